import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Read } from '../source/json.js';
import { reasonInWords } from '../source/system-reasons.js';
import { needFolder, type Disk } from './disk.js';
import { OutputFault } from './faults.js';
import { commit, stageRecords, type RecordFile } from './journal.js';
import { withRecords, withSet } from './output.js';
import { newOwner } from './owner.js';
import { outputFolder } from './publish-set.js';

/** Replaces several files of a year's content together, by a journal as in publishing. */
export function replaceTogether(root: string, year: number, records: readonly RecordFile[], disk: Disk): Read<undefined> {
  const sets = join(root, outputFolder);
  const place = { file: `content/${year}`, line: 1, column: 1 };
  try {
    needFolder(sets, outputFolder, { links: true });
    disk.mkdir(sets);
    withSet(sets, String(year), () => {
      withRecords(sets, () => {
        commit(sets, String(year), { aside: [], files: stageRecords(sets, root, records, newOwner().id, disk) }, disk);
      });
    });
    return { ok: true, value: undefined };
  } catch (failure) {
    if (failure instanceof OutputFault) return { ok: false, diagnostics: [failure.diagnosticAt(place)] };
    if (failure instanceof Error && 'syscall' in failure) return { ok: false, diagnostics: [diagnose('content-unwritable', place, { reason: reasonInWords(failure) })] };
    throw failure;
  }
}
