import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRemembering, type RememberedBuildOptions } from '../../../src/publish/cache/remembered-build.js';
import { readProgram, type Program } from '../../../src/publish/cache/program.js';
import { edit } from '../../support/issued.js';
import { buildAndCompare, changedFiles, copyOfAll, entriesOf, setOf } from '../../support/remembering.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../../support/sample-project.js';

/**
 * The sample has two tasks. The first is received by so-noi-vu, so-tai-chinh, ubnd-huyen-a; the second by so-noi-vu,
 * so-tai-chinh and so-y-te. Twelve files: the decision, the appendix and four extracts, each as DOCX and PDF.
 */
const draft = sample();
draft.plan.state = 'du-thao';
draft.plan.decision = { number: null, symbol: 'QĐ-UBND', date: null };
const place = mkdtempSync(join(tmpdir(), 'kehoach-changes-'));
const built = writeProject(sampleFiles(draft));
beforeAll(async () => {
  expect(await buildRemembering(built.root, sampleYear)).toMatchObject({ made: 12, taken: 0 });
});
afterAll(() => {
  built.remove();
  rmSync(place, { recursive: true, force: true });
});

const everywhere = ['phu-luc', 'quyet-dinh', 'trich/so-noi-vu', 'trich/so-tai-chinh', 'trich/so-y-te', 'trich/ubnd-huyen-a'];
const year = `content/${sampleYear}`;

interface Change {
  readonly what: string;
  readonly change: (root: string) => void;
  /** The documents that are rendered again, without ending. */
  readonly made: readonly string[];
}

