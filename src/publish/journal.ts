import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { diagnose } from '../diagnostics/catalogue.js';
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

/** What is left to be renamed once a set and its records are decided; paths from the folder of sets. */
const journalShape = z.object({
  set: z.object({ fresh: z.string(), live: z.string(), old: z.string() }),
  files: z.array(z.object({ fresh: z.string(), target: z.string() })),
});
export type Journal = z.infer<typeof journalShape>;

/** What some editors write before a text; reading drops it, and a file that has it keeps it. */
const byteOrderMark = '\ufeff';

/** Writes the new texts beside the files they are to replace. Throws an OutputFault where a file is not as it was read. */
export function stageRecords(folder: string, root: string, records: readonly RecordFile[], id: string, disk: Disk): Journal['files'] {
  const staged: { fresh: string; target: string }[] = [];
  sweepStaged(folder, new Set(records.map(({ file }) => dirname(join(root, ...file.split('/'))))));
  try {
    for (const { file, text, was } of records) {
      const target = join(root, ...file.split('/'));
      const now = quietly(() => readFileSync(target, 'utf8'));
      const mark = now?.startsWith(byteOrderMark) === true ? byteOrderMark : '';
      if (now?.slice(mark.length) !== was) throw new OutputFault((place) => diagnose('content-changed-meanwhile', { ...place, file }, {}));
      const fresh = join(dirname(target), `.${id}.moi-${staged.length}`);
      staged.push({ fresh: relative(folder, fresh), target: relative(folder, target) });
      disk.mkdir(dirname(target));
      disk.writeFile(fresh, `${mark}${text}`);
    }
  } catch (failure) {
    dropStaged(folder, staged);
    throw failure;
  }
  return staged;
}

/** What a command that died before its decision has left beside the files. Needs the lock of the records. */
function sweepStaged(folder: string, places: ReadonlySet<string>): void {
  const needed = new Set(openJournals(folder).flatMap(({ journal }) => journal.files.map(({ fresh }) => join(folder, fresh))));
  for (const place of places) {
    for (const entry of quietly(() => readdirSync(place)) ?? []) {
      const file = join(place, entry);
      if (/^\.[0-9a-f-]{36}\.moi-\d+$/u.test(entry) && !needed.has(file)) quietly(() => { rmSync(file, { force: true }); });
    }
  }
}

export function dropStaged(folder: string, files: Journal['files']): void {
  for (const { fresh } of files) quietly(() => { rmSync(join(folder, fresh), { force: true }); });
}

/** From here on the change is decided: whoever comes next finishes it. */
export function decide(folder: string, name: string, journal: Journal, disk: Disk): void {
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
export function carryOut(folder: string, name: string, { set, files }: Journal, disk: Disk): void {
  const [fresh, live, old] = [join(folder, set.fresh), join(folder, set.live), join(folder, set.old)];
  if (isThere(fresh)) {
    if (isThere(live)) {
      rmSync(old, { recursive: true, force: true });
      disk.rename(live, old);
    }
    disk.rename(fresh, live);
  }
  for (const file of files) {
    if (isThere(join(folder, file.fresh))) disk.rename(join(folder, file.fresh), join(folder, file.target));
  }
  rmSync(journalFile(folder, name), { force: true });
}

/** Takes a decided change back as long as no record has its new text; tells whether it could. */
export function takeBack(folder: string, name: string, { set, files }: Journal): boolean {
  if (!files.every(({ fresh }) => isThere(join(folder, fresh)))) return false;
  const [fresh, live, old] = [join(folder, set.fresh), join(folder, set.live), join(folder, set.old)];
  return quietly(() => {
    if (!isThere(fresh)) renameSync(live, fresh);
    if (!isThere(live) && isThere(old)) renameSync(old, live);
    rmSync(journalFile(folder, name), { force: true });
    dropStaged(folder, files);
    return true;
  }) === true;
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
