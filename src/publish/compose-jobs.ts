import { checkFields } from '../compose/fields.js';
import { sortDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Document } from '../document/types.js';
import { checkDocument } from './check-document.js';
import { composeJob } from './compose-job.js';
import type { Job } from './jobs.js';
import type { Project } from './project.js';

/** A document that has been composed, with the job it was made for. */
export interface Composed {
  readonly job: Job;
  readonly document: Document;
}

/** Composes and checks documents, reporting the faults of all templates at once. */
export function composeJobs(jobs: readonly Job[], project: Project): { readonly documents: readonly Composed[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics = firstOfEach(jobs).flatMap((job) => checkFields(job.template, project.templates, job.context()));
  const documents: Composed[] = [];
  for (const job of jobs) {
    const composed = composeJob(job, project);
    if (!composed.ok) {
      diagnostics.push(...composed.diagnostics);
      continue;
    }
    documents.push({ job, document: composed.value });
    diagnostics.push(...checkDocument(composed.value, job, project));
  }
  return { documents, diagnostics };
}

/** One job for each template: its fields are the same for all. */
function firstOfEach(jobs: readonly Job[]): readonly Job[] {
  return [...new Map(jobs.map((job) => [job.template, job])).values()];
}

/** By place, each once: the same complaint about a template comes from every document made of it. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return sortDiagnostics([...new Map(diagnostics.map((d) => [`${d.file}:${d.line}:${d.column}:${d.code}:${d.message}`, d])).values()]);
}