const changes: readonly Change[] = [
  { what: 'nothing', change: () => undefined, made: [] },
  { what: "a task's words", change: (root) => { edit(root, `${year}/tasks.json`, 'Ban hành kế hoạch', 'Ban hành Kế hoạch'); }, made: everywhere.filter((path) => path !== 'trich/so-y-te') },
  { what: "another task's words", change: (root) => { edit(root, `${year}/tasks.json`, 'Rà soát quy chế', 'Rà soát các quy chế'); }, made: everywhere.filter((path) => path !== 'trich/ubnd-huyen-a') },
  { what: "a task's deadline", change: (root) => { edit(root, `${year}/tasks.json`, /15\/06\/2030(?=")/u, '15/6/2030'); }, made: everywhere.filter((path) => path !== 'trich/ubnd-huyen-a') },
  { what: 'the text of the plan', change: (root) => { edit(root, `${year}/plan.md`, 'Nâng cao chất lượng', 'Nâng cao hơn chất lượng'); }, made: ['quyet-dinh'] },
  { what: 'the decision', change: (root) => { edit(root, `${year}/decision.md`, 'Điều 1. Ban hành', 'Điều 1. Nay ban hành'); }, made: ['quyet-dinh'] },
  { what: 'the one who signs', change: (root) => { edit(root, `${year}/plan.json`, 'Nguyễn Văn A', 'Nguyễn Văn B'); }, made: ['quyet-dinh'] },
  { what: 'the spaces and order of a JSON file', change: (root) => { edit(root, `${year}/tasks.json`, /\n {2}/u, '\n\n    '); }, made: [] },
  { what: "an agency's name", change: (root) => { edit(root, 'content/agencies.json', '"name": "Sở Y tế",', '"name": "Sở Y tế tỉnh Mẫu",'); }, made: ['trich/so-y-te'] },
  { what: 'an agency that is no more', change: (root) => { edit(root, 'content/agencies.json', '"name": "Sở Y tế",', '"name": "Sở Y tế", "until": "2029-01-01",'); }, made: [] },
  { what: "the extracts' template", change: (root) => { edit(root, 'templates/trich.hbs', 'Tổng số', 'Cộng'); }, made: everywhere.filter((path) => path.startsWith('trich/')) },
  { what: 'a part of templates', change: (root) => { edit(root, 'templates/phan/chu-ky.hbs', /^/u, '::doan[Thêm.]\n'); }, made: ['quyet-dinh'] },
  { what: "a column's heading", change: (root) => { edit(root, 'templates/bang/phu-luc.json', 'STT', 'TT'); }, made: ['phu-luc', 'quyet-dinh'] },
  { what: "a column's width", change: (root) => { edit(root, 'templates/bang/trich.json', /"widthPercent": (\d+)([^]*?)"widthPercent": (\d+)/u, '"widthPercent": $3$2"widthPercent": $1'); }, made: everywhere.filter((path) => path.startsWith('trich/')) },
  { what: 'a size in the format', change: (root) => { edit(root, 'templates/nd30-2020.json', /(?<="o-bang": \{[^}]*"sizePt": )13/u, '12'); }, made: everywhere },
  { what: 'an unused template', change: (root) => { edit(root, 'templates/bao-cao.hbs', /^/u, ' '); }, made: [] },
];

describe('a change renders what it changes and nothing else; every byte is as without memory', () => {
  it.each(changes)('$what', async ({ change, made }) => {
    const root = copyOfAll(built.root, place);
    const before = setOf(root);
    change(root);
    const result = await buildAndCompare(root);
    const files = made.flatMap((path) => ['docx', 'pdf'].map((ending) => `${path}.${ending}`)).sort();
    expect(result.made).toBe(files.length);
    expect(changedFiles(before, setOf(root)).filter((file) => setOf(root).has(file))).toEqual(files);
    const again = setOf(root);
    expect(await buildRemembering(root, sampleYear)).toMatchObject({ made: 0, taken: result.made + result.taken });
    expect(setOf(root)).toEqual(again);
  });
  it('and back again: nothing is rendered, and the first bytes are there', async () => {
    const root = copyOfAll(built.root, place);
    const before = setOf(root);
    edit(root, `${year}/tasks.json`, 'Ban hành kế hoạch', 'Ban hành Kế hoạch');
    await buildRemembering(root, sampleYear);
    edit(root, `${year}/tasks.json`, 'Ban hành Kế hoạch', 'Ban hành kế hoạch');
    expect((await buildAndCompare(root)).made).toBe(0);
    expect(setOf(root)).toEqual(before);
  });
  it('the electronic form, besides the one on paper', async () => {
    const root = copyOfAll(built.root, place);
    const forms: RememberedBuildOptions['forms'] = ['giay', 'dien-tu'];
    expect(await buildAndCompare(root, { forms })).toMatchObject({ made: 6, taken: 12 });
    expect(await buildAndCompare(root, { forms })).toMatchObject({ made: 0, taken: 18 });
    expect(await buildAndCompare(root)).toMatchObject({ made: 0, taken: 12 });
  });
});

describe('another program takes nothing that this one has made', () => {
  const program = mkdtempSync(join(place, 'program-'));
  const own = { folder: join(program, 'src'), packageFile: join(program, 'package.json'), fonts: [join(program, 'one.ttf')] };
  beforeAll(() => {
    cpSync('src/typeset', own.folder, { recursive: true });
    writeFileSync(own.packageFile, '{"version":"1.0.0"}');
    writeFileSync(join(program, 'one.ttf'), 'glyphs');
  });
  /** As if it had been installed a minute ago. */
  const installed = (): Program => readProgram(own, Date.now() + 60_000);
  const change = (path: string, text: string) => (): void => { writeFileSync(join(program, path), text); };
  it.each<{ what: string; change: () => void }>([
    { what: 'a file of its own', change: change('src/units.ts', 'another') },
    { what: 'a new file of its own', change: change('src/new.ts', '') },
    { what: 'its version', change: change('package.json', '{"version":"1.0.1"}') },
    { what: 'a font', change: change('one.ttf', 'Glyphs') },
  ])('$what is another: nothing is taken', async ({ change: replace }) => {
    const root = copyOfAll(built.root, place);
    await buildAndCompare(root, { program: installed(), place: own });
    expect((await buildAndCompare(root, { program: installed(), place: own })).taken).toBe(12);
    replace();
    expect(await buildAndCompare(root, { program: installed(), place: own })).toMatchObject({ made: 12, taken: 0 });
  });
  it('a program that is replaced while it runs leaves nothing behind', async () => {
    const root = copyOfAll(built.root, place);
    rmSync(join(root, 'output'), { recursive: true });
    const running = installed();
    await buildAndCompare(root, { program: running, place: own, onProgress: ({ done }) => { if (done === 4) change('src/units.ts', 'a third')(); } });
    expect(entriesOf(root)).toEqual([]);
    change('src/units.ts', 'another')();
    expect((await buildAndCompare(root, { program: running, place: own })).taken).toBe(0);
  });
});
