import { planContext, type Context } from '../compose/context.js';
import { fillerOf } from '../compose/fill.js';
import { readTemplates, type Templates } from '../compose/templates.js';
import type { Plan } from '../content/plan.js';
import { readPlan } from '../content/read.js';
import { hasErrors } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { readFormat } from '../format/read.js';
import type { Format } from '../format/types.js';
import { checkPlan } from '../plan/check.js';
import { distribute, type Distribution } from '../plan/distribution.js';
import { checkReach } from '../plan/reach.js';
import { referenceDate, rosterOf } from '../plan/roster.js';
import type { Read } from '../source/json.js';
import type { SourceText } from '../source/source-text.js';
import { loadFaces, type Faces } from '../typeset/faces.js';

/** All that a build of one year works on, read and checked. */
export interface Project {
  readonly plan: Plan;
  readonly distribution: Distribution;
  readonly templates: Templates;
  readonly format: Format;
  readonly formatSource: SourceText;
  readonly faces: Faces;
  readonly context: Context;
}

export interface ProjectReading {
  /** Undefined where an error stops the build. */
  readonly project: Project | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The document templates of a year's set. */
const setTemplates: readonly string[] = ['quyet-dinh', 'phu-luc', 'trich'];

/**
 * Reads content, templates, format and fonts of one year and checks them, reporting the faults of all at once.
 * @param needed the document templates that must be there and be whole; what other templates hold is nobody's concern
 */
export function readProject(root: string, year: number, needed = setTemplates): ProjectReading {
  const diagnostics: Diagnostic[] = [];
  const take = <T>(read: Read<T>): T | undefined => {
    if (read.ok) return read.value;
    diagnostics.push(...read.diagnostics);
    return undefined;
  };
  const { plan, diagnostics: content } = readPlan(root, year);
  diagnostics.push(...content);
  if (plan !== undefined) diagnostics.push(...checkPlan(plan));
  const templates = take(readTemplates(root));
  const format = take(readFormat(root));
  const loaded = loadFaces();
  if (!loaded.ok) diagnostics.push(...loaded.diagnostics);

  if (templates !== undefined) for (const name of needed) take(fillerOf(name, templates));
  if (plan === undefined || templates === undefined || format === undefined || !loaded.ok || hasErrors(diagnostics)) {
    return { project: undefined, diagnostics };
  }
  const distribution = distribute(plan, rosterOf(plan.agencies, referenceDate(plan)));
  diagnostics.push(...checkReach(plan, distribution));
  const project = { plan, distribution, templates, format: format.format, formatSource: format.source, faces: loaded.faces, context: planContext(plan) };
  return { project, diagnostics };
}
