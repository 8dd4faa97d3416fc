import { checkFields } from '../compose/fields.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { annotate } from '../document/annotate.js';
import type { Document } from '../document/types.js';
import type { Read } from '../source/json.js';
import { checkDocument } from './check-document.js';
import { composeJob } from './compose-job.js';
import type { Job } from './jobs.js';
import type { Looks } from './project.js';
import type { ToPublish } from './publish-documents.js';

export interface Composed {
  readonly job: Job;
  readonly document: Document;
  /** With the list of the draft's questions; absent: as `document`. */
  readonly pdfDocument?: Document;
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
    const noted = withQuestions(composed.value, job, looks);
    if (!noted.ok) {
      diagnostics.push(...noted.diagnostics);
      continue;
    }
    documents.push({ job, ...noted.value });
    diagnostics.push(...checkDocument(composed.value, job, looks));
  }
  return { documents, diagnostics };
}

/** Composed documents as they are published: by their paths. */
export function toPublish(documents: readonly Composed[]): readonly ToPublish[] {
  return documents.map(({ job, ...rest }) => ({ path: job.path, ...rest }));
}

/** A document of a draft with its open questions as notes, and their list at the end of its PDF; any other as it is. */
function withQuestions(document: Document, { questions }: Job, looks: Looks): Read<Omit<Composed, 'job'>> {
  const noted = questions === undefined ? document : annotate(document, questions.marks);
  if (questions === undefined || noted.notes === undefined) return { ok: true, value: { document } };
  const list = composeJob(questions.list(noted), looks);
  if (!list.ok) return list;
  return { ok: true, value: { document: noted, pdfDocument: { ...noted, sections: [...noted.sections, ...list.value.sections] } } };
}

/** One job for each template: its fields are the same for all. */
function firstOfEach(jobs: readonly Job[]): readonly Job[] {
  return [...new Map(jobs.map((job) => [job.template, job])).values()];
}
