import type { Place } from '../diagnostics/diagnostic.js';
import { readFrontMatterLines } from '../source/front-matter.js';
import { placeInText, stringsOf } from '../source/json.js';
import { placeAt, type SourceText } from '../source/source-text.js';
import { placeInParagraph } from './markdown.js';
import { cellOf, taskFields, type PlacedText } from './places.js';
import type { Article, Paragraph, Plan } from './plan.js';

/** A text as a document prints it, and where each of its characters stands in its file. */
export interface PrintedText extends PlacedText {
  readonly at: (index: number) => Place;
}

/** Every text of the decision, the plan and the appendix, by the names of places that `placedTexts` has. */
export function printedTexts(plan: Plan): readonly PrintedText[] {
  return [...decisionTexts(plan), ...planTexts(plan), ...appendixTexts(plan)];
}

/** The texts of `decision.md`. */
export function decisionTexts({ decision, sources }: Plan): readonly PrintedText[] {
  const source = sources.decision;
  return [
    { place: 'subject', text: decision.subject, at: inFrontMatter(source, 'subject') },
    ...decision.legalBases.map((p, i) => ({ place: `can-cu.${i + 1}`, text: p.text, at: inParagraph(source, p) })),
    ...decision.articles.flatMap((a) => [
      { place: `dieu.${a.number}`, text: a.text, at: inArticle(source, a) },
      ...a.paragraphs.map((p, i) => ({ place: `dieu.${a.number}.p${i + 1}`, text: p.text, at: inParagraph(source, p) })),
    ]),
  ];
}

function planTexts({ text, sources }: Plan): readonly PrintedText[] {
  const source = sources.text;
  return [
    ...(['title', 'name'] as const).map((key) => ({ place: key, text: text[key], at: inFrontMatter(source, key) })),
    ...text.sections.flatMap((s) => [{ place: s.number, text: s.heading, at: inParagraph(source, s) }, ...s.blocks.map((b) => ({ place: b.id, text: b.text, at: inParagraph(source, b) }))]),
  ];
}

function appendixTexts({ appendix, sources: { tasks } }: Plan): readonly PrintedText[] {
  const at = (...path: readonly (string | number)[]) => (index: number): Place => placeInText(tasks, path, index);
  return [
    { place: 'phu-luc', text: appendix.title, at: at('title') },
    ...appendix.sections.flatMap((section, i) => [
      { place: `phu-luc.${section.number}`, text: section.title, at: at('sections', i, 'title') },
      ...section.tasks.flatMap((task, j) =>
        taskFields.flatMap((field) => {
          const cell = field === 'deadline' || field === 'assignment' ? [field, 'words'] : [field];
          return cellOf(task, field).map((part, k) => ({ place: `${task.id}/${field}`, text: typeof part === 'string' ? part : part.item, at: at('sections', i, 'tasks', j, ...cell, k) }));
        }),
      ),
    ]),
  ];
}

/** The names of `plan.json` that the decision prints, by their paths. */
export function headTexts({ sources: { plan } }: Plan): readonly PrintedText[] {
  const printed = new Set(['issuer', 'recipients', 'archive']);
  return [...stringsOf(plan)].filter(({ path }) => printed.has(String(path[0])) || (path[0] === 'signer' && path[1] !== 'name')).map(({ path, text, placeOfIndex }) => ({ place: path.join('.'), text, at: placeOfIndex }));
}

/** Where a character of a field of the front matter stands. */
export function inFrontMatter(source: SourceText, key: string): (index: number) => Place {
  return (index) => {
    const whole = /^---[^\n]*\n(?:.*\n)*?---/u.exec(source.text)?.[0] ?? '';
    const field = readFrontMatterLines(whole).fields.find((f) => f.key === key);
    return placeAt(source, field?.offsetOf(index) ?? 0);
  };
}

function inParagraph(source: SourceText, { place }: Pick<Paragraph, 'place'>): (index: number) => Place {
  return (index) => placeInParagraph(source, place, index);
}

/** The text of an Điều goes without its label and the space after it. */
function inArticle(source: SourceText, { place, label }: Article): (index: number) => Place {
  return (index) => placeInParagraph(source, place, index + label.length + 1);
}
