import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { sha256 } from '../../source/sha256.js';
import type { BuildResult } from '../build.js';
import { writeWhole } from './place.js';
import type { Program } from './program.js';

/** What the last build of a year was made from, what it made and what it said. */
export interface Stamp {
  /** As asked for; absent: as issued. */
  readonly forms: readonly string[] | undefined;
  /** Of `content/` and `templates/` (`inputs.ts`). */
  readonly inputs: string;
  readonly program: Program;
  /** What it ran on (`runtime.ts`). */
  readonly runtime: string;
  /** The hash of the set's manifest, which has the hash of every file. */
  readonly manifest: string;
  /** What the next build would say again. */
  readonly diagnostics: readonly Diagnostic[];
  /** What it was about. */
  readonly work: Work;
}

/** What is true of a build alone: how many files it made and took as they were, how long each stage was, what it restored. */
export type Work = Pick<BuildResult, 'made' | 'taken' | 'timings' | 'diagnostics'>;

export function stampFile(folder: string, year: number): string {
  return join(folder, `dau-${year}.json`);
}

/** What is read here without being checked: another number where `Stamp` has become another. */
const stampForm = 6;

/** Throws where it cannot be written. */
export function writeStamp(folder: string, year: number, stamp: Stamp): void {
  const text = JSON.stringify({ form: stampForm, ...stamp });
  writeWhole(stampFile(folder, year), `${sealOf(year, text)}\n${text}`);
}

/** Throws where there is none, or one that is not as it was written. */
export function readStamp(folder: string, year: number): Stamp {
  const [seal, text = ''] = readFileSync(stampFile(folder, year), 'utf8').split('\n');
  const stamp: unknown = seal === sealOf(year, text) ? JSON.parse(text) : undefined;
  if (!isStamp(stamp)) throw new Error('no stamp');
  return stamp;
}

function sealOf(year: number, text: string): string {
  return sha256(`dau ${year} ${text}`);
}

/** The seal says that a build wrote it, of this program or of one whose stamps looked otherwise. */
function isStamp(value: unknown): value is Stamp {
  return typeof value === 'object' && value !== null && 'form' in value && value.form === stampForm;
}
