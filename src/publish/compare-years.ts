import { comparePlans } from '../compare/compare.js';
import type { Comparison } from '../compare/types.js';
import { comparisonContext } from '../compose/comparison.js';
import type { Plan } from '../content/plan.js';
import { hasErrors, sortDiagnostics, uniqueDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { composeJobs, toPublish, type Composed } from './compose-jobs.js';
import { contentOf, imprintOf, type Job } from './jobs.js';
import { editionOf, setName, type Edition } from './issued-folder.js';
import { readCheckedPlan, readLooks, type Looks } from './project.js';
import { reasonsOf } from './reasons.js';
import { publishDocuments, type PublishedFile, type PublishOptions } from './publish-documents.js';

/** The document template of a comparison: no build needs it. */
const template = 'so-sanh';
/** The file, without ending. */
const file = 'bang-so-sanh';

export type CompareOptions = Omit<PublishOptions, 'also' | 'watch'>;

/** A comparison with its document, ready to be published. */
export interface ComposedComparison {
  readonly comparison: Comparison;
  readonly documents: readonly Composed[];
  readonly looks: Looks;
}

export interface CompareResult {
  /** Undefined where an error stopped it; `output/` is then as it was. */
  readonly made: { readonly comparison: Comparison; readonly folder: string; readonly files: readonly PublishedFile[] } | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Below `output/`: where the comparison of two years, or of two decisions, is published. */
export function comparisonFolder(before: number | Edition, after: number | Edition): string {
  return `so-sanh-${setName(editionOf(before))}-${setName(editionOf(after))}`;
}

/** Reads, compares, composes and checks, without rendering. */
export function composeComparison(root: string, before: number | Edition, after: number | Edition): { readonly composed: ComposedComparison | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const old = readCheckedPlan(root, before);
  const fresh = comparisonFolder(before, before) === comparisonFolder(before, after) ? old : readCheckedPlan(root, after);
  const looks = readLooks(root, [template]);
  const diagnostics = [...old.diagnostics, ...fresh.diagnostics, ...(looks.ok ? [] : looks.diagnostics)];
  const done = (composed: ComposedComparison | undefined): ReturnType<typeof composeComparison> => ({ composed, diagnostics: sortDiagnostics(uniqueDiagnostics(diagnostics)) });
  if (old.plan === undefined || fresh.plan === undefined || !looks.ok || hasErrors(diagnostics)) return done(undefined);
  const comparison = comparePlans(old.plan, fresh.plan, reasonsOf(fresh.plan.review));
  const { documents, diagnostics: composing } = composeJobs([jobOf(old.plan, fresh.plan, comparison)], looks.value);
  diagnostics.push(...composing);
  return done(hasErrors(diagnostics) ? undefined : { comparison, documents, looks: looks.value });
}

function jobOf(before: Plan, after: Plan, comparison: Comparison): Job {
  const context = comparisonContext(before, after, comparison);
  return { path: file, template, context: () => context, imprint: imprintOf(after), content: [...contentOf(before), ...contentOf(after)] };
}

/** Compares two years and publishes the "Bảng so sánh" in both formats. */
export async function compareYears(root: string, before: number | Edition, after: number | Edition, options: CompareOptions = {}): Promise<CompareResult> {
  const { composed, diagnostics } = composeComparison(root, before, after);
  if (composed === undefined) return { made: undefined, diagnostics };
  const { comparison, documents, looks } = composed;
  const folder = comparisonFolder(before, after);
  const published = await publishDocuments(root, folder, toPublish(documents), looks, options);
  if (!published.ok) return { made: undefined, diagnostics: [...diagnostics, ...published.diagnostics] };
  return { made: { comparison, folder, files: published.value }, diagnostics };
}
