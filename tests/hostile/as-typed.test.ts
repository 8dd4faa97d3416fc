import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildYear } from '../../src/publish/build.js';
import { readProject } from '../../src/publish/project.js';
import { publishReport } from '../../src/publish/report.js';
import { paragraphTexts, part } from '../support/docx.js';
import { readPdf, wordsOfPage, type ReadPage } from '../support/pdf.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../support/sample-project.js';

/** Signs that mean something to one of the tools on the way: template, Markdown, directive, XML, PDF. */
const signs = ['{{year}}', '{{{year}}}', '{{> phu-luc}}', '{{!x}}', '<w:t>', '<b>đậm</b>', '<!--x-->', '*một*', '**hai**', '_ba_', '`mã`', '~~bỏ~~', '|', '[x](y)', '![x](y)', '[^1]', '&', '&amp;', '&#65;', ']]>', '\\n', '\\*', '(a)\\)', ':doan[x]', ':xuong-dong[]', '{kieu="x"}', '12:30', 'http://a.vn/b?c=1&d=2', 'a@b.vn', '"', "'", '$&', '$1', '%d', '--', '+', '=1+1'];
const text = `Đầu ${signs.join(' ')} cuối`;
/** In parts, so that a row of the table is short enough to stand on one page. */
const parts = [0, 1, 2, 3].map((at) => `Đầu ${signs.slice(at * 10, at * 10 + 10).join(' ')} cuối`);

async function build(): Promise<{ readonly words: (path: string) => Promise<string>; readonly remove: () => void }> {
  const data = sample();
  // Of what is issued such marks are errors: they are printed as typed all the same.
  data.plan.state = 'du-thao';
  data.plan.signer.name = text;
  data.plan.recipients = [text, 'Bộ Nội vụ'];
  data.plan.issuer.name = text;
  data.tasks.title = text;
  const [section] = data.tasks.sections;
  const [task] = section?.tasks ?? [];
  if (section === undefined || task === undefined) throw new Error('the sample has no task');
  section.title = text;
  task.task = [parts[0] ?? '', { item: parts[1] ?? '' }];
  task.outputs = [parts[2] ?? '', { item: parts[3] ?? '' }];
  data.decision = data.decision.replace('Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính tỉnh Mẫu năm 2030.', () => `Ban hành ${text}.`).replace('Căn cứ Luật Tổ chức chính quyền địa phương;', () => `Căn cứ ${text};`);
  data.text = data.text.replace('Tiếp tục cải cách.', () => text).replace('Ý thứ nhất.', () => text).replace('Các cơ quan thực hiện', () => text).replace('# I. MỤC TIÊU', () => `# I. MỤC TIÊU ${text}`);
  const { report } = data.plan;
  if (report === undefined) throw new Error('the sample has a body that reports');
  Object.assign(report, { name: parts[0], recipients: [text], signer: { office: 'GIÁM ĐỐC', name: text } });
  data.progress = { tasks: [{ task: task.id, state: 'dang-thuc-hien', percent: 5, note: parts[0] ?? '', evidence: [parts[1] ?? '', parts[2] ?? ''] }, { task: section.tasks[1]?.id ?? '', state: 'khong-thuc-hien', reason: parts[3] ?? '' }] };
  const { root, remove } = writeProject(sampleFiles(data));
  const { manifest, diagnostics } = await buildYear(root, sampleYear);
  if (manifest === undefined) throw new Error(diagnostics.map((d) => `${d.file}:${d.line} ${d.code} ${d.message}`).join('\n'));
  const { project } = readProject(root, sampleYear, ['bao-cao']);
  if (project === undefined) throw new Error('the sample is whole');
  const published = await publishReport(root, project, { period: 'nam', asOf: { year: sampleYear, month: 2, day: 1 } });
  if (!published.ok) throw new Error(published.diagnostics.map((d) => `${d.file}:${d.line} ${d.code} ${d.message}`).join('\n'));
  const words = async (path: string): Promise<string> => {
    const bytes = readFileSync(join(root, 'output', path));
    const found = path.endsWith('.pdf') ? (await readPdf(bytes)).pages.map(withoutNumber).flatMap(wordsOfPage) : paragraphTexts(part(bytes, 'word/document.xml')).flatMap((t) => t.split(/\s+/u));
    return found.join(' ');
  };
  return { words, remove };
}

/** A page without its number, which may stand inside a paragraph that goes over the page's end. */
function withoutNumber(page: ReadPage): ReadPage {
  const topMargin = (20 * 72) / 25.4;
  return { ...page, texts: page.texts.filter((t) => t.baseline > topMargin) };
}

const built = await build();
afterAll(built.remove);

/** How often the text stands in a document; a line may end after a hyphen, so spaces do not count. */
const times = (words: string, what: string): number => words.replaceAll(' ', '').split(what.replaceAll(' ', '')).length - 1;

describe.each(['docx', 'pdf'])('whatever is typed is printed as typed, in %s', (ending) => {
  it('decision (căn cứ, Điều, Nơi nhận, người ký, cơ quan), plan (heading, khoản, điểm, paragraph), appendix (title, section, task, item, product)', async () => {
    const words = await built.words(`${sampleYear}/quyet-dinh.${ending}`);
    const inDecision = 4;
    const inReferences = 1;
    const inPlan = 4;
    const inAppendix = 2;
    expect(times(words, text)).toBe(inDecision + inReferences + inPlan + inAppendix);
    expect(parts.map((part) => times(words, part))).toEqual([1, 1, 1, 1]);
  });
  it('extract', async () => {
    const words = await built.words(`${sampleYear}/trich/so-noi-vu.${ending}`);
    expect(times(words, text)).toBe(1);
    expect(parts.map((part) => times(words, part))).toEqual([1, 1, 1, 1]);
  });
  it('report: who reports, signs and receives; notes, evidence and reasons', async () => {
    const words = await built.words(`bao-cao-${sampleYear}-nam/bao-cao.${ending}`);
    const recipientAndSigner = 2;
    const ofIssuer = 2;
    const sectionInBothAppendices = 2;
    expect(times(words, text)).toBe(recipientAndSigner + ofIssuer + sectionInBothAppendices);
    const inTask = [1, 1, 0, 0];
    const inProgress = [1, 1, 1, 1];
    const ofReporter = [4, 0, 0, 0];
    expect(parts.map((part) => times(words, part))).toEqual(inTask.map((n, i) => n + (inProgress[i] ?? 0) + (ofReporter[i] ?? 0)));
  });
});
