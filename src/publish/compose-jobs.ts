import { checkFields } from '../compose/fields.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Document } from '../document/types.js';
import { checkDocument } from './check-document.js';
import { composeJob } from './compose-job.js';
import type { Job } from './jobs.js';
import type { Looks } from './project.js';

export interface Composed {
  readonly job: Job;
  readonly document: Document;
}

/** Composes and checks the documents of jobs; a document that could not be composed is only in the diagnostics. */
export function composeJobs(jobs: readonly Job[], looks: Looks): { readonly documents: readonly Composed[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = firstOfEach(jobs).flatMap((job) => checkFields(job.template, looks.templates, job.context()));
  const documents: Composed[] = [];
  for (const job of jobs) {
    const composed = composeJob(job, looks);
    if (!composed.ok) {
      diagnostics.push(...composed.diagnostics);
      continue;
    }
    documents.push({ job, document: composed.value });
    diagnostics.push(...checkDocument(composed.value, job, looks));
  }
  return { documents, diagnostics };
}

/** One job for each template: its fields are the same for all. */
function firstOfEach(jobs: readonly Job[]): readonly Job[] {
  return [...new Map(jobs.map((job) => [job.template, job])).values()];
}
