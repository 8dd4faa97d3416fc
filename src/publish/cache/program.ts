import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { sha256 } from '../../source/sha256.js';
import { fileHashes } from './file-hashes.js';
import { readLibraries } from './libraries.js';
import { markOf, type Marks } from './marks.js';
import { runtime } from './runtime.js';

/** Where a program is: in tests, the sources. */
export interface ProgramPlace {
  /** Of its own files, as compiled. */
  readonly folder: string;
  /** Its package.json: says the version and which libraries it asks for. */
  readonly packageFile: string;
}

const ownPlace: ProgramPlace = { folder: fileURLToPath(new URL('../../', import.meta.url)), packageFile: fileURLToPath(new URL('../../../package.json', import.meta.url)) };

export interface Program {
  /**
   * Of every file of its own, its package.json, its libraries and fonts, and what it runs on. Which of its files can change
   * a byte is not asked: a list of them would one day be wrong.
   */
  readonly hash: string;
  /** Of all of these: untouched, they need not be read again. */
  readonly marks: Marks;
}

/** What a program is. Throws where a file of it cannot be read. */
export function readProgram({ folder, packageFile }: ProgramPlace = ownPlace): Program {
  const marks: [string, string][] = [];
  // Marked before it is read: what is replaced in between is touched.
  const note = (path: string): void => {
    marks.push([path, markOf(path)]);
  };
  const own = fileHashes(folder, { wanted: (name) => !name.startsWith('.'), note });
  note(packageFile);
  const asked = readFileSync(packageFile, 'utf8');
  return { hash: sha256(JSON.stringify([own, asked, readLibraries(packageFile, note), runtime, deflated()])), marks };
}

let running: Program | undefined;

/**
 * The program that runs here, as it was when this was first asked: before the code that renders is loaded (`cli/main.ts`), so
 * that a program which is replaced in these moments is not taken for the one that runs.
 */
export function runningProgram(): Program {
  running ??= readProgram();
  return running;
}

/** Deflate may choose otherwise on another processor: what it does is asked, besides its version. */
function deflated(): string {
  const sample = Array.from({ length: 4000 }, (_, i) => `${(i * 7919) % 613} ${(i * i) % 257} Td (${i.toString(36)}) Tj`).join('\n');
  return sha256(deflateSync(sample));
}
