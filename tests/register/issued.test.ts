import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/content/plan.js';
import type { IssuedEntry } from '../../src/content/schema.js';
import { append, type Chain } from '../../src/register/chain.js';
import { fingerprintOf } from '../../src/register/fingerprint.js';
import { symbolOf } from '../../src/content/numbers.js';
import { entryOf, freezeFaults, lastIssued, readIssued, type IssuedRegister } from '../../src/register/issued.js';
import { registerText } from '../../src/register/read.js';
import { sample, sampleFiles, sampleYear, writeProject, type Sample } from '../support/sample-project.js';
import { samplePlan } from '../support/sample-plan.js';

type Line = Omit<IssuedEntry, 'previous' | 'hash'>;
const first = { number: 7, symbol: 'QĐ-UBND', date: '2029-12-05' };
const second = { number: 12, symbol: 'QĐ-UBND', date: '2029-12-20' };
const file = { path: 'quyet-dinh.pdf', size: 1, pages: 1, sha256: '0'.repeat(64) };

function lineOf(plan: Plan, key: typeof first, year = sampleYear): Line {
  return { year, ...key, forms: ['giay'], content: { ...fingerprintOf(plan) }, files: [file], program: '0.1.0' };
}

function registerOf(...lines: readonly Line[]): IssuedRegister {
  const chain = lines.reduce<Chain<IssuedEntry>>((made, line) => append<Line>(made, line), { last: null, entries: [] });
  return { file: 'content/issued.json', source: undefined, chain };
}

const issued = registerOf(lineOf(samplePlan(), first));
const faults = (change: (data: Sample) => void, register = issued): readonly string[] => freezeFaults(samplePlan(change), register).map((d) => `${d.code} ${d.file}:${d.line} ${d.message}`);

describe('an issued plan is frozen', () => {
  it('as it was issued it has no fault', () => {
    expect(faults(() => undefined)).toEqual([]);
  });
  it('of a year that nobody issued nothing is asked', () => {
    expect(faults((d) => { d.plan.signer.name = 'Ai đó'; }, registerOf())).toEqual([]);
    expect(faults((d) => { d.plan.signer.name = 'Ai đó'; }, registerOf(lineOf(samplePlan(), first, 2029)))).toEqual([]);
  });
  it('a value that changed is told at its place, in words', () => {
    expect(faults((d) => { d.plan.signer.name = 'Trần Văn B'; })).toEqual([
      'issued-content-changed content/2030/plan.json:19 Quyết định số 07/QĐ-UBND đã ban hành, nhưng người ký khác với bản đã ban hành.',
    ]);
    expect(faults((d) => { d.text = d.text.replace('Ý thứ hai', 'Ý khác'); })).toEqual([
      'issued-content-changed content/2030/plan.md:12 Quyết định số 07/QĐ-UBND đã ban hành, nhưng mục I.1.b khác với bản đã ban hành.',
    ]);
  });
  it('a value that went is told in the file where it stood', () => {
    expect(faults((d) => { d.text = d.text.replace('2. Nâng cao chất lượng.\n\n', ''); })).toEqual([expect.stringMatching(/^issued-content-changed content\/2030\/plan\.md:1 .* mục I\.2 không còn\.$/u)]);
    expect(faults((d) => { d.decision = d.decision.replace('Xét đề nghị của Giám đốc Sở Nội vụ.\n\n', ''); })).toEqual([expect.stringMatching(/^issued-content-changed content\/2030\/decision\.md:1 .* căn cứ 2 không còn\.$/u)]);
    expect(faults((d) => { for (const s of d.tasks.sections) s.tasks.pop(); })).toContainEqual(expect.stringMatching(/^issued-content-changed content\/2030\/tasks\.json:1 .* nhiệm vụ "ra-soat-quy-che" \(tiến độ\) không còn\.$/u));
  });
  it('a value that came is told as such', () => {
    expect(faults((d) => { d.text = d.text.replace('b) Ý thứ hai.\n\n', 'b) Ý thứ hai.\n\nc) Ý thứ ba.\n\n'); })).toEqual([
      expect.stringMatching(/^issued-content-changed content\/2030\/plan\.md:14 .* mục I\.1\.c không có trong bản đã ban hành\.$/u),
    ]);
  });
  it('several are told all at once', () => {
    const found = faults((d) => {
      d.plan.archive = 'VT';
      d.tasks.title = 'NHIỆM VỤ';
      d.decision = d.decision.replace('thi hành', 'thực hiện');
    });
    expect(found.map((f) => f.split(' ')[1]?.split(':')[0])).toEqual(['content/2030/plan.json', 'content/2030/decision.md', 'content/2030/tasks.json']);
  });
  it.each<[string, (data: Sample) => void]>([
    ['another number', (d) => { d.plan.decision.number = 8; }],
    ['no number', (d) => { d.plan.decision.number = null; }],
    ['another day', (d) => { d.plan.decision.date = '2029-12-06'; }],
    ['another symbol', (d) => { d.plan.decision.symbol = 'QĐ-CT'; }],
    ['a draft again', (d) => { d.plan.state = 'du-thao'; }],
    ['another number, and it names an older decision as what it replaces', (d) => { d.plan.decision.number = 8; d.plan.replaces = { kind: 'thay-the', number: 6, symbol: 'QĐ-UBND', date: '2029-12-01' }; }],
  ])('%s: it was reopened, told at its number and day', (_, change) => {
    expect(faults(change)).toEqual([expect.stringMatching(/^issued-reopened content\/2030\/plan\.json:1[4-9] Kế hoạch năm 2030 đã ban hành bằng Quyết định số 07\/QĐ-UBND ngày 05\/12\/2029, nhưng/u)]);
  });
  it('a new decision that names the last one as what it replaces or amends is no edit', () => {
    for (const kind of ['thay-the', 'sua-doi'] as const) {
      expect(faults((d) => { d.plan.replaces = { kind, ...first }; d.plan.state = 'du-thao'; d.plan.decision = { number: null, symbol: 'QĐ-UBND', date: null }; d.plan.signer.name = 'Trần Văn B'; })).toEqual([]);
    }
  });
  it('a decision does not get out of it by naming itself as what it replaces', () => {
    expect(faults((d) => { d.plan.replaces = { kind: 'thay-the', ...first }; d.plan.signer.name = 'Trần Văn B'; })).toEqual([
      expect.stringMatching(/ người ký khác với/u),
      expect.stringMatching(/ quyết định được thay thế, sửa đổi khác với/u),
    ]);
  });
  it('once replaced, the later decision is the one that holds', () => {
    const later = (d: Sample): void => { d.plan.replaces = { kind: 'thay-the', ...first }; d.plan.decision = { ...second }; };
    const register = registerOf(lineOf(samplePlan(), first), lineOf(samplePlan(later), second));
    expect(faults(later, register)).toEqual([]);
    expect(faults((d) => { later(d); d.plan.archive = 'VT'; }, register)).toEqual([expect.stringMatching(/Quyết định số 12\/QĐ-UBND đã ban hành, nhưng lưu khác/u)]);
    expect(faults((d) => { later(d); delete d.plan.replaces; }, register)).toEqual([expect.stringMatching(/Quyết định số 12\/QĐ-UBND .* quyết định được thay thế, sửa đổi khác/u)]);
    expect(faults(() => undefined, register)).toEqual([expect.stringMatching(/^issued-reopened .*Quyết định số 12\/QĐ-UBND/u)]);
  });
});

