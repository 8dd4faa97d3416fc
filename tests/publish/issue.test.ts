import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlan } from '../../src/content/read.js';
import { issuedShape, type IssuedEntry } from '../../src/content/schema.js';
import { buildYear } from '../../src/publish/build.js';
import { issueYear, type IssueRequest, type IssueResult } from '../../src/publish/issue.js';
import { programVersion } from '../../src/publish/version.js';
import { brokenLinks } from '../../src/register/chain.js';
import { fingerprintOf } from '../../src/register/fingerprint.js';
import { sha256 } from '../../src/source/sha256.js';
import { asked, checked, draftSample, edit, issuedProject, issueSample, treeOf, type IssuedFolder } from '../support/issued.js';
import { readPdf, wordsOfPage } from '../support/pdf.js';
import { sampleFiles, sampleOf, sampleYear, writeProject, type Sample, type SampleFolder } from '../support/sample-project.js';

const folders: { readonly remove: () => void }[] = [];
afterAll(() => {
  for (const folder of folders) folder.remove();
});

/** A project with a draft of 2030, removed at the end. */
function drafted(change: (data: Sample) => void = () => undefined, files: Readonly<Record<string, string>> = {}): SampleFolder {
  const data = draftSample();
  change(data);
  const project = writeProject(new Map([...sampleFiles(data), ...Object.entries(files)]));
  folders.push(project);
  return project;
}

const registerOf = (root: string): { last: string | null; entries: IssuedEntry[] } => issuedShape.parse(JSON.parse(readFileSync(join(root, 'content/issued.json'), 'utf8')));
const says = ({ diagnostics }: IssueResult): readonly string[] => diagnostics.map((d) => `${d.level} ${d.code} ${d.file}:${d.line}`);
const headFile = 'content/2030/plan.json';

describe('a draft is issued', () => {
  let project: IssuedFolder;
  const draft = sampleFiles(draftSample());
  beforeAll(async () => {
    project = await issuedProject();
    folders.push(project);
  });

  it('number, day and state are in plan.json, and nothing else of the content is touched', () => {
    const head = draft.get(headFile)?.replace('"number": null', '"number": 7').replace('"date": null', '"date": "2029-12-05"').replace('"du-thao"', '"da-ban-hanh"');
    expect(readFileSync(join(project.root, headFile), 'utf8')).toBe(head);
    for (const [file, text] of draft) if (file !== headFile) expect(readFileSync(join(project.root, file), 'utf8'), file).toBe(text);
    expect(readdirSync(join(project.root, 'content'), { recursive: true }).sort()).toEqual(['2030', ...[...draft.keys()].map((f) => f.replace('content/', '')), 'issued.json'].sort());
    expect(readdirSync(join(project.root, 'output'))).toEqual(['2030']);
  });
  it('the register has one line with number, day, every value and every file', async () => {
    const register = registerOf(project.root);
    const { plan } = readPlan(project.root, sampleYear);
    const built = await buildYear(project.root, sampleYear);
    expect(register.entries).toEqual([project.entry]);
    expect(register.last).toBe(project.entry.hash);
    expect(project.entry).toMatchObject({ year: 2030, number: 7, symbol: 'QĐ-UBND', date: '2029-12-05', forms: ['giay'], program: programVersion, previous: null });
    expect(project.entry.content).toEqual(plan === undefined ? undefined : fingerprintOf(plan));
    expect(project.entry.files).toEqual(built.manifest?.files.map(({ path, size, pages, sha256 }) => ({ path, size, pages, sha256 })));
    expect(project.entry.files).toHaveLength(12);
  });
  it('the hash of each file is that of its bytes', () => {
    for (const { path, size, sha256: hash } of project.entry.files) {
      const bytes = readFileSync(join(project.root, 'output/2030', path));
      expect([bytes.length, sha256(bytes)], path).toEqual([size, hash]);
    }
  });
  it('the documents bear number and day, and are no draft any more', async () => {
    const { pages } = await readPdf(readFileSync(join(project.root, 'output/2030/quyet-dinh.pdf')));
    const words = pages.flatMap(wordsOfPage).join(' ');
    expect(words).toContain('Số: 07/QĐ-UBND');
    expect(words).toContain('ngày 05 tháng 12 năm 2029');
    expect(words).not.toContain('DỰ THẢO');
  });
  it('all is as issued, says the check', () => {
    expect(checked(project.root)).toEqual([]);
  });
  it('issuing the same again changes not a byte', async () => {
    const before = treeOf(project.root);
    const again = await issueSample(project.root);
    expect(again).toMatchObject({ again: true, entry: project.entry, diagnostics: [] });
    expect(treeOf(project.root)).toEqual(before);
  });
  it('a build makes the same files again', async () => {
    const before = treeOf(project.root);
    expect((await buildYear(project.root, sampleYear)).diagnostics).toEqual([]);
    expect(treeOf(project.root)).toEqual(before);
  });
  it('under another number or day it is issued already', async () => {
    const before = treeOf(project.root);
    const another = await issueSample(project.root, { number: 8 });
    expect(says(another)).toEqual([`error already-issued ${headFile}:14`]);
    expect(another.diagnostics[0]?.message).toContain('Quyết định số 07/QĐ-UBND ngày 05/12/2029, không ban hành lại với số 08/QĐ-UBND');
    expect(says(await issueSample(project.root, { date: { year: 2029, month: 12, day: 6 } }))).toEqual([`error already-issued ${headFile}:14`]);
    expect(treeOf(project.root)).toEqual(before);
  });
});

