import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Document, Inline } from '../../src/document/types.js';
import { linesOf, tablesOf, textOf } from '../../src/document/walk.js';
import { buildYear } from '../../src/publish/build.js';
import { compareYears, comparisonFolder, composeComparison } from '../../src/publish/compare-years.js';
import { all, first, has, paragraphTexts, part, value } from '../support/docx.js';
import { faces } from '../support/documents.js';
import { readPdf, type ReadPage, type ReadText } from '../support/pdf.js';
import { sampleYear, type Sample, type SampleFolder } from '../support/sample-project.js';
import { nextYear, writeTwoYears } from '../support/two-years.js';
import { layoutOf, pieces, readingOrder, words, wordsOfDocument, wordsOfDocx, wordsOfLines } from './set-2023.js';

const note = 'Chờ Nghị quyết của Hội đồng nhân dân.';

function change({ tasks, decision }: Sample): void {
  const [section] = tasks.sections;
  const [plan, review] = section?.tasks ?? [];
  if (section === undefined || plan === undefined || review === undefined) throw new Error('no tasks');
  plan.task = ['Ban hành kế hoạch thanh tra công vụ'];
  plan.note = note;
  section.tasks.push({ ...plan, id: 'cong-khai-ket-qua', number: 3, task: ['Công khai kết quả'] });
  expect(decision).toContain('Căn cứ Luật');
}

const project: SampleFolder = writeTwoYears(change);
afterAll(() => { project.remove(); });

function documentOf(root: string, before = sampleYear, after = nextYear): Document {
  const { composed, diagnostics } = composeComparison(root, before, after);
  const document = composed?.documents[0]?.document;
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  return document;
}

describe('the table of changes', async () => {
  const result = await compareYears(project.root, sampleYear, nextYear);
  const document = documentOf(project.root);
  const file = (ending: string): Uint8Array => readFileSync(join(project.root, 'output', comparisonFolder(sampleYear, nextYear), `bang-so-sanh.${ending}`));
  const pdf = await readPdf(file('pdf'));

  it('is published in both formats under a name of its own', () => {
    expect(result.made?.folder).toBe('so-sanh-2030-2031');
    expect(result.made?.files.map(({ path }) => path)).toEqual(['bang-so-sanh.docx', 'bang-so-sanh.pdf']);
  });
  it('is one table of four columns on lying pages, a row for each entry under its section', () => {
    expect(document.sections.map(({ page }) => page)).toEqual(['nam-ngang']);
    const [found] = [...tablesOf(document)];
    const rows = found?.table.rows.map(({ cells }) => cells.map(({ paragraphs }) => paragraphs.map(textOf).join(' / ')));
    expect(rows?.filter((row) => row.length === 2).map((row) => row[1])).toEqual(['Quyết định', 'Kế hoạch', 'Phụ lục', 'CẢI CÁCH THỂ CHẾ']);
    expect(found?.table.header.cells.map(({ paragraphs }) => paragraphs.map(textOf).join())).toEqual(['Số', 'Năm 2030', 'Năm 2031', 'Giải trình']);
    expect(rows).toContainEqual(['I.1', 'Ban hành kế hoạch / Tiến độ: Quý I/2030', 'Ban hành kế hoạch thanh tra công vụ / Tiến độ: Quý I/2031', `Sửa lời nhiệm vụ. / Năm kế hoạch chuyển từ 2030 sang 2031. / ${note}`]);
    expect(rows?.at(-1)).toEqual(['I.3', '', expect.stringMatching(/^Công khai kết quả \/ Kết quả\/sản phẩm: \/ - Quyết định \/ - Báo cáo \/ Tiến độ: Quý I\/2031 \/ Phân công: Sở Nội vụ/u), `Bổ sung nhiệm vụ. / ${note}`]);
  });
  it('sums up in words what changed', () => {
    const summary = [...linesOf(document)].flatMap((line) => (line.kind === 'paragraph' ? [textOf(line)] : [])).find((text) => text.startsWith('Kế hoạch năm 2031 có'));
    expect(summary).toContain('có 03 nhiệm vụ, Kế hoạch năm 2030 có 02 nhiệm vụ: giữ nguyên 0, bổ sung 01, không còn 0, sửa nội dung 02');
  });
  it('DOCX and PDF say the same words', () => {
    expect(wordsOfDocx(file('docx'))).toEqual(wordsOfDocument(document));
    expect(pieces(wordsOfLines(readingOrder(layoutOf(document))))).toEqual(pieces(wordsOfDocument(document)));
    const read = pdf.pages.flatMap((page) => page.texts.flatMap(({ text }) => words(text))).join('');
    for (const line of linesOf(document)) {
      if (line.kind === 'paragraph') for (const word of words(textOf(line))) expect(read).toContain(word);
    }
  });
  it('DOCX: removed words are in a struck style, added ones in an underlined one, and the rest in none', () => {
    const styles = new Map(all(part(file('docx'), 'word/styles.xml'), 'w:style').map((style) => [value(style, 'w:styleId'), style]));
    const runs = all(part(file('docx'), 'word/document.xml'), 'w:r').map((run) => ({ text: all(run, 'w:t').map((t) => t.textContent).join(''), style: has(run, 'w:rStyle') ? styles.get(value(first(run, 'w:rStyle'))) : undefined }));
    const marked = (role: string): readonly string[] => [...linesOf(document)].flatMap((line) => (line.kind === 'paragraph' ? line.inlines.flatMap((inline: Inline) => (inline.kind === 'text' && inline.role === role ? [inline.text] : [])) : []));
    expect(marked('bo')).toContain('2030');
    expect(runs.filter(({ style }) => style !== undefined && has(style, 'w:strike')).map(({ text }) => text)).toEqual(marked('bo'));
    expect(runs.filter(({ style }) => style !== undefined && has(style, 'w:u')).map(({ text }) => text)).toEqual(marked('them'));
  });
  it('PDF: a bar runs through the removed year of a deadline and under the added one', () => {
    const page = pdf.pages.find((one) => one.texts.some(({ text }) => text.includes('I/')));
    if (page === undefined) throw new Error('no page');
    const deadline = (words: string): ReadText => page.texts.find(({ text }) => text.endsWith(words)) ?? missing(words);
    const bars = ({ x, width, baseline }: ReadText): readonly { readonly width: number; readonly below: number }[] =>
      thinBars(page).filter(({ right, top }) => Math.abs(right - x - width) < 0.1 && Math.abs(top - baseline) < 6).map(({ left, right, top }) => ({ width: right - left, below: top - baseline }));
    const year = faces.regular.width('2030', 13);
    for (const [words, share] of [['I/2030', -0.258], ['I/2031', 0.109]] as const) {
      const [bar, ...others] = bars(deadline(words));
      expect(others).toEqual([]);
      expect(bar?.width).toBeCloseTo(year, 1);
      expect(bar?.below).toBeCloseTo(share * 13, 1);
    }
  });
  it('the note is printed there and nowhere else', async () => {
    const { manifest, diagnostics } = await buildYear(project.root, nextYear);
    expect(diagnostics).toEqual([]);
    for (const { path } of manifest?.files ?? []) {
      if (path.endsWith('.docx')) expect(paragraphTexts(part(readFileSync(join(project.root, 'output', String(nextYear), path)), 'word/document.xml')).join('\n'), path).not.toContain(note);
    }
    expect(paragraphTexts(part(file('docx'), 'word/document.xml'))).toContain(note);
  });
});

