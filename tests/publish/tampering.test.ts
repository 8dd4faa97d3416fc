import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issuedShape, type IssuedEntry } from '../../src/content/schema.js';
import { buildYear } from '../../src/publish/build.js';
import { issueYear } from '../../src/publish/issue.js';
import { asked, checked, draftSample, edit, issueSample, named, treeOf } from '../support/issued.js';
import { sampleFiles, sampleOf, sampleYear, writeProject } from '../support/sample-project.js';

/** 2030 and 2031, both issued: every test works on a copy of its own. */
let issued = '';
let entry: IssuedEntry;
const made: string[] = [];
const registerFile = 'content/issued.json';

beforeAll(async () => {
  const later = sampleOf(2031);
  later.plan.state = 'du-thao';
  later.plan.decision = { number: null, symbol: 'QĐ-UBND', date: null };
  const { root } = writeProject(new Map([...sampleFiles(draftSample()), ...sampleFiles(later)]));
  made.push(root);
  const first = await issueSample(root);
  const second = await issueYear(root, 2031, { ...asked, date: { year: 2030, month: 12, day: 5 } });
  if (first.entry === undefined || second.entry === undefined) throw new Error(JSON.stringify([first.diagnostics, second.diagnostics]));
  entry = first.entry;
  issued = root;
});
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

function copy(): string {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-tamper-'));
  made.push(root);
  cpSync(issued, root, { recursive: true });
  return root;
}

/** A build that is refused leaves output/ as it was; gives back code and file of what it says. */
async function refused(root: string): Promise<readonly string[]> {
  const before = treeOf(root, ['output', 'content']);
  const { manifest, diagnostics } = await buildYear(root, sampleYear);
  expect(manifest).toBeUndefined();
  expect(treeOf(root, ['output', 'content'])).toEqual(before);
  return named(diagnostics.filter((d) => d.level === 'error'));
}

describe('what is issued and left alone', () => {
  it('has no fault', () => {
    for (const year of [2030, 2031]) expect(checked(issued, year)).toEqual([]);
  });
});

describe('an issued file', () => {
  it('of which one byte is another is named, each of them; a build makes it again and says so', async () => {
    const root = copy();
    const before = treeOf(root);
    expect(entry.files).toHaveLength(12);
    for (const { path } of entry.files) {
      const file = join(root, 'output/2030', path);
      const bytes = readFileSync(file);
      const middle = Math.floor(bytes.length / 2);
      bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
      writeFileSync(file, bytes);
      expect(checked(root).map((d) => `${d.level} ${d.code} ${d.file}`)).toEqual([`error recorded-file-changed output/2030/${path}`]);
      const built = await buildYear(root, sampleYear);
      expect(named(built.diagnostics)).toEqual([`recorded-file-restored output/2030/${path}`]);
      expect(treeOf(root)).toEqual(before);
    }
  });
  it('that is not there is named; a build makes it again', async () => {
    const root = copy();
    const before = treeOf(root);
    for (const { path } of entry.files) rmSync(join(root, 'output/2030', path));
    expect(named(checked(root))).toEqual(entry.files.map(({ path }) => `recorded-file-missing output/2030/${path}`).sort());
    const built = await buildYear(root, sampleYear);
    expect(named(built.diagnostics)).toEqual(entry.files.map(({ path }) => `recorded-file-restored output/2030/${path}`).sort());
    expect(treeOf(root)).toEqual(before);
  });
  it('that is a folder now, or empty, is named', () => {
    const root = copy();
    rmSync(join(root, 'output/2030/phu-luc.pdf'));
    cpSync(join(root, 'output/2030/trich'), join(root, 'output/2030/phu-luc.pdf'), { recursive: true });
    writeFileSync(join(root, 'output/2030/phu-luc.docx'), '');
    expect(named(checked(root))).toEqual(['recorded-file-changed output/2030/phu-luc.docx', 'recorded-file-missing output/2030/phu-luc.pdf']);
  });
  it('a whole set that is gone is told once, and only of its year', async () => {
    const root = copy();
    const before = treeOf(root);
    rmSync(join(root, 'output/2030'), { recursive: true });
    expect(named(checked(root))).toEqual(['recorded-file-missing output/2030']);
    expect(checked(root, 2031)).toEqual([]);
    expect((await buildYear(root, sampleYear)).manifest).toBeDefined();
    expect(treeOf(root)).toEqual(before);
  });
  it('a file of the people beside them is nobody\'s concern, and stays', async () => {
    const root = copy();
    writeFileSync(join(root, 'output/2030/ban-da-ky.pdf'), 'signed');
    expect(checked(root)).toEqual([]);
    expect((await buildYear(root, sampleYear)).kept).toEqual(['ban-da-ky.pdf']);
    expect(readFileSync(join(root, 'output/2030/ban-da-ky.pdf'), 'utf8')).toBe('signed');
  });
});

