import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { SentEntry } from '../../src/content/schema.js';
import { readPlan } from '../../src/content/read.js';
import { readSentLayout, sentWorkbook } from '../../src/workbook/sent-sheet.js';
import { writeWorkbook } from '../../src/workbook/write.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../support/sample-project.js';
import { Parts } from '../support/workbooks.js';

const project = writeProject(sampleFiles(sample()));
const { plan } = readPlan(project.root, sampleYear);
const layout = readSentLayout(project.root);
project.remove();
if (plan === undefined || !layout.ok) throw new Error('no plan');

const hash = 'a'.repeat(64);
const entry = (over: Partial<SentEntry>): SentEntry => ({
  agency: 'so-y-te', state: 'da-gui', sentOn: '2030-01-06', number: 5, symbol: 'SNV-CCHC', date: '2030-01-05', signer: null,
  decision: { year: sampleYear, number: 7, symbol: 'QĐ-UBND', date: '2029-12-05' },
  counts: { lead: 1, named: 2, group: 3 }, inputs: {},
  files: [{ path: 'so-y-te/cong-van.pdf', size: 1, pages: 2, sha256: hash }, { path: 'so-y-te/trich.pdf', size: 1, pages: 3, sha256: hash }, { path: 'so-y-te.zip', size: 1, pages: 0, sha256: 'b'.repeat(64) }],
  previous: hash, hash, ...over,
});
const lines = [
  { name: 'Sở Y tế', entry: entry({}), times: 2 },
  { name: '=HYPERLINK("http://a";"b")', entry: entry({ state: 'chuan-bi', sentOn: undefined, number: null, date: null }), times: 1 },
  { name: '+84, -1; @a "b"', entry: entry({ state: 'cho-gui', sentOn: undefined, number: null, date: null }), times: 0 },
];
const bytes = await sentWorkbook(plan, lines, layout.value, '07/QĐ-UBND', () => 6);
const parts = new Parts(bytes);
const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;

describe('the register of what was sent, as a workbook', () => {
  it('has a line an agency: number, day as a day, counts, pages, files, hash of the zip, how often, state', () => {
    expect(sheet?.rows[3]).toEqual([1, 'Sở Y tế', '05/SNV-CCHC', new Date('2030-01-05T00:00:00Z'), 1, 2, 3, 5, 'cong-van.pdf, trich.pdf', 'b'.repeat(64), 2, 'Đã gửi', new Date('2030-01-06T00:00:00Z')]);
  });
  it('an open number is left open; the sender’s own package has none', () => {
    expect(sheet?.rows[4]?.slice(2, 4)).toEqual(['…/SNV-CCHC', null]);
    expect(sheet?.rows[4]?.slice(-2)).toEqual(['Chưa có số', null]);
    expect(sheet?.rows[5]?.slice(2, 4)).toEqual([null, null]);
    expect(sheet?.rows[5]?.slice(-2)).toEqual(['Chờ gửi', null]);
  });
  it('names that begin like a formula stay text', () => {
    expect(parts.text('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/u);
    expect(sheet?.rows.slice(4).map((row) => row[1])).toEqual(['=HYPERLINK("http://a";"b")', '+84, -1; @a "b"']);
  });
  it('the header stays in sight, can be filtered by, and is printed on every page', () => {
    expect(parts.text('xl/worksheets/sheet1.xml')).toMatch(/<pane ySplit="3" topLeftCell="A4" state="frozen"/u);
    expect(parts.text('xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A3:M6"/>');
    expect(parts.text('xl/workbook.xml')).toContain('>\'Sổ gửi\'!$3:$3</definedName>');
  });
  it('is the same bytes every time', async () => {
    expect(Buffer.from(await sentWorkbook(plan, lines, layout.value, '07/QĐ-UBND', () => 6)).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe('any text at all', () => {
  it.each(['\t=1+1', '\'=1', ' đầu dòng', 'a\nb\n\nc', 'cuối dòng ', '#REF!', '_x000A_', '𝐀 ngoài mặt phẳng cơ bản', '%$€'])('%j is read back as it was', async (words) => {
    const file = await writeWorkbook([{ name: 'A b', columns: [{ width: 9 }], header: [words], rows: [[words]] }], { title: words, author: words, date: '2030-01-01' }, () => 6);
    expect((await readXlsx(file)).sheets[0]?.rows).toEqual([[words], [words]]);
  });
});
