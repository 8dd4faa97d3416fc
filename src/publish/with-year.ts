import { join } from 'node:path';
import type { Read } from '../source/json.js';
import { needFolder, type Disk } from './disk.js';
import { outputFolder } from './folders.js';
import { withSet } from './output.js';
import { toldFaults } from './told-faults.js';

/**
 * Changes a year's content with the lock of its set; a fault of the disk is a diagnostic.
 * @param work is given the folder of sets
 */
export function withYear<T>(root: string, year: number, disk: Disk, work: (sets: string) => Read<T>): Read<T> {
  return toldFaults({ file: `content/${year}`, line: 1, column: 1 }, () => {
    const sets = join(root, outputFolder);
    needFolder(sets, outputFolder, { links: true });
    disk.mkdir(sets);
    return withSet(sets, String(year), () => work(sets));
  });
}