describe('an issued value of the content', () => {
  const head = 'content/2030/plan.json';
  const decision = 'content/2030/decision.md';
  const text = 'content/2030/plan.md';
  const tasks = 'content/2030/tasks.json';
  it.each<{ what: string; file: string; from: string | RegExp; to: string; code?: string; place?: string }>([
    { what: 'the number', file: head, from: '"number": 7', to: '"number": 8', code: 'issued-reopened' },
    { what: 'the number, opened', file: head, from: '"number": 7', to: '"number": null', code: 'issued-reopened' },
    { what: 'the day', file: head, from: '2029-12-05', to: '2029-12-06', code: 'issued-reopened' },
    { what: 'the symbol', file: head, from: '"symbol": "QĐ-UBND"', to: '"symbol": "QĐ-CT"', code: 'issued-reopened' },
    { what: 'the state', file: head, from: 'da-ban-hanh', to: 'du-thao', code: 'issued-reopened' },
    { what: 'the year', file: head, from: '"year": 2030', to: '"year": 2031', code: 'year-mismatch' },
    { what: 'a line of the issuer', file: head, from: '"TỈNH MẪU"', to: '"TỈNH MÃU"' },
    { what: 'the place', file: head, from: '"place": "Mẫu"', to: '"place": "Mẫu "', code: 'stray-space' },
    { what: 'the signer', file: head, from: 'Nguyễn Văn A', to: 'Nguyễn Văn B' },
    { what: 'for whom the signer signs', file: head, from: 'TM. ỦY BAN NHÂN DÂN', to: 'KT. ỦY BAN NHÂN DÂN' },
    { what: 'the office', file: head, from: '"CHỦ TỊCH"', to: '"PHÓ CHỦ TỊCH"' },
    { what: 'a recipient', file: head, from: 'Bộ Nội vụ', to: 'Bộ Tài chính' },
    { what: 'where it is kept', file: head, from: '"VT, NV"', to: '"VT"' },
    { what: 'what it replaces', file: head, from: '"recipients"', to: '"replaces": { "kind": "sua-doi", "number": 3, "symbol": "QĐ-UBND", "date": "2029-11-01" }, "recipients"' },
    { what: 'that it replaces itself', file: head, from: '"recipients"', to: '"replaces": { "kind": "sua-doi", "number": 7, "symbol": "QĐ-UBND", "date": "2029-12-05" }, "recipients"' },
    { what: 'the subject', file: decision, from: 'subject: Ban hành', to: 'subject: Phê duyệt' },
    { what: 'a căn cứ', file: decision, from: 'Luật Tổ chức', to: 'Luật tổ chức' },
    { what: 'a căn cứ less', file: decision, from: 'Xét đề nghị của Giám đốc Sở Nội vụ.\n\n', to: '' },
    { what: 'an article', file: decision, from: 'thi hành', to: 'thực hiện' },
    { what: 'an article more', file: decision, from: './.\n', to: '.\n\nĐiều 3. Thêm./.\n' },
    { what: 'the title', file: text, from: 'title: Cải cách hành chính', to: 'title: Cải cách', code: 'plan-name' },
    { what: 'a heading', file: text, from: '# I. MỤC TIÊU', to: '# I. MỤC ĐÍCH' },
    { what: 'a khoản', file: text, from: '1. Tiếp tục', to: '1. Bắt đầu' },
    { what: 'a full stop', file: text, from: 'Ý thứ hai.', to: 'Ý thứ hai' },
    { what: 'a điểm less', file: text, from: 'b) Ý thứ hai.\n\n', to: '' },
    { what: 'a paragraph more', file: text, from: 'Các cơ quan', to: 'Thêm một đoạn.\n\nCác cơ quan' },
    { what: 'the title of the appendix', file: tasks, from: 'NHIỆM VỤ CỤ THỂ', to: 'CÁC NHIỆM VỤ' },
    { what: 'a heading of the appendix', file: tasks, from: 'CẢI CÁCH THỂ CHẾ', to: 'CẢI CÁCH' },
    { what: 'a task', file: tasks, from: '"Ban hành kế hoạch"', to: '"Ban hành Kế hoạch"' },
    { what: 'an output', file: tasks, from: '"Báo cáo"', to: '"Tờ trình"' },
    { what: 'a deadline and its meaning', file: tasks, from: /Quý I\/2030([\s\S]*)"quarter": 1/u, to: 'Quý II/2030$1"quarter": 2' },
    { what: 'who is assigned', file: tasks, from: /Sở Tài chính, UBND các huyện([\s\S]*?)"so-tai-chinh"/u, to: 'Sở Y tế, UBND các huyện$1"so-y-te"' },
    { what: 'the id of a task', file: tasks, from: '"ra-soat-quy-che"', to: '"ra-soat"' },
  ])('$what: named by the check at its file, and no build', async ({ file, from, to, code = 'issued-content-changed' }) => {
    const root = copy();
    edit(root, file, from, to);
    const found = checked(root).filter((d) => d.code === code);
    expect(new Set(found.map((d) => `${d.level} ${d.file}`))).toEqual(new Set([`error ${file}`]));
    expect(await refused(root)).toContain(`${code} ${file}`);
    expect(checked(root, 2031)).toEqual([]);
  });
  it('what is not printed stays free: a note, the progress, who reports', async () => {
    const root = copy();
    edit(root, tasks, '"number": 1,', '"number": 1, "note": "Vì sao đổi",');
    edit(root, head, '"BC-SNV"', '"BC-VP"');
    writeFileSync(join(root, 'content/2030/progress.json'), JSON.stringify({ tasks: [{ task: 'ra-soat-quy-che', state: 'hoan-thanh', date: '2030-06-01' }] }));
    expect(checked(root)).toEqual([]);
    expect((await buildYear(root, sampleYear)).manifest).toBeDefined();
    expect(checked(root)).toEqual([]);
  });
});

