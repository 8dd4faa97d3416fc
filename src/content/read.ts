import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { readText } from '../source/files.js';
import { readJson, type Read } from '../source/json.js';
import type { SourceText } from '../source/source-text.js';
import { checkCharacters } from './characters.js';
import { checkAgencies } from './checks/agencies.js';
import { checkHead } from './checks/head.js';
import { checkTasks } from './checks/tasks.js';
import { parseDay } from './dates.js';
import { readDecision } from './decision.js';
import { placeInBlock, type MarkdownBlock } from './markdown.js';
import { readPlanText } from './plan-text.js';
import { readProgress } from './progress.js';
import { readChecked } from './read-checked.js';
import type { Plan } from './plan.js';
import { agenciesShape, errataShape, planShape, tasksShape, type PlanFile } from './schema.js';

const folder = 'content';

/** The years that have a folder under `content/`, ascending. */
export function yearsOf(root: string): Read<readonly number[]> {
  try {
    const names = readdirSync(join(root, folder), { withFileTypes: true });
    const years = names.filter((e) => e.isDirectory() && /^\d{4}$/u.test(e.name)).map((e) => Number(e.name));
    return { ok: true, value: years.sort((a, b) => a - b) };
  } catch {
    return { ok: false, diagnostics: [diagnose('no-content', { file: folder, line: 1, column: 1 }, {})] };
  }
}

export interface PlanReading {
  /** Undefined where the content has a fault that leaves nothing whole to work on. */
  readonly plan: Plan | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and checks one year's content. Every fault of every file is reported, not only the first. */
export function readPlan(root: string, year: number): PlanReading {
  const diagnostics: Diagnostic[] = [];
  const load = (file: string): SourceText | undefined => {
    const read = readText(root, `${folder}/${file}`);
    if (read.ok) return read.value;
    diagnostics.push(...read.diagnostics);
    return undefined;
  };
  const json = <T>(source: SourceText | undefined, shape: Parameters<typeof readJson<T>>[1]): T | undefined => {
    if (source === undefined) return undefined;
    const read = readChecked(source, shape);
    diagnostics.push(...read.diagnostics);
    return read.value;
  };
  const blocksChecked = (blocks: readonly MarkdownBlock[]): void => {
    for (const block of blocks) diagnostics.push(...checkCharacters(block.text, (index) => placeInBlock(block, index)));
  };

  const sources = {
    agencies: load('agencies.json'),
    plan: load(`${year}/plan.json`),
    decision: load(`${year}/decision.md`),
    text: load(`${year}/plan.md`),
    tasks: load(`${year}/tasks.json`),
  };
  const agencies = json(sources.agencies, agenciesShape);
  if (agencies !== undefined && sources.agencies !== undefined) diagnostics.push(...checkAgencies(agencies, sources.agencies));
  const head = json(sources.plan, planShape);
  if (head !== undefined && sources.plan !== undefined) diagnostics.push(...checkHead(head, year, sources.plan));
  const appendix = json(sources.tasks, tasksShape);
  if (appendix !== undefined && sources.tasks !== undefined) diagnostics.push(...checkTasks(appendix, sources.tasks));
  const progress = readProgress(root, `${folder}/${year}/progress.json`, { appendix, year, decided: decidedOn(head) });
  diagnostics.push(...progress.diagnostics, ...readErrata(root, year));

  const decision = sources.decision === undefined ? undefined : readDecision(sources.decision);
  const text = sources.text === undefined ? undefined : readPlanText(sources.text);
  for (const part of [decision, text]) {
    if (part === undefined) continue;
    diagnostics.push(...part.diagnostics);
    blocksChecked(part.blocks);
  }

  if (agencies === undefined || head === undefined || appendix === undefined || decision === undefined || text === undefined || !progress.whole) {
    return { plan: undefined, diagnostics };
  }
  const whole = wholeSources(sources);
  if (whole === undefined) return { plan: undefined, diagnostics };
  return {
    plan: { year, head, decision: decision.decision, text: text.text, appendix, agencies, progress: progress.progress, sources: { ...whole, progress: progress.source } },
    diagnostics,
  };
}

function decidedOn(head: PlanFile | undefined): string | undefined {
  const date = head?.decision.date ?? undefined;
  return date === undefined || parseDay(date) === undefined ? undefined : date;
}

type Needed = Omit<Plan['sources'], 'progress'>;

function wholeSources(s: { readonly [K in keyof Needed]: SourceText | undefined }): Needed | undefined {
  const { agencies, plan, decision, text, tasks } = s;
  if (agencies === undefined || plan === undefined || decision === undefined || text === undefined || tasks === undefined) return undefined;
  return { agencies, plan, decision, text, tasks };
}

/** `errata.json` is optional; where it is there, its shape is checked. */
function readErrata(root: string, year: number): readonly Diagnostic[] {
  const read = readText(root, `${folder}/${year}/errata.json`);
  if (!read.ok) return read.diagnostics.filter((d) => d.code !== 'file-missing');
  const errata = readJson(read.value, errataShape);
  return errata.ok ? [] : errata.diagnostics;
}
