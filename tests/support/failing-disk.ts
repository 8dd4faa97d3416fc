import { realDisk, type Disk } from '../../src/publish/disk.js';

export interface FailingDisk {
  readonly disk: Disk;
  /** How many calls were made, those that failed among them. */
  readonly calls: () => number;
}

/**
 * A disk whose call after so many good ones fails as a full disk does; `forever`: every call from then on.
 * @param good Infinity: none fails
 */
export function failingDisk(good: number, forever = false): FailingDisk {
  let calls = 0;
  const step = <A extends unknown[]>(work: (...args: A) => void) => (...args: A): void => {
    const call = calls;
    calls += 1;
    if (forever ? call >= good : call === good) throw Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });
    work(...args);
  };
  return { disk: { mkdir: step(realDisk.mkdir), writeFile: step(realDisk.writeFile), rename: step(realDisk.rename) }, calls: () => calls };
}