describe('plan.json keeps the look its writer gave it', () => {
  it.each<[string, (text: string) => string]>([
    ['lines that end as in Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['an invisible mark at its beginning, as Notepad writes it', (text) => `\ufeff${text}`],
    ['tabs and a line at its end', (text) => `${text.replaceAll('  ', '\t')}\n\n`],
    ['everything on one line', (text) => JSON.stringify(JSON.parse(text))],
  ])('%s', async (_, look) => {
    const { root } = drafted();
    const written = look(readFileSync(join(root, headFile), 'utf8'));
    writeFileSync(join(root, headFile), written);
    const { entry, diagnostics } = await issueSample(root);
    expect(diagnostics).toEqual([]);
    expect(entry).toBeDefined();
    expect(readFileSync(join(root, headFile), 'utf8')).toBe(written.replace(/("number": ?)null/u, '$17').replace(/("date": ?)null/u, '$1"2029-12-05"').replace('"du-thao"', '"da-ban-hanh"'));
  });
});

describe('a second year', () => {
  const both = (): SampleFolder => drafted(() => undefined, Object.fromEntries(sampleFiles({ ...sampleOf(2031), plan: { ...sampleOf(2031).plan, state: 'du-thao', decision: { number: null, symbol: 'QĐ-UBND', date: null } } })));
  const inJanuary: Partial<IssueRequest> = { number: 7, date: { year: 2030, month: 1, day: 15 } };

  it('is added after the first, and the first stays', async () => {
    const { root } = both();
    const first = await issueSample(root);
    const second = await issueYear(root, 2031, { ...asked, date: { year: 2030, month: 12, day: 5 } });
    expect(second.diagnostics).toEqual([]);
    const register = registerOf(root);
    expect(register.entries).toEqual([first.entry, second.entry]);
    expect(register.entries.map((e) => e.previous)).toEqual([null, first.entry?.hash]);
    expect(brokenLinks(register)).toEqual([]);
    for (const year of [2030, 2031]) expect(checked(root, year)).toEqual([]);
  });
  it('cannot have a number that the register has in the same calendar year', async () => {
    const { root } = both();
    await issueSample(root, inJanuary);
    const before = treeOf(root);
    const refused = await issueYear(root, 2031, { ...asked, date: { year: 2030, month: 12, day: 5 } });
    expect(says(refused)).toEqual(['error issue-number-used content/2031/plan.json:15']);
    expect(refused.diagnostics[0]?.message).toContain('sổ ban hành, kế hoạch năm 2030');
    expect(treeOf(root)).toEqual(before);
  });
  it('nor one that another year\'s plan.json bears, registered or not', async () => {
    const { root } = drafted(() => undefined, Object.fromEntries(sampleFiles(sampleOf(2031))));
    const before = treeOf(root);
    const refused = await issueSample(root, inJanuary);
    expect(says(refused)).toEqual([`error issue-number-used ${headFile}:15`]);
    expect(refused.diagnostics[0]?.message).toContain('content/2031/plan.json');
    expect(treeOf(root)).toEqual(before);
  });
  it('nor a lower number on a later day, unless that is said to be meant', async () => {
    const { root } = both();
    await issueSample(root, inJanuary);
    const before = treeOf(root);
    const request = { ...asked, number: 6, date: { year: 2030, month: 12, day: 5 } };
    const refused = await issueYear(root, 2031, request);
    expect(refused.diagnostics.map((d) => `${d.level} ${d.code} ${d.message}`)).toEqual(['error issue-number-order Số 06/QĐ-UBND ngày 05/12/2030 không theo thứ tự với 07/QĐ-UBND ngày 15/01/2030.']);
    expect(treeOf(root)).toEqual(before);
    expect((await issueYear(root, 2031, { ...request, disordered: true })).entry?.number).toBe(6);
  });
  it('the same number with another symbol, or in another calendar year, is another series', async () => {
    const { root } = both();
    await issueSample(root, inJanuary);
    edit(root, 'content/2031/plan.json', '"QĐ-UBND"', '"QĐ-CT"');
    expect((await issueYear(root, 2031, { ...asked, date: { year: 2030, month: 12, day: 5 } })).entry).toBeDefined();
  });
});

/** A review with one open question. */
const review = JSON.stringify({ year: 2030, from: 2029, questions: [{ id: 'can-cu-1', kind: 'can-cu', place: 'can-cu.1', words: 'Luật', ask: 'Còn hiệu lực không?', proposed: null, state: 'mo' }], years: [], tasks: [] });

describe('what cannot be issued: said where, and nothing is written', () => {
  it.each<{ what: string; said: string; change?: (data: Sample) => void; files?: Record<string, string>; request?: Partial<IssueRequest>; spoil?: (root: string) => void }>([
    { what: 'a question is open', said: `error open-questions ${headFile}:3`, files: { 'content/2030/review.json': review } },
    { what: 'nobody is named to sign', said: `error issued-incomplete ${headFile}:22`, change: (d) => { d.plan.signer.name = null; } },
    { what: 'nobody is to receive it', said: `error empty-text ${headFile}:24`, change: (d) => { d.plan.recipients = []; } },
    { what: 'plan.json has another number', said: `error issue-differs ${headFile}:15`, change: (d) => { d.plan.decision.number = 8; } },
    { what: 'plan.json has another day', said: `error issue-differs ${headFile}:17`, change: (d) => { d.plan.decision.date = '2029-12-06'; } },
    { what: 'the day is none', said: `error impossible-date ${headFile}:17`, request: { date: { year: 2029, month: 11, day: 31 } } },
    { what: 'the day is of the year before', said: `error issue-date-implausible ${headFile}:17`, request: { date: { year: 2028, month: 12, day: 5 } } },
    { what: 'the day is the last before the time', said: `error issue-date-implausible ${headFile}:17`, request: { date: { year: 2029, month: 6, day: 30 } } },
    { what: 'the day is after the plan\'s year', said: `error issue-date-implausible ${headFile}:17`, request: { date: { year: 2031, month: 1, day: 1 } } },
    { what: 'the content has an error', said: 'error numbering content/2030/plan.md:14', change: (d) => { d.text = d.text.replace('2. Nâng', '4. Nâng'); } },
    { what: 'words and structure differ', said: 'error deadline-mismatch content/2030/tasks.json:26', change: (d) => { for (const t of d.tasks.sections[0]?.tasks.slice(0, 1) ?? []) t.deadline.meaning = [{ kind: 'quarter', year: 2030, quarter: 2 }]; } },
    { what: 'plan.json cannot be read', said: `error json-syntax ${headFile}:1`, spoil: (root) => { writeFileSync(join(root, headFile), '{'); } },
    { what: 'plan.json is not there', said: `error file-missing ${headFile}:1`, spoil: (root) => { rmSync(join(root, headFile)); } },
    { what: 'the register was tampered with', said: 'error register-broken content/issued.json:1', files: { 'content/issued.json': `{"last": "${'0'.repeat(64)}", "entries": []}` } },
    { what: 'the register cannot be read', said: 'error json-syntax content/issued.json:1', files: { 'content/issued.json': '{' } },
    { what: 'a template is not there', said: 'error missing-template templates/trich.hbs:1', spoil: (root) => { rmSync(join(root, 'templates/trich.hbs')); } },
    { what: 'somebody\'s own file is in the way', said: 'error output-in-the-way output/2030:1', files: { 'output/2030/quyet-dinh.pdf': 'của tôi' } },
  ])('$what: $said', async ({ said, change, files, request, spoil }) => {
    const { root } = drafted(change, files);
    spoil?.(root);
    const before = treeOf(root);
    const result = await issueSample(root, request);
    expect(says(result), says(result).join()).toContain(said);
    expect(result).toMatchObject({ entry: undefined, manifest: undefined, again: false });
    expect(treeOf(root)).toEqual(before);
  });
  it('all at once', async () => {
    const { root } = drafted((d) => { d.plan.signer.name = null; d.plan.decision.number = 8; }, { 'content/2030/review.json': review });
    expect(says(await issueSample(root))).toEqual(expect.arrayContaining([
      `error open-questions ${headFile}:3`, `error issue-differs ${headFile}:15`, `error issued-incomplete ${headFile}:22`,
    ]));
  });
  it('but where the day cannot be, that alone and what the command says otherwise: the rest goes by the day', async () => {
    const { root } = drafted((d) => { d.plan.signer.name = null; d.plan.decision.number = 8; }, { 'content/2030/review.json': review });
    expect(says(await issueSample(root, { date: { year: 2028, month: 1, day: 1 } }))).toEqual([`error issue-differs ${headFile}:15`, `error issue-date-implausible ${headFile}:17`]);
  });
});

describe('a day that is late in the plan\'s year is likelier a slip in the year', () => {
  const onDay = (year: number, month: number, day: number): Partial<IssueRequest> => ({ date: { year, month, day } });

  it.each([
    ['deadlines of the plan have passed: which, and the day that may be meant', onDay(2030, 12, 5), /Ngày ban hành 05\/12\/2030 muộn so với kế hoạch năm 2030: đến ngày đó đã hết hạn 2 nhiệm vụ của chính kế hoạch này, I\.1 \(31\/3\/2030\), I\.2 \(15\/6\/2030\).*có phải là 05\/12\/2029 không.*--late/u],
    ['the day after the first deadline', onDay(2030, 4, 1), /đã hết hạn 1 nhiệm vụ.*I\.1 \(31\/3\/2030\); có thể gõ nhầm năm\. Kiểm tra lại ngày trên bản đã ký\. Ghi/u],
  ])('%s: refused, nothing is written, and --late takes it', async (_, request, words) => {
    const { root } = drafted();
    const before = treeOf(root);
    const refused = await issueSample(root, request);
    expect(says(refused)).toEqual([`error issue-date-late ${headFile}:17`]);
    expect(`${refused.diagnostics[0]?.message} ${refused.diagnostics[0]?.hint}`).toMatch(words);
    expect(treeOf(root)).toEqual(before);
    expect((await issueSample(root, { ...request, late: true })).entry).toBeDefined();
    expect(await issueSample(root, request), 'what is issued is made again without the word').toMatchObject({ again: true });
  });
  it('a task due in January has passed in February', async () => {
    const { root } = drafted((d) => { for (const t of d.tasks.sections[0]?.tasks.slice(0, 1) ?? []) t.deadline = { words: ['15/01/2030'], meaning: [{ kind: 'date', date: '2030-01-15' }] }; });
    expect(says(await issueSample(root, onDay(2030, 2, 1)))).toEqual([`error issue-date-late ${headFile}:17`]);
  });
  it('one due before the plan\'s year has passed on every day of it, and is no sign of a slip', async () => {
    const { root } = drafted((d) => { for (const t of d.tasks.sections[0]?.tasks.slice(0, 1) ?? []) t.deadline = { words: ['31/12/2029'], meaning: [{ kind: 'date', date: '2029-12-31' }], outsideYear: true }; });
    expect((await issueSample(root, onDay(2030, 1, 20))).entry).toBeDefined();
  });
  it('without deadlines, after the first quarter', async () => {
    const { root } = drafted((d) => { for (const t of d.tasks.sections[0]?.tasks ?? []) t.deadline = { words: ['Thường xuyên'], meaning: [{ kind: 'ongoing' }] }; });
    expect(says(await issueSample(root, onDay(2030, 4, 1)))).toEqual([`error issue-date-late ${headFile}:17`]);
    expect((await issueSample(root, onDay(2030, 3, 31))).entry).toBeDefined();
  });
  it.each([onDay(2029, 7, 1), onDay(2029, 12, 31), onDay(2030, 1, 15), onDay(2030, 3, 31)])('%o is taken', async (request) => {
    const { root } = drafted();
    expect((await issueSample(root, request)).entry).toBeDefined();
  });
});

describe('a state set by hand', () => {
  it('with number and day open: the advice is a command that works, and the way back', () => {
    const { root } = drafted((d) => { d.plan.state = 'da-ban-hanh'; });
    const advice = checked(root).find(({ code }) => code === 'issued-unregistered');
    expect(advice?.hint).toMatch(/kehoach issue 2030 --number <số> --date <ngày>\..*"state": "du-thao"/u);
  });
});

describe('issuing the issued decision with another signer', () => {
  it('is told as that, not as a number that is used', async () => {
    const { root } = drafted();
    await issueSample(root);
    const refused = await issueSample(root, { signer: 'Trần Văn Bình' });
    expect(says(refused)).toEqual([`error issue-differs ${headFile}:22`]);
    expect(`${refused.diagnostics[0]?.message} ${refused.diagnostics[0]?.hint}`).toMatch(/đã ban hành, sổ đã ghi người ký Nguyễn Văn A.*kehoach build 2030.*kehoach amend 2030/u);
  });
});

describe('the decision of 2023, in both its states', () => {
  const request: IssueRequest = { number: 3604, date: { year: 2022, month: 12, day: 28 }, forms: ['giay'] };
  const copy = (): string => {
    const root = mkdtempSync(join(tmpdir(), 'kehoach-2023-'));
    folders.push({ remove: () => { rmSync(root, { recursive: true, force: true }); } });
    for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
    rmSync(join(root, 'content/issued.json'), { force: true });
    return root;
  };
  const content = treeOf(process.cwd(), ['content/2023']);
  let first: IssuedEntry | undefined;
  let firstSet: Readonly<Record<string, string>>;

  it('as it was issued: the register gets its line, and neither content nor files change', async () => {
    const root = copy();
    const built = await buildYear(root, 2023);
    firstSet = treeOf(root, ['output']);
    const { entry, diagnostics } = await issueYear(root, 2023, request);
    first = entry;
    expect(diagnostics).toEqual(built.diagnostics);
    expect(entry).toMatchObject({ year: 2023, number: 3604, symbol: 'QĐ-UBND', date: '2022-12-28' });
    expect(entry?.files).toHaveLength(74);
    expect(treeOf(root, ['output'])).toEqual(firstSet);
    expect(treeOf(root, ['content/2023'])).toEqual(content);
    expect(checked(root, 2023).filter((d) => d.level === 'error')).toEqual([]);
  });
  it('reopened as a draft: issuing it makes the same content, register and files', async () => {
    const root = copy();
    edit(root, 'content/2023/plan.json', '"da-ban-hanh"', '"du-thao"');
    edit(root, 'content/2023/plan.json', '"number": 3604', '"number": null');
    edit(root, 'content/2023/plan.json', '"date": "2022-12-28"', '"date": null');
    const draft = await buildYear(root, 2023);
    expect(draft.manifest?.files.find((f) => f.path === 'quyet-dinh.pdf')?.sha256).not.toBe(first?.files.find((f) => f.path === 'quyet-dinh.pdf')?.sha256);
    const { entry } = await issueYear(root, 2023, request);
    expect(entry).toEqual(first);
    expect(treeOf(root, ['content/2023'])).toEqual(content);
    expect(treeOf(root, ['output'])).toEqual(firstSet);
    expect((await issueYear(root, 2023, request)).again).toBe(true);
  });
});

describe('a signer who differs by marks alone', () => {
  const spelt = async (root: string, signer: string): Promise<IssueResult> => issueYear(root, 2031, { ...asked, number: 8, date: { year: 2030, month: 12, day: 5 }, signer });
  const headOf = 'content/2031/plan.json';
  /** 2030 issued, 2031 a draft whose signer is open or named. */
  async function twoYears(name: string | null): Promise<string> {
    const { root } = drafted((d) => { d.plan.signer.name = 'Nguyễn Tấn Tuân'; });
    await issueSample(root);
    const later = sampleOf(2031);
    Object.assign(later.plan, { state: 'du-thao', decision: { ...later.plan.decision, number: null, date: null } });
    later.plan.signer.name = name;
    for (const [file, text] of sampleFiles(later)) {
      if (!file.startsWith('content/2031/')) continue;
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    return root;
  }
  it('from the one of plan.json: both are said, and the way if the new one is right', async () => {
    const { root } = drafted((d) => { d.plan.signer.name = 'Nguyễn Tấn Tuân'; });
    const before = treeOf(root);
    const refused = await issueSample(root, { signer: 'Nguyễn Tấn Tuấn' });
    expect(says(refused)).toEqual([`error issue-signer-near ${headFile}:22`]);
    expect(`${refused.diagnostics[0]?.message} ${refused.diagnostics[0]?.hint}`).toMatch(/"Nguyễn Tấn Tuấn", plan\.json ghi "Nguyễn Tấn Tuân".*"Nguyễn Tấn Tuấn" đúng thì ghi vào content\/2030\/plan\.json/u);
    expect(treeOf(root)).toEqual(before);
  });
  it('from the one of an earlier decision: refused in the command, taken from plan.json', async () => {
    const root = await twoYears(null);
    const refused = await spelt(root, 'Nguyễn Tấn Tuấn');
    expect(says(refused)).toContain(`error issue-signer-near ${headOf}:22`);
    expect(refused.diagnostics.find((d) => d.code === 'issue-signer-near')?.message).toContain('Quyết định của kế hoạch năm 2030 ghi "Nguyễn Tấn Tuân"');
    expect(registerOf(root).entries).toHaveLength(1);
    edit(root, headOf, '"name": null', '"name": "Nguyễn Tấn Tuấn"');
    expect(says(await spelt(root, 'Nguyễn Tấn Tuấn')).join(' ')).not.toContain('issue-signer-near');
  });
  it('is none where it is the same, or another', async () => {
    const root = await twoYears(null);
    for (const name of ['Nguyễn Tấn Tuân', 'Trần Thị B']) expect(says(await spelt(root, name)).join(' '), name).not.toContain('issue-signer-near');
  });
});
