import type { PlanFile, ReviewFile, TasksFile } from '../content/schema.js';

/** The content of a year as plain data, before it is written to files. */
export interface YearContent {
  readonly head: PlanFile;
  readonly decision: { readonly subject: string; readonly paragraphs: readonly string[] };
  readonly text: { readonly title: string; readonly name: string; readonly blocks: readonly TextBlock[] };
  readonly appendix: TasksFile;
  readonly review: ReviewFile;
}

export interface TextBlock {
  readonly kind: 'heading' | 'paragraph';
  readonly text: string;
}

const schemas = '../schemas';

/** The files of a year's folder, by name; JSON with two spaces, Markdown with a blank line between blocks. */
export function filesOf({ head, decision, text, appendix, review }: YearContent): ReadonlyMap<string, string> {
  return new Map([
    ['plan.json', json('plan', head)],
    ['decision.md', markdown({ subject: decision.subject }, decision.paragraphs.map((p) => ({ kind: 'paragraph', text: p })))],
    ['plan.md', markdown({ title: text.title, name: text.name }, text.blocks)],
    ['tasks.json', json('tasks', appendix)],
    ['review.json', reviewText(review)],
  ]);
}

/** `review.json` as it is written. */
export function reviewText(review: ReviewFile): string {
  return json('review', review);
}

function json(schema: string, value: PlanFile | TasksFile | ReviewFile): string {
  const { $schema = `${schemas}/${schema}.schema.json`, ...rest } = value;
  return `${JSON.stringify({ $schema, ...rest }, null, 2)}\n`;
}

function markdown(front: Readonly<Record<string, string>>, blocks: readonly TextBlock[]): string {
  const properties = Object.entries(front).map(([key, value]) => `${key}: ${scalar(value)}`);
  return `${['---', ...properties, '---'].join('\n')}\n\n${blocks.map((b) => `${b.kind === 'heading' ? '# ' : ''}${b.text}`).join('\n\n')}\n`;
}

/** As it stands where YAML reads it back as itself, in double quotes elsewhere. */
function scalar(value: string): string {
  return /^[\p{L}][^#:"'\\]*$/u.test(value) && value === value.trim() ? value : JSON.stringify(value);
}