describe('which entry a plan is the content of', () => {
  const register = registerOf(lineOf(samplePlan(), first), lineOf(samplePlan(), { ...first, date: '2028-12-05' }, 2029));
  it('the last of its year, where number, symbol and day are the same', () => {
    expect(lastIssued(register, 2030)).toMatchObject(first);
    expect(lastIssued(register, 2031)).toBeUndefined();
    expect(entryOf(samplePlan(), register)).toMatchObject({ year: 2030, ...first });
    expect(entryOf(samplePlan((d) => { d.plan.decision.date = '2028-12-05'; }), register)).toBeUndefined();
  });
  it.each([[7, '07/QĐ-UBND'], [12, '12/QĐ-UBND'], [3604, '3604/QĐ-UBND']])('number %d is written "%s"', (number, words) => {
    expect(symbolOf({ number, symbol: 'QĐ-UBND' })).toBe(words);
  });
});

describe('the register as a file', () => {
  const write = (text: string | undefined): ReturnType<typeof readIssued> => {
    const { root, remove } = writeProject(sampleFiles(sample()));
    if (text !== undefined) writeFileSync(join(root, 'content/issued.json'), text);
    const read = readIssued(root);
    remove();
    return read;
  };
  const text = registerText('issued', issued.chain);
  it('where there is none yet it is empty', () => {
    expect(write(undefined)).toMatchObject({ ok: true, value: { source: undefined, chain: { last: null, entries: [] } } });
  });
  it('is read back as it was written', () => {
    expect(write(text)).toMatchObject({ ok: true, value: { chain: issued.chain } });
  });
  it.each([
    ['empty', '', 'json-empty', 1],
    ['cut off', text.slice(0, text.indexOf('"number"')), 'json-syntax', 7],
    ['not a register', '[]', 'wrong-type', 1],
    ['a line that lacks something', text.replace(/\n {6}"program": .*/u, ''), 'missing-field', 5],
    ['a line with something more', text.replace('"year": 2030,', '"year": 2030, "thêm": 1,'), 'extra-field', 6],
    ['a number changed', text.replace('"number": 7,', '"number": 8,'), 'register-broken', 5],
    ['the end changed', text.replace(/"last": "./u, '"last": "g').replace('"g', '"0'), 'register-broken', 3],
  ])('%s: said where', (_, spoilt, code, line) => {
    expect(spoilt).not.toBe(text);
    const read = write(spoilt);
    expect(read.ok ? [] : read.diagnostics.map(({ code, file, line }) => ({ code, file, line }))).toContainEqual({ code, file: 'content/issued.json', line });
  });
});
