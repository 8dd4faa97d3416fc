import { compose } from '../compose/compose.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Document } from '../document/types.js';
import { knownRoles, unknownRoles } from '../format/roles.js';
import type { Read } from '../source/json.js';
import { nearest } from '../source/shape.js';
import { placeAt } from '../source/source-text.js';
import type { Job } from './jobs.js';
import type { Looks } from './project.js';

/** The document of a job, or what is wrong with its template. */
export function composeJob(job: Job, looks: Looks): Read<Document> {
  const { templates, fillers, format } = looks;
  const fill = fillers.get(job.template);
  if (fill === undefined) throw new Error(`no filler for ${job.template}`);
  const composed = compose(job.template, fill, templates, job.context(), job.imprint);
  if (!composed.ok) return composed;
  const unknown = unknownRoles(composed.value, format);
  if (unknown.length === 0) return composed;
  return { ok: false, diagnostics: unknown.map((name) => diagnose('template-unknown-role', placeOfName(name, job, looks), { name, near: nearest(name, knownRoles(format)) })) };
}

function placeOfName(name: string, job: Job, { templates }: Looks): ReturnType<typeof placeAt> {
  const main = templates.documents.get(job.template);
  const sources = [...(main === undefined ? [] : [main]), ...templates.partials.values(), ...[...templates.tables.values()].map((t) => t.source)];
  for (const source of sources) {
    const offset = source.text.search(new RegExp(`(?<![\\w-])${name.replace(/[^\w-]/gu, '.')}(?![\\w-])`, 'u'));
    if (offset !== -1) return placeAt(source, offset);
  }
  return { file: `templates/${job.template}.hbs`, line: 1, column: 1 };
}
