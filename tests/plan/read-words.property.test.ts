import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agenciesShape, type Role } from '../../src/content/schema.js';
import { lexiconOf } from '../../src/plan/assignment/lexicon.js';
import { readWords } from '../../src/plan/assignment/read-words.js';

const register = agenciesShape.parse(JSON.parse(readFileSync('content/agencies.json', 'utf8')));
const lexicon = lexiconOf(register);
const names = register.agencies.filter((a) => a.groups.includes('so-ban-nganh')).map(({ id, name }) => ({ id, name }));

type Said = readonly [string, Role];
interface Sentence { readonly words: string; readonly said: readonly Said[] }
type Named = (typeof names)[number];

const verbs: readonly (readonly [string, Role])[] = [
  ['chủ trì', 'chu-tri'],
  ['chủ trì tham mưu', 'chu-tri'],
  ['phối hợp', 'phoi-hop'],
  ['thẩm định', 'tham-dinh'],
  ['hướng dẫn, đôn đốc', 'tham-muu-huong-dan'],
  ['thực hiện', 'thuc-hien'],
  ['theo quy trình xây dựng Đề án', 'thuc-hien'],
];
const lists = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3, selector: (n) => n.id });
const verb = fc.constantFrom(...verbs);

function listed(bodies: readonly Named[]): string {
  const all = bodies.map((b) => b.name);
  return all.length === 1 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} và ${all.at(-1) ?? ''}`;
}
const saidOf = (bodies: readonly Named[], role: Role): Said[] => bodies.map((b) => [b.id, role]);

/** A subject, a verb and perhaps those it coordinates with; a label; or objects before their subject. */
const clause: fc.Arbitrary<Sentence> = fc.oneof(
  fc.tuple(lists, verb).map(([subjects, [phrase, role]]) => ({ words: `${listed(subjects)} ${phrase}`, said: saidOf(subjects, role) })),
  fc.tuple(lists, verb, lists, fc.constantFrom('', ' tham mưu', ' triển khai thực hiện')).map(([subjects, [phrase, role], objects, end]) => ({
    words: `${listed(subjects)} ${phrase}, phối hợp với ${listed(objects)}${end}`,
    said: [...saidOf(subjects, role), ...saidOf(objects, 'phoi-hop')],
  })),
  fc.tuple(lists, lists, verb).map(([objects, subjects, [phrase, role]]) => ({ words: `Phối hợp với ${listed(objects)}, ${listed(subjects)} ${phrase}`, said: [...saidOf(objects, 'phoi-hop'), ...saidOf(subjects, role)] })),
  lists.map((subjects) => ({ words: `Cơ quan chủ trì: ${listed(subjects)}`, said: saidOf(subjects, 'chu-tri') })),
);
const sentence: fc.Arbitrary<Sentence> = fc.tuple(fc.array(clause, { minLength: 1, maxLength: 3 }), fc.constantFrom('; ', '. ')).map(([clauses, stop]) => ({
  words: clauses.map((c) => c.words).join(stop),
  said: clauses.flatMap((c) => c.said),
}));

describe('sentences of known roles', () => {
  it('are read with exactly those roles, or said to be unclear', () => {
    fc.assert(fc.property(sentence, ({ words, said }) => {
      const { mentions, notes } = readWords(words, lexicon);
      expect(notes, words).toEqual([]);
      expect(mentions.map((m) => m.id), words).toEqual(said.map(([id]) => id));
      for (const [i, [id, role]] of said.entries()) expect([role, undefined], `${words}: ${id}`).toContain(mentions[i]?.role);
    }), { seed: 2023, numRuns: 1000 });
  });
  it('are read alike however they are typed', () => {
    fc.assert(fc.property(sentence, fc.constantFrom<(text: string) => string>((t) => t.replaceAll(' ', '\u00a0'), (t) => t.replaceAll('-', '–'), (t) => t.replaceAll('óa', 'oá').replaceAll('òa', 'oà')), ({ words }, retype) => {
      const roles = (text: string): readonly (string | undefined)[] => readWords(text, lexicon).mentions.map((m) => `${m.id} ${m.role ?? '-'}`);
      expect(roles(retype(words))).toEqual(roles(words));
    }), { seed: 2023, numRuns: 300 });
  });
});