describe('a line of the register', () => {
  type Register = z.infer<typeof issuedShape>;
  const json = z.json();
  const read = (root: string): Register => issuedShape.parse(JSON.parse(readFileSync(join(root, registerFile), 'utf8')));
  const write = (root: string, register: unknown): void => { writeFileSync(join(root, registerFile), JSON.stringify(register, null, 2)); };

  /** Every path to a text or number in plain data. */
  function leaves(value: z.infer<typeof json>, path: readonly string[] = []): readonly (readonly string[])[] {
    if (typeof value !== 'object' || value === null) return [path];
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
  }
  /** The data with one leaf another one of the same kind, or gone. */
  function spoilt(value: z.infer<typeof json>, path: readonly string[], drop: boolean): z.infer<typeof json> {
    const [key, ...rest] = path;
    if (key === undefined) return typeof value === 'number' ? value + 1 : typeof value === 'string' ? (/^[0-9a-f]{64}$/u.test(value) ? value.replace(/^./u, (c) => (c === '0' ? '1' : '0')) : value.replace(/\d$|$/u, (c) => (c === '' ? 'x' : String((Number(c) + 1) % 10)))) : 'x';
    if (Array.isArray(value)) return drop && rest.length === 0 ? value.toSpliced(Number(key), 1) : value.map((inner, i) => (String(i) === key ? spoilt(inner, rest, drop) : inner));
    if (typeof value !== 'object' || value === null) return value;
    const { [key]: inner = null, ...others } = value;
    return drop && rest.length === 0 ? others : { ...others, [key]: spoilt(inner, rest, drop) };
  }

  it.each([['another value', false], ['gone', true]])('each of its values, %s: named by the check of every year, and no build', async (_, drop) => {
    const root = copy();
    const register = json.parse(JSON.parse(readFileSync(join(root, registerFile), 'utf8')));
    const paths = leaves(register).filter(([top]) => top !== '$schema');
    expect(paths.length).toBeGreaterThan(150);
    for (const path of paths) {
      write(root, spoilt(register, path, drop));
      for (const year of [2030, 2031]) {
        const found = checked(root, year).filter((d) => d.level === 'error');
        expect(found.map((d) => d.file), path.join('.')).toContain(registerFile);
      }
    }
    expect(await refused(root)).not.toEqual([]);
  });
  it.each<[string, string, (register: Register) => unknown]>([
    ['the first line dropped', 'Dòng 1 ', ({ entries, ...rest }) => ({ ...rest, entries: entries.slice(1) })],
    ['the last line dropped', 'Cuối sổ', ({ entries, ...rest }) => ({ ...rest, entries: entries.slice(0, -1) })],
    ['all lines dropped', 'Cuối sổ', (register) => ({ ...register, entries: [] })],
    ['a line twice', 'Dòng 2 ', ({ entries, ...rest }) => ({ ...rest, entries: [...entries.slice(0, 1), ...entries] })],
    ['a line more at the end', 'Cuối sổ', ({ entries, ...rest }) => ({ ...rest, entries: [...entries, ...entries.slice(0, 1)] })],
    ['the lines turned round', 'Dòng 1 ', ({ entries, ...rest }) => ({ ...rest, entries: entries.toReversed() })],
    ['the last hash another', 'Cuối sổ', (register) => ({ ...register, last: 'a'.repeat(64) })],
    ['the last hash gone', 'Cuối sổ', (register) => ({ ...register, last: null })],
  ])('%s: "%s…"', async (_, words, change) => {
    const root = copy();
    write(root, change(read(root)));
    for (const year of [2030, 2031]) {
      const found = checked(root, year).filter((d) => d.code === 'register-broken');
      expect(found.some((d) => d.message.startsWith(words) && d.file === registerFile), found.map((d) => d.message).join()).toBe(true);
    }
    expect(await refused(root)).toEqual([`register-broken ${registerFile}`]);
  });
  it('only its look changed: nothing is said', () => {
    const root = copy();
    const { last, entries } = read(root);
    writeFileSync(join(root, registerFile), JSON.stringify({ entries: entries.map((e) => Object.fromEntries(Object.entries(e).reverse())), last }));
    expect(checked(root)).toEqual([]);
  });
});

