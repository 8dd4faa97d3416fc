import { compose } from '../compose/compose.js';
import { fillerOf } from '../compose/fill.js';
import { referenceDate } from '../plan/roster.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Document } from '../document/types.js';
import { knownRoles, unknownRoles } from '../format/roles.js';
import type { Read } from '../source/json.js';
import { nearest } from '../source/shape.js';
import { placeAt } from '../source/source-text.js';
import type { Job } from './jobs.js';
import type { Project } from './project.js';

/** The document of a job, or what is wrong with its template. */
export function composeJob(job: Job, project: Project): Read<Document> {
  const { plan, templates, format } = project;
  const fill = fillerOf(job.template, templates);
  if (!fill.ok) return fill;
  const imprint = { author: plan.head.issuer.fullName, language: 'vi-VN', date: referenceDate(plan), ...job.imprint };
  const composed = compose(job.template, fill.value, templates, job.context(), imprint);
  if (!composed.ok) return composed;
  const unknown = unknownRoles(composed.value, format);
  if (unknown.length === 0) return composed;
  return { ok: false, diagnostics: unknown.map((name) => diagnose('template-unknown-role', placeOfName(name, job, project), { name, near: nearest(name, knownRoles(format)) })) };
}

function placeOfName(name: string, job: Job, { templates }: Project): ReturnType<typeof placeAt> {
  const main = templates.documents.get(job.template);
  const sources = [...(main === undefined ? [] : [main]), ...templates.partials.values(), ...[...templates.tables.values()].map((t) => t.source)];
  for (const source of sources) {
    const offset = source.text.search(new RegExp(`(?<![\\w-])${name.replace(/[^\w-]/gu, '.')}(?![\\w-])`, 'u'));
    if (offset !== -1) return placeAt(source, offset);
  }
  return { file: `templates/${job.template}.hbs`, line: 1, column: 1 };
}
