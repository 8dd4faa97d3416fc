import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copiesShape, sentShape, type CopyEntry, type SentEntry } from '../../src/content/schema.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { amendYear } from '../../src/publish/amend.js';
import { checkRecords } from '../../src/publish/check-records.js';
import { copyDecision, type CopyRequest } from '../../src/publish/copy.js';
import { sendPackages } from '../../src/publish/send/send.js';
import { append, type Chain, type Link } from '../../src/register/chain.js';
import { checked, edit, issueSample, named, sendingProject } from '../support/issued.js';
import { sampleYear } from '../support/sample-project.js';

/** Copies 1 (sao y), 2 (sao lục), 3 (trích sao); packages 4–7 certified, then sent again to so-y-te with a plain extract. */
let whole = '';
const made: string[] = [];
const day = { year: 2029, month: 12, day: 10 };
const copies = 'content/copies.json';
const sent = 'content/2030/sent.json';

beforeAll(async () => {
  const { root } = await sendingProject();
  made.push(root);
  const requests: readonly Pick<CopyRequest, 'form' | 'from' | 'tasks'>[] = [{ form: 'sao-y' }, { form: 'sao-luc', from: { number: 1 } }, { form: 'trich-sao', tasks: ['I.1'] }];
  for (const request of requests) expect((await copyDecision(root, sampleYear, { ...request, as: 'giay', date: day, recipients: ['so-y-te'] })).ok).toBe(true);
  expect((await sendPackages(root, sampleYear, { agencies: ['so-y-te'], number: 3, date: day, again: false })).ok).toBe(true);
  expect((await sendPackages(root, sampleYear, { agencies: ['so-noi-vu', 'so-tai-chinh', 'ubnd-huyen-a'], number: 4, date: day, certified: { date: day }, again: false })).ok).toBe(true);
  whole = root;
});
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

function copy(from = whole): string {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-forge-'));
  made.push(root);
  cpSync(from, root, { recursive: true });
  return root;
}

/** What `kehoach check` says of registers and files; the content is as it was issued. */
const recordFaults = (root: string): readonly Diagnostic[] => checkRecords(root, sampleYear);
const readCopies = (root: string): Chain<CopyEntry> => copiesShape.parse(JSON.parse(readFileSync(join(root, copies), 'utf8')));
const readSent = (root: string): Chain<SentEntry> => sentShape.parse(JSON.parse(readFileSync(join(root, sent), 'utf8')));
const write = (root: string, file: string, register: object): void => { writeFileSync(join(root, file), JSON.stringify(register, null, 2)); };

/** The same lines with all hashes made right again: what a forger leaves who knows how a register is sealed. */
function resealed(entries: readonly Link[]): Chain<Link> {
  return entries.reduce<Chain<Link>>((chain, line) => append<object>(chain, { ...line, previous: undefined, hash: undefined }), { last: null, entries: [] });
}

describe('registers and files that nobody has touched', () => {
  it('have no fault', () => { expect(checked(whole)).toEqual([]); });
});

