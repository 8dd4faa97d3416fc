import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from '../../source/sha256.js';
import { fontFiles, fontPath } from '../../typeset/font-files.js';
import { quietly } from '../quietly.js';
import { fileHashes } from './file-hashes.js';
import { areUntouched, newMarker, type Marks } from './marks.js';
import { programFolder } from './program-folder.js';
import { runtime } from './runtime.js';

/** Where a program is: in tests, the sources. */
export interface ProgramPlace {
  /** Of its own files, the libraries joined into them (`tools/bundle`). */
  readonly folder: string;
  /** Its package.json: says the version. */
  readonly packageFile: string;
  /** What else it reads to render. */
  readonly fonts: readonly string[];
}

/** Throws where a font is not installed. */
function ownPlace(): ProgramPlace {
  const folder = programFolder();
  let top = folder;
  while (!existsSync(join(top, 'package.json'))) top = dirname(top);
  return { folder, packageFile: join(top, 'package.json'), fonts: Object.values(fontFiles).map(fontPath) };
}

/**
 * So long after a change another one bears another time for certain, on any disk; in milliseconds. What has changed since may
 * change again and look the same ("racily clean", as git says).
 */
const certainAfter = 3000;

export interface Program {
  /** Where its own files are: what is said of them proves nothing of another copy. */
  readonly folder: string;
  /**
   * Of every file of its own, in which its libraries are, its package.json, its fonts, and what it runs on. Which of its files
   * can change a byte is not asked: a list of them would one day be wrong.
   */
  readonly hash: string;
  /** The same without what it runs on: two machines have the same program. */
  readonly files: string;
  /** Of all of these. */
  readonly marks: Marks;
  /** When the last of them was changed, in milliseconds since 1970. */
  readonly lastChange: number;
  /** Whether marks that are untouched prove the hash: none was so young when it was taken that a later change could look the same. */
  readonly settled: boolean;
}

/**
 * What a program is. Throws where a file of it cannot be read.
 * @param now in milliseconds since 1970
 */
export function readProgram({ folder, packageFile, fonts }: ProgramPlace = ownPlace(), now = Date.now()): Program {
  const { note, marks, lastChange } = newMarker();
  const own = fileHashes(folder, { wanted: (name) => !name.startsWith('.'), note });
  const others = [packageFile, ...fonts].map((file) => {
    note(file);
    return sha256(readFileSync(file));
  });
  const files = sha256(JSON.stringify([own, others]));
  return { folder, hash: sha256(JSON.stringify([files, runtime])), files, marks: marks(), lastChange: lastChange(), settled: lastChange() <= now - certainAfter };
}

/** Whether the files of a program are as they were when it was read: untouched, or at least of the same bytes. */
export function isUnchanged({ hash, marks, settled }: Program, place?: ProgramPlace): boolean {
  return quietly(() => (settled && areUntouched(marks)) || readProgram(place).hash === hash) === true;
}

/** The system's clock for files goes in steps. */
const clockStep = 20;

let running: Program | undefined;

/**
 * The program that runs here, as it was when this was first asked: before the code that renders is loaded (`cli/main.ts`), so
 * that a program which is replaced in these moments is not taken for the one that runs. Throws where it has been replaced since it was
 * started.
 * @param known where it is proven already what it is
 */
export function runningProgram(known?: Program): Program {
  running ??= known ?? readProgram();
  if (running.lastChange > performance.timeOrigin - clockStep) throw new Error('being replaced');
  return running;
}