function thinBars(page: ReadPage): ReadPage['bars'] {
  return page.bars.filter(({ top, bottom }) => bottom - top < 1);
}

function missing(words: string): never {
  throw new Error(`no text ${words}`);
}

describe('a year compared with itself', () => {
  it('gives a document that says so, without a table', () => {
    const document = documentOf(project.root, nextYear, nextYear);
    expect([...tablesOf(document)]).toEqual([]);
    expect([...linesOf(document)].flatMap((line) => (line.kind === 'paragraph' ? [textOf(line)] : []))).toContain('Không có khác biệt nào.');
  });
});

describe('what stops a comparison', () => {
  let spoilt: SampleFolder;
  beforeAll(() => { spoilt = writeTwoYears(); });
  afterAll(() => { spoilt.remove(); });

  async function stopped(): Promise<readonly { readonly code: string; readonly file: string; readonly line: number }[]> {
    const out = join(spoilt.root, 'output', comparisonFolder(sampleYear, nextYear));
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'bang-so-sanh.pdf'), 'old');
    const { made, diagnostics } = await compareYears(spoilt.root, sampleYear, nextYear);
    expect(made).toBeUndefined();
    expect(readFileSync(join(out, 'bang-so-sanh.pdf'), 'utf8')).toBe('old');
    return diagnostics.map(({ code, file, line }) => ({ code, file, line }));
  }

  async function spoiling(file: string, from: string, to: string): ReturnType<typeof stopped> {
    const path = join(spoilt.root, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
    try {
      return await stopped();
    } finally {
      writeFileSync(path, text);
    }
  }

  it.each([
    ['a fault in the earlier year', 'content/2030/plan.md', '2. Nâng', '4. Nâng', 'numbering'],
    ['a fault in the later year', 'content/2031/plan.md', '2. Nâng', '4. Nâng', 'numbering'],
    ['an unknown field of its template', 'templates/so-sanh.hbs', '{{changes.tasks.added.count}}', '{{changes.tasks.aded.count}}', 'template-unknown-field'],
    ['an unknown role of its template', 'templates/so-sanh.hbs', ':bo[', ':boo[', 'template-unknown-role'],
    ['a source of rows that is not there', 'templates/so-sanh.hbs', 'nguon="changes"', 'nguon="change"', 'template-structure'],
    ['words over a column that is not there', 'templates/so-sanh.hbs', 'dau-before', 'dau-truoc', 'template-structure'],
    ['a column its rows do not have', 'templates/bang/so-sanh.json', '"field": "before"', '"field": "outputs"', 'template-structure'],
  ])('%s', async (_, file, from, to, code) => {
    const found = await spoiling(file, from, to);
    expect(found.map((d) => d.code)).toContain(code);
    expect(found[0]?.file.replace('templates/bang/so-sanh.json', 'templates/so-sanh.hbs')).toBe(file.replace('bang/so-sanh.json', 'so-sanh.hbs'));
  });
  it('a fault that both years share is told once', async () => {
    const found = await spoiling('content/agencies.json', '"id": "so-y-te"', '"id": "so-noi-vu"');
    expect(found.filter(({ code }) => code === 'duplicate-id')).toHaveLength(1);
  });
  it('its template is missing; a build does not need it', async () => {
    const path = join(spoilt.root, 'templates/so-sanh.hbs');
    const text = readFileSync(path, 'utf8');
    rmSync(path);
    expect(await stopped()).toEqual([{ code: 'missing-template', file: 'templates/so-sanh.hbs', line: 1 }]);
    expect((await buildYear(spoilt.root, nextYear)).manifest).toBeDefined();
    writeFileSync(path, text);
    expect(existsSync(path)).toBe(true);
  });
});