describe.each<[string, string, (root: string) => Chain<CopyEntry> | Chain<SentEntry>, number]>([['the register of copies', copies, readCopies, 6], ['the register of packages', sent, readSent, 4]])('%s', (_, file, read, lines) => {
  type Register = Chain<CopyEntry> | Chain<SentEntry>;
  it.each<[string, (register: Register) => unknown]>([
    ['the first line dropped', ({ entries, ...rest }) => ({ ...rest, entries: entries.slice(1) })],
    ['a line in the middle dropped', ({ entries, ...rest }) => ({ ...rest, entries: [...entries.slice(0, 1), ...entries.slice(2)] })],
    ['the last line dropped', ({ entries, ...rest }) => ({ ...rest, entries: entries.slice(0, -1) })],
    ['a line twice', ({ entries, ...rest }) => ({ ...rest, entries: [...entries, ...entries.slice(-1)] })],
    ['lines moved', ({ entries, ...rest }) => ({ ...rest, entries: [...entries].reverse() })],
    ['the last hash another', (register) => ({ ...register, last: 'a'.repeat(64) })],
    ['the last hash gone', (register) => ({ ...register, last: null })],
  ])('%s: named', (__, change) => {
    const root = copy();
    const register = read(root);
    expect(register.entries).toHaveLength(lines);
    write(root, file, { ...(change(register) as object) });
    expect(recordFaults(root).some((d) => d.code === 'register-broken' && d.file === file)).toBe(true);
  });
  it('any value of a line changed: the line is named', () => {
    const root = copy();
    const text = readFileSync(join(root, file), 'utf8');
    const values = [...text.matchAll(/: ("[^"]*"|\d+)(?=,?\n)/gu)].filter((m) => !m[0].includes('schema'));
    expect(values.length).toBeGreaterThan(100);
    for (const { 0: found, index } of values.filter((___, i) => i % 3 === 0)) {
      const changed = found.endsWith('"') ? found.replace(/.(?="$)/u, (c) => (c === '1' ? '2' : '1')) : `${found}1`;
      writeFileSync(join(root, file), `${text.slice(0, index)}${changed}${text.slice(index + found.length)}`);
      const faults = recordFaults(root).filter((d) => d.level === 'error' && d.file === file);
      expect(faults, text.slice(index - 40, index + 40)).not.toEqual([]);
    }
  });
});

describe('a forger who seals the lines anew', () => {
  type Forged = readonly [what: string, change: (entries: CopyEntry[]) => CopyEntry[], found: string];
  const first = (entries: CopyEntry[], change: Partial<CopyEntry>, index = 0): CopyEntry[] => entries.map((e, i) => (i === index ? { ...e, ...change } : e));
  it.each<Forged>([
    ['a copy less in the middle', (entries) => entries.toSpliced(1, 1), `copy-number ${copies}`],
    ['the last copy less, a package says so', (entries) => entries.slice(0, -1), `sent-line ${sent}`],
    ['the last single copies less, their folders say so', (entries) => entries.slice(0, 2), 'copy-unregistered output/2030/sao/03-trs-so-noi-vu-2029'],
    ['a number that makes a gap', (entries) => first(entries, { number: 9 }, 2), `copy-number ${copies}`],
    ['a number twice', (entries) => first(entries, { number: 1 }, 2), `copy-number ${copies}`],
    ['another year', (entries) => first(entries, { year: 2030 }, 2), `copy-date ${copies}`],
    ['a day before the copy before', (entries) => first(entries, { date: '2029-12-06' }, 2), `copy-date ${copies}`],
    ['another form', (entries) => first(entries, { form: 'trich-sao' }), `copy-line ${copies}`],
    ['another form and symbol', (entries) => first(entries, { form: 'trich-sao', symbol: 'TrS-SNV' }), `copy-line ${copies}`],
    ['another body', (entries) => first(entries, { agency: 'so-y-te' }, 2), `copy-line ${copies}`],
    ['of another decision', (entries) => first(entries, { of: { year: 2030, number: 8, symbol: 'QĐ-UBND', date: '2029-12-05' } }), `copy-of-unissued ${copies}`],
    ['a sao lục of no sao y', (entries) => first(entries, { from: { agency: 'so-noi-vu', year: 2029, number: 2 } }, 1), `copy-without-sao-y ${copies}`],
    ['the hash of a file', (entries) => entries.map((e, i) => (i === 0 ? { ...e, files: e.files.map((f) => ({ ...f, sha256: 'a'.repeat(64) })) } : e)), 'recorded-file-changed output/2030/sao/01-sy-so-noi-vu-2029/ban-sao.pdf'],
    ['the size of a file', (entries) => entries.map((e, i) => (i === 0 ? { ...e, files: e.files.map((f) => ({ ...f, size: f.size + 1 })) } : e)), 'recorded-file-changed output/2030/sao/01-sy-so-noi-vu-2029/ban-sao.pdf'],
    ['a copy passed off as one in a package, so that nobody looks at its files', (entries) => first(entries, { folder: '2030/gui/so-y-te' }, 2), `copy-line ${copies}`],
  ])('copies: %s', (_, change, found) => {
    const root = copy();
    write(root, copies, resealed(change([...readCopies(root).entries])));
    expect(named(recordFaults(root))).toContain(found);
  });

  it.each<readonly [what: string, change: (entries: SentEntry[]) => SentEntry[], found: string]>([
    ['a package less', (entries) => entries.slice(0, -1), 'sent-list-differs output/2030/gui/so-gui.json'],
    ['all packages less', () => [], 'sent-list-differs output/2030/gui/so-gui.json'],
    ['another number', (entries) => entries.map((e, i) => (i === 1 ? { ...e, number: 33 } : e)), 'sent-list-differs output/2030/gui/so-gui.json'],
    ['another signer', (entries) => entries.map((e, i) => (i === 1 ? { ...e, signer: 'Lê C' } : e)), 'sent-list-differs output/2030/gui/so-gui.json'],
    ['a number of another agency\'s', (entries) => entries.map((e, i) => (i === 2 ? { ...e, number: 3 } : e)), `send-number-used ${sent}`],
    ['a day before the decision', (entries) => entries.map((e, i) => (i === 2 ? { ...e, date: '2029-12-01' } : e)), `send-date ${sent}`],
    ['of another decision', (entries) => entries.map((e) => ({ ...e, decision: { ...e.decision, number: 8 } })), `sent-line ${sent}`],
    ['sent, and yet without a day', (entries) => entries.map((e) => ({ ...e, date: null })), `sent-line ${sent}`],
    ['another copy', (entries) => entries.map((e) => (e.copy === undefined ? e : { ...e, copy: { ...e.copy, number: 1 } })), `sent-line ${sent}`],
    ['no copy', (entries) => entries.map((e) => ({ ...e, copy: undefined })), `copy-line ${copies}`],
    ['a file of another agency', (entries) => entries.map((e) => ({ ...e, files: e.files.map((f) => ({ ...f, path: f.path.replace('so-tai-chinh/', 'so-y-te/') })) })), `sent-line ${sent}`],
  ])('packages: %s', (_, change, found) => {
    const root = copy();
    write(root, sent, resealed(change([...readSent(root).entries])));
    expect(named(recordFaults(root))).toContain(found);
  });

  it('packages: an extract that is not the one that was issued, with register, list and files all in agreement', () => {
    const root = copy();
    edit(root, sent, /"path": "so-y-te\/trich.pdf",\s+"size": \d+,\s+"pages": \d+,\s+"sha256": "[0-9a-f]{64}"/u, `"path": "so-y-te/trich.pdf", "size": 1, "pages": 1, "sha256": "${'b'.repeat(64)}"`);
    write(root, sent, resealed(readSent(root).entries));
    expect(named(recordFaults(root))).toContain(`sent-extract-differs ${sent}`);
  });
  it('a whole register gone is told by what is beside it', () => {
    for (const [file, found] of [[copies, `sent-line ${sent}`], [copies, 'copy-unregistered output/2030/sao/01-sy-so-noi-vu-2029'], [sent, 'sent-list-differs output/2030/gui/so-gui.json'], ['content/issued.json', `sent-line ${sent}`], ['content/issued.json', `copy-of-unissued ${copies}`]] as const) {
      const root = copy();
      rmSync(join(root, file));
      expect(named(recordFaults(root)), file).toContain(found);
    }
  });
});

describe('a decision that was copied or sent, and is no longer in its register', () => {
  it('is not issued anew, with other words under the same number', async () => {
    for (const gone of [copies, sent]) {
      const root = copy();
      rmSync(join(root, 'content/issued.json'));
      rmSync(join(root, gone));
      edit(root, 'content/2030/plan.md', 'Ý thứ hai', 'Ý khác');
      const { entry, diagnostics } = await issueSample(root);
      expect(entry).toBeUndefined();
      expect(named(diagnostics)).toContain(gone === sent ? `copy-of-unissued ${copies}` : `sent-line ${sent}`);
    }
  });
});

describe('files that were copied and sent', () => {
  it('each of them changed, and each gone, is named', () => {
    const root = copy();
    const files = [...readCopies(root).entries.filter((e) => e.folder.includes('/sao/')).flatMap((e) => e.files.map((f) => `output/${e.folder}/${f.path}`)), ...readSent(root).entries.flatMap((e) => e.files.map((f) => `output/2030/gui/${f.path}`))];
    expect(files.length).toBeGreaterThan(30);
    const kept = files.map((file) => readFileSync(join(root, file)));
    for (const [i, file] of files.entries()) {
      const bytes = Buffer.from(kept[i] ?? []);
      bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
      writeFileSync(join(root, file), bytes);
    }
    expect(named(recordFaults(root))).toEqual(files.map((file) => `recorded-file-changed ${file}`).sort());
    for (const file of files) rmSync(join(root, file));
    expect(named(recordFaults(root)).filter((d) => d.startsWith('recorded-file-missing'))).toEqual(files.map((file) => `recorded-file-missing ${file}`).sort());
  });
  it('the list beside the packages edited or gone is named', () => {
    const root = copy();
    edit(root, 'output/2030/gui/so-gui.json', '"number": 3', '"number": 30');
    expect(named(recordFaults(root))).toEqual(['sent-list-differs output/2030/gui/so-gui.json']);
    rmSync(join(root, 'output/2030/gui/so-gui.json'));
    expect(named(recordFaults(root))).toEqual(['recorded-file-missing output/2030/gui/so-gui.json']);
  });
  it('packages of a decision that is being replaced are as frozen, and so is their register', () => {
    const root = copy();
    expect(amendYear(root, sampleYear, 'thay-the').ok).toBe(true);
    expect(named(recordFaults(root))).toEqual([]);
    edit(root, 'output/2030-qd-7/gui/so-gui.json', '"number": 3', '"number": 30');
    writeFileSync(join(root, 'output/2030-qd-7/gui/so-y-te/trich.pdf'), '');
    expect(named(recordFaults(root))).toEqual(expect.arrayContaining(['recorded-file-changed output/2030-qd-7/gui/so-y-te/trich.pdf', 'sent-list-differs output/2030-qd-7/gui/so-gui.json']));
    edit(root, 'content/2030.qd-7/sent.json', '"number": 4', '"number": 40');
    expect(named(recordFaults(root))).toContain('register-broken content/2030.qd-7/sent.json');
  });
});

describe('what later copies and packages are made with', () => {
  it('stays free: a new head of office signs what is made from now on, and what was made stays as it was', async () => {
    const root = copy();
    const [before] = readCopies(root).entries;
    edit(root, 'content/2030/plan.json', /"Trần Thị B"/gu, '"Lê Văn C"');
    expect(checked(root)).toEqual([]);
    const made2 = await copyDecision(root, sampleYear, { form: 'sao-y', as: 'giay', date: day, recipients: ['so-y-te'], again: true });
    expect(made2.ok && made2.value.entry.signer.name).toBe('Lê Văn C');
    expect(readCopies(root).entries[0]).toEqual(before);
    expect(checked(root)).toEqual([]);
  });
});
