import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the program that runs: of its own files, the libraries joined into them (`tools/bundle`); in tests, of the sources. */
export function programFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return basename(here) === 'bin' ? here : join(here, '../..');
}
