import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { diagnose } from '../diagnostics/catalogue.js';
import { reasonInWords } from '../source/system-reasons.js';
import { isThere, type Disk } from './disk.js';
import { OutputFault } from './faults.js';
import { quietly } from './quietly.js';

/** A file of the content that changes together with a published set: a register gets its line, or the set is not there. */
export interface RecordFile {
  /** From the project's root, with "/". */
  readonly file: string;
  readonly text: string;
  /** What it held when it was read; undefined where it was not there. */
  readonly was: string | undefined;
}

/** What is left to be renamed once a change is decided, in this order; paths from the folder of sets. */
const journalShape = z.object({
  /** Folders that make way as they are. */
  aside: z.array(z.object({ from: z.string(), to: z.string() })),
  /** Absent: only files change. */
  set: z.object({ fresh: z.string(), live: z.string(), old: z.string() }).optional(),
  files: z.array(z.object({ fresh: z.string(), target: z.string() })),
});
export type Journal = z.infer<typeof journalShape>;

/** What some editors write before a text; reading drops it, and a file that has it keeps it. */
const byteOrderMark = '\ufeff';

/** Writes the new texts beside the files they are to replace. Throws an OutputFault where a file is not as it was read. */
export function stageRecords(folder: string, root: string, records: readonly RecordFile[], id: string, disk: Disk): Journal['files'] {
  const staged: { fresh: string; target: string }[] = [];
  sweepStaged(folder, contentFolders(root));
  try {
    for (const { file, text, was } of records) {
      const target = join(root, ...file.split('/'));
      const now = quietly(() => readFileSync(target, 'utf8'));
      const mark = now?.startsWith(byteOrderMark) === true ? byteOrderMark : '';
      if (now?.slice(mark.length) !== was) throw new OutputFault((place) => diagnose('content-changed-meanwhile', { ...place, file }, {}));
      const fresh = join(dirname(target), `.${id}.moi-${staged.length}`);
      staged.push({ fresh: relative(folder, fresh), target: relative(folder, target) });
      inContent(file, () => {
        disk.mkdir(dirname(target));
        disk.writeFile(fresh, `${mark}${text}`);
      });
    }
  } catch (failure) {
    dropStaged(folder, staged);
    throw failure;
  }
  return staged;
}

/** A failure of the disk at a file of the content is told as such: it is not `output/` that can't be written. */
function inContent(file: string, work: () => void): void {
  try {
    work();
  } catch (failure) {
    if (!(failure instanceof Error && 'syscall' in failure)) throw failure;
    throw new OutputFault((place) => diagnose('content-unwritable', { ...place, file }, { reason: reasonInWords(failure) }));
  }
}

/** Writes the files of a new folder beside the one it is to replace; gives back where. Needs the lock of the records. */
export function stageFolder(folder: string, live: string, files: ReadonlyMap<string, Uint8Array | string>, id: string, disk: Disk): string {
  const fresh = join(dirname(live), `.${id}.moi-0`);
  sweepStaged(folder, contentFolders(dirname(dirname(live))));
  try {
    disk.mkdir(fresh);
    for (const [name, bytes] of files) disk.writeFile(join(fresh, name), bytes);
  } catch (failure) {
    drop(fresh);
    throw failure;
  }
  return fresh;
}

/** What a command that died before its decision has left beside the files. Needs the lock of the records. */
function sweepStaged(folder: string, places: readonly string[]): void {
  const needed = new Set(openJournals(folder).flatMap(({ journal: { set, files } }) => [...(set === undefined ? [] : [set]), ...files].map(({ fresh }) => join(folder, fresh))));
  for (const place of places) {
    for (const entry of quietly(() => readdirSync(place)) ?? []) {
      const path = join(place, entry);
      if (/^\.[0-9a-f-]{36}\.moi-\d+$/u.test(entry) && !needed.has(path)) drop(path);
    }
  }
}

