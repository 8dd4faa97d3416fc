import { hasErrors, sortDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { composeYear, type ComposedYear } from './build.js';
import { checkRecords } from './check-records.js';
import { toPublish } from './compose-jobs.js';
import { editionOf, type Edition } from './issued-folder.js';
import { issuedBytesFaults } from './issued-set.js';
import { renderAll } from './publish-documents.js';

/**
 * Everything that is wrong with a year, or with a decision that lies aside, and what the registers name of the year; nothing is written. What
 * was issued is rendered again in memory: a template, a name of an agency or a program that has changed is found here as `build` would find it.
 */
export async function checkYear(root: string, which: number | Edition, signal?: AbortSignal): Promise<readonly Diagnostic[]> {
  const composed = composeYear(root, which);
  const rendered = hasErrors(composed.diagnostics) ? [] : await renderedFaults(composed, signal);
  return sortDiagnostics([...composed.diagnostics, ...rendered, ...checkRecords(root, editionOf(which).year)]);
}

async function renderedFaults({ project, documents }: ComposedYear, signal: AbortSignal | undefined): Promise<readonly Diagnostic[]> {
  if (project?.issued === undefined) return [];
  const files = await renderAll(toPublish(documents), project, () => undefined, { signal });
  return issuedBytesFaults(project.issued, files, project);
}
