import { describe, expect, it } from 'vitest';
import { compose } from '../../src/compose/compose.js';
import { planContext } from '../../src/compose/context.js';
import { makeFiller } from '../../src/compose/fill.js';
import { readTemplates, type Templates } from '../../src/compose/templates.js';
import type { Document } from '../../src/document/types.js';
import { linesOf, textOf } from '../../src/document/walk.js';
import type { Sample } from '../support/sample-project.js';
import { samplePlan } from '../support/sample-plan.js';

const read = readTemplates('.');
if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
const templates: Templates = read.value;

function composed(change: (s: Sample) => void, template?: string): Document {
  const plan = samplePlan(change);
  const used: Templates = template === undefined ? templates : { ...templates, documents: new Map([['quyet-dinh', { file: 'templates/quyet-dinh.hbs', text: template }]]) };
  const filler = makeFiller('quyet-dinh', used);
  if (!filler.ok) throw new Error(JSON.stringify(filler.diagnostics));
  const document = compose('quyet-dinh', filler.value, used, planContext(plan), { author: 'a', language: 'vi-VN', date: '2029-12-05' });
  if (!document.ok) throw new Error(JSON.stringify(document.diagnostics));
  return document.value;
}

function texts(document: Document): string[] {
  return [...linesOf(document)].flatMap((line) => (line.kind === 'paragraph' ? [textOf(line)] : []));
}

describe('content is text: nothing in it becomes template code, Markdown or a directive', () => {
  it.each(['{{decision.number}}', '{{{x}}} {{> chu-ky}} {{#each y}}', '*đậm* _nghiêng_', '| a | b |', '[x](y)', '&amp; < > ]]>', '<w:t>x</w:t>', ':::hai-cot{vai="x"}', '::trang{kieu="doc-dung"}', ':xuong-dong[]', '# tiêu đề', '] [ ]] [[', '\\', '---', '`x`', '$& $1'])('%s', (text) => {
    const document = composed((s) => {
      s.plan.recipients = [text];
      const task = s.tasks.sections[0]?.tasks[0];
      if (task !== undefined) task.task = [text];
      s.plan.signer.name = text;
    });
    expect(texts(document)).toContain(`- ${text};`);
    expect(texts(document).filter((t) => t === text)).toHaveLength(2);
  });

  it('prototype names are no fields', () => {
    expect(() => composed(() => undefined, '---\ntitle: t\nsubject: s\n---\n::trang{kieu="doc-dung"}\n\n{{constructor}}{{__proto__}}\n')).toThrow('template-unknown-field');
  });
});

describe('the decision as a document', () => {
  const document = composed(() => undefined);

  it('has three sections that number their pages on their own (R05, R06)', () => {
    expect(document.sections.map((s) => [s.page, s.restartNumbering])).toEqual([['doc-dung', true], ['doc-dung', true], ['nam-ngang', true]]);
  });
  it('gives numbers below 10 and days below 10 a leading 0 (R16, R17)', () => {
    expect(texts(document)).toContain('Số: 07/QĐ-UBND');
    expect(texts(document)).toContain('Mẫu, ngày 05 tháng 12 năm 2029');
  });
  it('repeats the head for the plan without number and date, with the full reference (R60)', () => {
    const plan = document.sections[1];
    const head = plan?.blocks[0];
    expect(head?.kind === 'columns' && head.rows.length).toBe(1);
    expect(texts(document)).toContain('(Kèm theo Quyết định số 07/QĐ-UBND ngày 05 tháng 12 năm 2029 \ncủa UBND tỉnh Mẫu)');
  });
  it('ends each recipient with ";" and the archive line with "." (R55)', () => {
    expect(texts(document)).toEqual(expect.arrayContaining(['- Như Điều 2;', '- Bộ Nội vụ;', '- Lưu: VT, NV.']));
  });
  it('keeps where each text of the plan came from', () => {
    const ids = [...linesOf(document)].flatMap((l) => (l.kind === 'paragraph' && l.id !== undefined ? [l.id] : []));
    expect(ids).toEqual(expect.arrayContaining(['can-cu.1', 'dieu.2', 'I.1', 'I.1.b', 'II.p1']));
  });
  it('prints the parent body where there is one (R13)', () => {
    expect(texts(composed((s) => { s.plan.issuer.parent = 'CƠ QUAN TRÊN'; }))[0]).toBe('CƠ QUAN TRÊN');
  });
  const draft = (replaces?: Sample['plan']['replaces']): readonly string[] =>
    texts(composed((s) => {
      s.plan.state = 'du-thao';
      s.plan.decision.number = null;
      s.plan.decision.date = null;
      if (replaces !== undefined) s.plan.replaces = replaces;
    }));
  it('leaves number and day open in a draft (R82), the year too: a plan is issued at the end of one year or in the next', () => {
    expect(draft()).toContain('Số:         /QĐ-UBND');
    expect(draft()).toContain('Mẫu, ngày      tháng      năm         ');
    expect(draft().join('|')).not.toContain('năm 2029');
  });
  it('an amendment of a decision of December before leaves the year open; of one issued in the plan’s year it can be no other', () => {
    expect(draft({ kind: 'sua-doi', number: 7, symbol: 'QĐ-UBND', date: '2029-12-05' })).toContain('Mẫu, ngày      tháng      năm         ');
    expect(draft({ kind: 'sua-doi', number: 7, symbol: 'QĐ-UBND', date: '2030-01-05' })).toContain('Mẫu, ngày      tháng      năm 2030');
  });
});

describe('a template of one\'s own', () => {
  it('may reword, reorder and leave out without code', () => {
    const document = composed(() => undefined, '---\ntitle: T\nsubject: S\n---\n::trang{kieu="doc-dung"}\n::trich-yeu[{{plan.title}} — bản rút gọn]\n\nMột đoạn của mẫu.\n');
    expect(texts(document)).toEqual(['Cải cách hành chính tỉnh Mẫu năm 2030 — bản rút gọn', 'Một đoạn của mẫu.']);
  });
});