/** Where records are: the content and its years. */
function contentFolders(root: string): readonly string[] {
  const content = join(root, 'content');
  return [content, ...(quietly(() => readdirSync(content)) ?? []).filter((name) => /^\d/u.test(name)).map((name) => join(content, name))];
}

function dropStaged(folder: string, files: Journal['files']): void {
  for (const { fresh } of files) drop(join(folder, fresh));
}

function drop(path: string): void {
  quietly(() => { rmSync(path, { recursive: true, force: true }); });
}

/**
 * Decides on a change and carries it out. Where that fails it is taken back as if nothing had been; where not even that can
 * be done, its journal stays, and whoever comes next finishes it.
 */
export function commit(folder: string, name: string, journal: Journal, disk: Disk): void {
  decide(folder, name, journal, disk);
  try {
    carryOut(folder, name, journal, disk);
  } catch (failure) {
    takeBack(folder, name, journal, disk);
    if (isDecided(folder, name) && failure instanceof Error && 'syscall' in failure) throw new OutputFault((place) => diagnose('output-unfinished', place, { reason: reasonInWords(failure) }));
    throw failure;
  }
}

/** Whether a change of a set is decided and not finished. */
export function isDecided(folder: string, name: string): boolean {
  return isThere(journalFile(folder, name));
}

/** From here on the change is decided: whoever comes next finishes it. */
function decide(folder: string, name: string, journal: Journal, disk: Disk): void {
  const file = journalFile(folder, name);
  try {
    disk.writeFile(`${file}-moi`, JSON.stringify(journal));
    disk.rename(`${file}-moi`, file);
  } catch (failure) {
    dropStaged(folder, journal.files);
    quietly(() => { rmSync(`${file}-moi`, { force: true }); });
    throw failure;
  }
}

/** Does what is left of a decided change; each step that is done already is left alone. */
export function carryOut(folder: string, name: string, { aside, set, files }: Journal, disk: Disk): void {
  for (const { from, to } of aside) {
    if (!isThere(join(folder, to))) disk.rename(join(folder, from), join(folder, to));
  }
  if (set !== undefined && isThere(join(folder, set.fresh))) {
    const [live, old] = [join(folder, set.live), join(folder, set.old)];
    if (isThere(live)) {
      rmSync(old, { recursive: true, force: true });
      disk.rename(live, old);
    }
    disk.rename(join(folder, set.fresh), live);
  }
  for (const file of files) {
    if (isThere(join(folder, file.fresh))) disk.rename(join(folder, file.fresh), join(folder, file.target));
  }
  rmSync(journalFile(folder, name), { force: true });
}

/** Takes a decided change back as long as no record has its new text. */
function takeBack(folder: string, name: string, { aside, set, files }: Journal, disk: Disk): void {
  if (!files.every(({ fresh }) => isThere(join(folder, fresh)))) return;
  quietly(() => {
    if (set !== undefined) {
      const [fresh, live, old] = [join(folder, set.fresh), join(folder, set.live), join(folder, set.old)];
      if (!isThere(fresh)) disk.rename(live, fresh);
      if (!isThere(live) && isThere(old)) disk.rename(old, live);
    }
    for (const { from, to } of aside.toReversed()) {
      if (!isThere(join(folder, from)) && isThere(join(folder, to))) disk.rename(join(folder, to), join(folder, from));
    }
    rmSync(journalFile(folder, name), { force: true });
    dropStaged(folder, files);
  });
}

/** The decided changes that nobody has finished, by the flat name of their set. */
export function openJournals(folder: string): readonly { readonly name: string; readonly journal: Journal }[] {
  return (quietly(() => readdirSync(folder)) ?? []).flatMap((entry) => {
    const name = /^\.(.+)\.nhat-ky$/u.exec(entry)?.[1];
    const journal = name === undefined ? undefined : quietly(() => journalShape.parse(JSON.parse(readFileSync(join(folder, entry), 'utf8'))));
    return name === undefined || journal === undefined ? [] : [{ name, journal }];
  });
}

function journalFile(folder: string, name: string): string {
  return join(folder, `.${name}.nhat-ky`);
}