describe('what the issued files were made with', () => {
  it.each<{ what: string; differ: readonly string[]; change: (root: string) => void }>([
    { what: 'a word of a template', differ: ['quyet-dinh'], change: (root) => { edit(root, 'templates/phan/quyet-dinh.hbs', 'QUYẾT ĐỊNH', 'QUYẾT  ĐỊNH'); } },
    { what: 'a size of the format', differ: ['phu-luc', 'quyet-dinh', 'trich/so-noi-vu', 'trich/so-tai-chinh', 'trich/so-y-te', 'trich/ubnd-huyen-a'], change: (root) => { edit(root, 'templates/nd30-2020.json', /"left": 30/gu, '"left": 31'); } },
    { what: 'the name of an agency', differ: ['trich/so-y-te'], change: (root) => { edit(root, 'content/agencies.json', '"name": "Sở Y tế"', '"name": "Sở Y Tế"'); } },
    { what: 'an agency more in a group', differ: ['trich/so-moi'], change: (root) => { edit(root, 'content/agencies.json', '"agencies": [', '"agencies": [{ "id": "so-moi", "name": "Sở Mới", "kind": "so-ban-nganh", "shortForms": [], "groups": ["so-ban-nganh"] },'); } },
    { what: 'an agency less in a group', differ: ['trich/so-y-te'], change: (root) => { edit(root, 'content/agencies.json', /("id": "so-y-te",[^}]*?"groups": \[)[^\]]*/u, '$1'); } },
  ])('$what changed: the build says which files differ, and leaves those that were issued', async ({ differ, change }) => {
    const root = copy();
    change(root);
    expect(await refused(root)).toEqual(differ.flatMap((name) => ['docx', 'pdf'].map((ending) => `issued-bytes-differ output/2030/${name}.${ending}`)).sort());
    expect(checked(root).filter((d) => d.level === 'error')).toEqual([]);
    expect(readdirSync(join(root, 'output')).sort()).toEqual(['2030', '2031']);
  });
});
