import type { Decision, PlanText } from './plan.js';
import type { CellPart, TasksFile } from './schema.js';

/** A text of a plan, and the name of its place, which review.json uses. */
export interface PlacedText {
  /** "subject", "can-cu.1", "dieu.1", "title", "I", "I.2.đ", "<id of a task>/deadline"; the parts of a cell share one. */
  readonly place: string;
  readonly text: string;
}

/** The fields of a task that are printed. */
export const taskFields = ['task', 'outputs', 'deadline', 'assignment'] as const;
export type PrintedField = (typeof taskFields)[number];

/** Every printed text of a plan in the order of its documents. */
export function placedTexts({ decision, text, appendix }: { readonly decision: Decision; readonly text: PlanText; readonly appendix: TasksFile }): readonly PlacedText[] {
  return [
    { place: 'subject', text: decision.subject },
    ...decision.legalBases.map((p, i) => ({ place: `can-cu.${i + 1}`, text: p.text })),
    ...decision.articles.flatMap((a) => [
      { place: `dieu.${a.number}`, text: a.text },
      ...a.paragraphs.map((p, i) => ({ place: `dieu.${a.number}.p${i + 1}`, text: p.text })),
    ]),
    { place: 'title', text: text.title },
    { place: 'name', text: text.name },
    ...text.sections.flatMap((s) => [{ place: s.number, text: s.heading }, ...s.blocks.map((b) => ({ place: b.id, text: b.text }))]),
    { place: 'phu-luc', text: appendix.title },
    ...appendix.sections.flatMap((s) => [
      { place: `phu-luc.${s.number}`, text: s.title },
      ...s.tasks.flatMap((task) => taskFields.flatMap((field) => cellOf(task, field).map((part) => ({ place: `${task.id}/${field}`, text: typeof part === 'string' ? part : part.item })))),
    ]),
  ];
}

/**
 * How a reader finds a paragraph of the plan's text that has no number of its own: "Mục I, đoạn 2", "Mục I, đoạn 1 sau
 * khoản 12". Whether it belongs to what stands before it or closes the mục, only its words tell. Undefined for other places.
 */
export function looseParagraphWords(place: string): string | undefined {
  const parts = /^([IVXLC]+)(?:\.(\d+))?(?:\.(\p{Ll}{1,2}))?\.p(\d+)$/u.exec(place);
  if (parts === null) return undefined;
  const [, section = '', khoan, diem, at = ''] = parts;
  const before = [...(diem === undefined ? [] : [`điểm ${diem}`]), ...(khoan === undefined ? [] : [`khoản ${khoan}`])].join(' ');
  return `Mục ${section}, đoạn ${at}${before === '' ? '' : ` sau ${before}`}`;
}

/** What a place belongs to: the id of its task, or the place itself. */
export function ownerOf(place: string): string {
  return place.split('/')[0] ?? place;
}

/** The words of a printed field. */
export function cellOf(task: TasksFile['sections'][number]['tasks'][number], field: PrintedField): readonly CellPart[] {
  return field === 'deadline' || field === 'assignment' ? task[field].words : task[field];
}
