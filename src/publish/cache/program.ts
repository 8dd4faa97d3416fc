import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { sha256 } from '../../source/sha256.js';
import { fileHashes } from './file-hashes.js';
import { readLibraries } from './libraries.js';
import { areUntouched, newMarker, type Marks } from './marks.js';
import { quietly } from '../quietly.js';
import { runtime } from './runtime.js';

/** Where a program is: in tests, the sources. */
export interface ProgramPlace {
  /** Of its own files, as compiled. */
  readonly folder: string;
  /** Its package.json: says the version and which libraries it asks for. */
  readonly packageFile: string;
}

const ownPlace: ProgramPlace = { folder: fileURLToPath(new URL('../../', import.meta.url)), packageFile: fileURLToPath(new URL('../../../package.json', import.meta.url)) };

/**
 * So long after a change another one bears another time for certain, on any disk; in milliseconds. What has changed since may
 * change again and look the same ("racily clean", as git says).
 */
const certainAfter = 3000;

export interface Program {
  /**
   * Of every file of its own, its package.json, its libraries and fonts, and what it runs on. Which of its files can change
   * a byte is not asked: a list of them would one day be wrong.
   */
  readonly hash: string;
  /** Of all of these. */
  readonly marks: Marks;
  /** When the last of them was changed, in milliseconds since 1970. */
  readonly lastChange: number;
  /** Whether marks that are untouched prove the hash: none was so young when it was taken that a later change could look the same. */
  readonly settled: boolean;
}

/**
 * What a program is. Throws where a file of it cannot be read, or a library is being installed.
 * @param now in milliseconds since 1970
 */
export function readProgram({ folder, packageFile }: ProgramPlace = ownPlace, now = Date.now()): Program {
  const { note, marks, lastChange } = newMarker();
  const certain = now - certainAfter;
  const own = fileHashes(folder, { wanted: (name) => !name.startsWith('.'), note });
  note(packageFile);
  const asked = readFileSync(packageFile, 'utf8');
  const hash = sha256(JSON.stringify([own, asked, readLibraries(packageFile, note, certain), runtime, deflated()]));
  return { hash, marks: marks(), lastChange: lastChange(), settled: lastChange() <= certain };
}

/** Whether the files of a program are as they were when it was read. */
export function isUnchanged({ hash, marks, settled }: Program, place?: ProgramPlace): boolean {
  return quietly(() => (settled ? areUntouched(marks) : readProgram(place).hash === hash)) === true;
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

/** Deflate may choose otherwise on another processor: what it does is asked, besides its version. */
function deflated(): string {
  const sample = Array.from({ length: 4000 }, (_, i) => `${(i * 7919) % 613} ${(i * i) % 257} Td (${i.toString(36)}) Tj`).join('\n');
  return sha256(deflateSync(sample));
}
