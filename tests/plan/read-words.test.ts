import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agenciesShape } from '../../src/content/schema.js';
import { lexiconOf } from '../../src/plan/assignment/lexicon.js';
import { readWords } from '../../src/plan/assignment/read-words.js';

const lexicon = lexiconOf(agenciesShape.parse(JSON.parse(readFileSync('content/agencies.json', 'utf8'))));

interface Golden {
  readonly name: string;
  readonly why: string;
  readonly words: string;
  readonly expected: readonly string[];
  readonly told: readonly string[];
}

/** tests/plan/assignments.golden.txt: `# name`, a sentence of why, `> words`, then `= id role` (`-`: unclear), `? words` (unknown), `! code words` a line. */
function goldens(): readonly Golden[] {
  return readFileSync('tests/plan/assignments.golden.txt', 'utf8')
    .split(/^# /mu)
    .slice(1)
    .map((block) => {
      const [name = '', ...lines] = block.trim().split('\n');
      const rest = lines.filter((l) => l !== '');
      const pick = (mark: string): string[] => rest.filter((l) => l.startsWith(mark)).map((l) => l.slice(mark.length));
      return {
        name,
        why: rest.find((l) => !/^[>=?!] /u.test(l)) ?? '',
        words: pick('> ').join(' '),
        expected: pick('= '),
        told: [...pick('? ').map((words) => `unknown-body-in-words ${words}`), ...pick('! ')],
      };
    });
}

describe('the words of an assignment tell who does what', () => {
  it.each(goldens())('$name — $why', ({ words, expected, told, why }) => {
    expect(why).not.toBe('');
    const read = readWords(words, lexicon);
    expect(read.mentions.map((m) => `${m.id} ${m.role ?? '-'}`)).toEqual(expected);
    expect(read.notes.map((n) => `${n.code} ${n.words}`)).toEqual(told);
  });
});
