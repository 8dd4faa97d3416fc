import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { readText } from '../source/files.js';
import { readJson, stringsOf, type Read } from '../source/json.js';
import type { SourceText } from '../source/source-text.js';
import { checkCharacters } from './characters.js';
import { checkAgencies } from './checks/agencies.js';
import { checkHead } from './checks/head.js';
import { checkProgress } from './checks/progress.js';
import { checkReview } from './checks/review.js';
import { checkTasks } from './checks/tasks.js';
import { parseDay } from './dates.js';
import { readDecision } from './decision.js';
import { placeInBlock, type MarkdownBlock } from './markdown.js';
import { readPlanText } from './plan-text.js';
import type { Plan } from './plan.js';
import { placedTexts } from './places.js';
import { placesNow } from './standing.js';
import { agenciesShape, errataShape, planShape, progressShape, reviewShape, tasksShape, type PlanFile } from './schema.js';
import { asideFolder, contentFolder, yearFolders } from './years.js';

/** The years that have a folder under `content/`, ascending. */
export function yearsOf(root: string): Read<readonly number[]> {
  const years = yearFolders(root);
  return years === undefined ? { ok: false, diagnostics: [diagnose('no-content', { file: contentFolder, line: 1, column: 1 }, {})] } : { ok: true, value: years };
}

export interface PlanReading {
  /** Undefined where the content has a fault that leaves nothing whole to work on. */
  readonly plan: Plan | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads and checks one year's content. Every fault of every file is reported, not only the first.
 * @param instead texts to be read in place of files, by path from the root: what would be written
 * @param own the folder of the year below `content/`, where it is not named by the year alone
 */
export function readPlan(root: string, year: number, instead: ReadonlyMap<string, string> = new Map(), own = String(year)): PlanReading {
  const diagnostics: Diagnostic[] = [];
  const load = (name: string): SourceText | undefined => {
    const file = `${contentFolder}/${name}`;
    const text = instead.get(file);
    if (text !== undefined) return { file, text };
    const read = readText(root, file);
    if (read.ok) return read.value;
    diagnostics.push(...read.diagnostics);
    return undefined;
  };
  const json = <T>(source: SourceText | undefined, shape: Parameters<typeof readJson<T>>[1]): T | undefined => {
    if (source === undefined) return undefined;
    for (const { path, text, placeOfIndex } of stringsOf(source)) {
      if (path[0] !== '$schema') diagnostics.push(...checkCharacters(text, placeOfIndex));
    }
    const read = readJson(source, shape);
    if (read.ok) return read.value;
    diagnostics.push(...read.diagnostics);
    return undefined;
  };
  const blocksChecked = (blocks: readonly MarkdownBlock[]): void => {
    for (const block of blocks) diagnostics.push(...checkCharacters(block.text, (index) => placeInBlock(block, index)));
  };

  const sources = {
    agencies: load('agencies.json'),
    plan: load(`${own}/plan.json`),
    decision: load(`${own}/decision.md`),
    text: load(`${own}/plan.md`),
    tasks: load(`${own}/tasks.json`),
  };
  const agencies = json(sources.agencies, agenciesShape);
  if (agencies !== undefined && sources.agencies !== undefined) diagnostics.push(...checkAgencies(agencies, sources.agencies));
  const head = json(sources.plan, planShape);
  if (head !== undefined && sources.plan !== undefined) diagnostics.push(...checkHead(head, year, sources.plan));
  const appendix = json(sources.tasks, tasksShape);
  if (appendix !== undefined && sources.tasks !== undefined) diagnostics.push(...checkTasks(appendix, sources.tasks));
  const began = beganOn(root, year, head);
  const progressSource = optional(root, `${own}/progress.json`, diagnostics);
  const progress = json(progressSource, progressShape);
  if (progress !== undefined && progressSource !== undefined) diagnostics.push(...checkProgress(progress, { appendix, year, began }, progressSource));
  diagnostics.push(...readErrata(root, own));

  const decision = sources.decision === undefined ? undefined : readDecision(sources.decision);
  const text = sources.text === undefined ? undefined : readPlanText(sources.text);
  for (const part of [decision, text]) {
    if (part === undefined) continue;
    diagnostics.push(...part.diagnostics);
    blocksChecked(part.blocks);
  }

  if (agencies === undefined || head === undefined || appendix === undefined || decision === undefined || text === undefined) {
    return { plan: undefined, diagnostics };
  }
  const whole = wholeSources(sources);
  if (whole === undefined) return { plan: undefined, diagnostics };
  const written: Plan = { year, began, head, decision: decision.decision, text: text.text, appendix, agencies, progress, review: undefined, sources: { ...whole, ...(progressSource === undefined ? {} : { progress: progressSource }) } };
  const reviewSource = optional(root, `${own}/review.json`, diagnostics);
  const file = json(reviewSource, reviewShape);
  if (reviewSource === undefined || file === undefined) return { plan: written, diagnostics };
  const now = placesNow(file.questions, placedTexts(written));
  const review = { ...file, questions: file.questions.map((question, i) => ({ ...question, at: now[i] })) };
  diagnostics.push(...checkReview(written, review, reviewSource));
  return { plan: { ...written, review, sources: { ...written.sources, review: reviewSource } }, diagnostics };
}

/** The day of a year's first decision: a decision that replaces or amends another goes on with a plan that is in force. */
function beganOn(root: string, year: number, head: PlanFile | undefined): string | undefined {
  const seen = new Set<number>();
  let decision: Pick<PlanFile['decision'], 'date'> | undefined = head?.decision;
  let earlier = head?.replaces;
  while (earlier !== undefined && !seen.has(earlier.number)) {
    seen.add(earlier.number);
    decision = earlier;
    const text = readText(root, `${contentFolder}/${asideFolder(year, earlier.number)}/plan.json`);
    const before = text.ok ? readJson(text.value, planShape) : undefined;
    earlier = before?.ok === true ? before.value.replaces : undefined;
  }
  const date = decision?.date ?? undefined;
  return date === undefined || parseDay(date) === undefined ? undefined : date;
}

type Needed = Omit<Plan['sources'], 'progress' | 'review'>;

function wholeSources(s: { readonly [K in keyof Needed]: SourceText | undefined }): Needed | undefined {
  const { agencies, plan, decision, text, tasks } = s;
  if (agencies === undefined || plan === undefined || decision === undefined || text === undefined || tasks === undefined) return undefined;
  return { agencies, plan, decision, text, tasks };
}

/** A file that need not be there. */
function optional(root: string, file: string, diagnostics: Diagnostic[]): SourceText | undefined {
  const read = readText(root, `${contentFolder}/${file}`);
  if (read.ok) return read.value;
  diagnostics.push(...read.diagnostics.filter((d) => d.code !== 'file-missing'));
  return undefined;
}

/** `errata.json` is optional; where it is there, its shape is checked. */
function readErrata(root: string, own: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const source = optional(root, `${own}/errata.json`, diagnostics);
  const errata = source === undefined ? undefined : readJson(source, errataShape);
  return errata === undefined || errata.ok ? diagnostics : errata.diagnostics;
}
