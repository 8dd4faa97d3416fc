// The documents of a set as data, for the peers: what is printed, composed once and outside of what is timed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeYear } from '../../../dist/publish/build.js';

/** Writes the composed documents of 2023 and the looks of their roles to `documents.json` in a folder; gives back how many. */
export function writeDocuments(root, folder) {
  const { project, documents } = composeYear(root, 2023);
  if (project === undefined) throw new Error('content of 2023 has errors');
  const { format } = project;
  writeFileSync(join(folder, 'documents.json'), JSON.stringify({ format, documents: documents.map(({ job, document }) => ({ path: job.path, document })) }));
  return documents.length;
}
