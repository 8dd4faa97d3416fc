import { planContext, type Context } from '../compose/context.js';
import { makeFiller, type Filler } from '../compose/fill.js';
import { readTemplates, type Templates } from '../compose/templates.js';
import { checkBeforeIssue } from '../content/checks/before-issue.js';
import type { Plan } from '../content/plan.js';
import type { IssuedEntry } from '../content/schema.js';
import { readPlan, type PlanReading } from '../content/read.js';
import { hasErrors } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { checkYearsOf } from '../draft/years/check.js';
import { readFormat } from '../format/read.js';
import type { Format } from '../format/types.js';
import { checkPlan } from '../plan/check.js';
import { distribute, type Distribution } from '../plan/distribution.js';
import { checkReach } from '../plan/reach.js';
import { referenceDate, rosterOf } from '../plan/roster.js';
import { entryOf, freezeFaults, issuedFaults, lastIssued, numberFaults, readIssued, type IssuedRegister } from '../register/issued.js';
import type { Read } from '../source/json.js';
import type { SourceText } from '../source/source-text.js';
import { loadFaces, type Faces } from '../typeset/faces.js';
import { checkAsked } from './carried-from.js';
import { contentName, editionOf, setName, supersededMissing, type Edition } from './issued-folder.js';
import { draftProgressFaults } from './progress-record.js';

/** How documents are worded and how they look. */
export interface Looks {
  readonly templates: Templates;
  /** By template, of those asked for. */
  readonly fillers: ReadonlyMap<string, Filler>;
  readonly format: Format;
  readonly formatSource: SourceText;
  readonly faces: Faces;
}

/** All that a build of one year works on, read and checked. */
export interface Project extends Looks {
  readonly plan: Plan;
  readonly distribution: Distribution;
  readonly context: Context;
  /** What was issued, where this is its content. */
  readonly issued: IssuedEntry | undefined;
  /** The folder of its files below `output/`. */
  readonly set: string;
}

export interface CheckedReading extends PlanReading {
  /** What was issued, where this plan is its content. */
  readonly issued: IssuedEntry | undefined;
}

export interface ProjectReading {
  /** Undefined where an error stops the build. */
  readonly project: Project | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The document templates of a year's set. */
const templateNames = ['quyet-dinh', 'phu-luc', 'trich', 'cau-hoi', 'quyet-dinh-dien-tu', 'ke-hoach-dien-tu', 'phu-luc-dien-tu'] as const;

/**
 * Reads content, templates, format and fonts of one year, or of a decision that lies aside, and checks them, reporting the faults of all at once.
 * @param names the document templates that must be there and in order; what others hold is nobody's concern
 * @param instead texts to be read in place of files, by path from the root
 */
export function readProject(root: string, which: number | Edition, names: readonly string[] = templateNames, instead?: ReadonlyMap<string, string>): ProjectReading {
  const { plan, diagnostics: content, issued } = readCheckedPlan(root, which, instead);
  const looks = readLooks(root, names);
  const diagnostics = [...content, ...(looks.ok ? [] : looks.diagnostics)];
  if (plan === undefined || !looks.ok || hasErrors(diagnostics)) return { project: undefined, diagnostics };
  const distribution = distribute(plan, rosterOf(plan.agencies, referenceDate(plan)));
  diagnostics.push(...checkReach(plan, distribution));
  return { project: { ...looks.value, plan, distribution, context: planContext(plan), issued, set: setName(editionOf(which)) }, diagnostics };
}

/** One year's content, read and checked by itself, by what it means, and against what was issued. */
export function readCheckedPlan(root: string, which: number | Edition, instead?: ReadonlyMap<string, string>): CheckedReading {
  const edition = editionOf(which);
  const { plan, diagnostics: reading } = readPlan(root, edition.year, instead, contentName(edition));
  const register = readIssued(root);
  const diagnostics = [...reading, ...(register.ok ? [] : register.diagnostics)];
  if (plan === undefined) return { plan, diagnostics, issued: undefined };
  if (!register.ok) return { plan, diagnostics: [...diagnostics, ...checkPlan(plan)], issued: undefined };
  const { issued, faults } = edition.decision === undefined ? againstLast(root, plan, register.value) : againstOwn(plan, edition.decision, register.value);
  // A review.json that could not be read is told as such, not as a missing one.
  const before = issued !== undefined || (plan.review === undefined && reading.some((d) => d.level === 'error' && d.file.endsWith('/review.json'))) ? [] : [...checkBeforeIssue(plan), ...checkYearsOf(plan), ...checkAsked(root, plan)];
  return { plan, diagnostics: [...diagnostics, ...checkPlan(plan), ...before, ...faults], issued };
}

interface Frozen {
  readonly issued: IssuedEntry | undefined;
  readonly faults: readonly Diagnostic[];
}

/** What was issued is as it was issued, here or, where this plan is to take its place, aside. */
function againstLast(root: string, plan: Plan, register: IssuedRegister): Frozen {
  const issued = entryOf(plan, register);
  const last = lastIssued(register, plan.year);
  const faults = freezeFaults(plan, register);
  if (last === undefined || issued !== undefined || faults.length > 0) return { issued, faults };
  const missing = supersededMissing(root, last);
  return { issued, faults: [...numberFaults(plan, register), ...(missing.length > 0 ? missing : draftProgressFaults(root, plan, last))] };
}

/** A decision that lies aside is held against its own line of the register. */
function againstOwn(plan: Plan, number: number, { chain }: IssuedRegister): Frozen {
  const issued = chain.entries.find((entry) => entry.year === plan.year && entry.number === number);
  return { issued, faults: issued === undefined ? [] : issuedFaults(plan, issued) };
}

/** Reads templates, format and fonts; of the document templates, those named must be there and in order. */
export function readLooks(root: string, names: readonly string[]): Read<Looks> {
  const diagnostics: Diagnostic[] = [];
  const take = <T>(read: Read<T>): T | undefined => {
    if (read.ok) return read.value;
    diagnostics.push(...read.diagnostics);
    return undefined;
  };
  const templates = take(readTemplates(root));
  const format = take(readFormat(root));
  const loaded = loadFaces();
  if (!loaded.ok) diagnostics.push(...loaded.diagnostics);
  const fillers = new Map<string, Filler>();
  if (templates !== undefined) {
    for (const name of names) {
      const filler = take(makeFiller(name, templates));
      if (filler !== undefined) fillers.set(name, filler);
    }
  }
  if (templates === undefined || format === undefined || !loaded.ok || diagnostics.length > 0) return { ok: false, diagnostics };
  return { ok: true, value: { templates, fillers, format: format.format, formatSource: format.source, faces: loaded.faces } };
}
