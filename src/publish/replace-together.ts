import type { Read } from '../source/json.js';
import type { Disk } from './disk.js';
import { commit, stageRecords, type RecordFile } from './journal.js';
import { withRecords } from './output.js';
import { newOwner } from './owner.js';
import { withYear } from './with-year.js';

/** Replaces several files of a year's content together, by a journal as in publishing. */
export function replaceTogether(root: string, year: number, records: readonly RecordFile[], disk: Disk): Read<undefined> {
  return withYear(root, year, disk, (sets) => {
    withRecords(sets, () => {
      commit(sets, String(year), { aside: [], files: stageRecords(sets, root, records, newOwner().id, disk) }, disk);
    });
    return { ok: true, value: undefined };
  });
}
