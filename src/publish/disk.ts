import { lstatSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { diagnose } from '../diagnostics/catalogue.js';
import { OutputFault } from './faults.js';

/** The system calls that publishing makes, so that tests can make each of them fail. */
export interface Disk {
  readonly mkdir: (path: string) => void;
  readonly writeFile: (path: string, bytes: Uint8Array | string) => void;
  readonly rename: (from: string, to: string) => void;
}

export const realDisk: Disk = {
  mkdir: (path) => void mkdirSync(path, { recursive: true }),
  writeFile: (path, bytes) => {
    writeFileSync(path, bytes, { flush: true });
  },
  rename: renameSync,
};

/** Whether anything is there, be it a link that leads nowhere. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Throws where something that is not a folder stands in the place of one. `shown` is its name in the message. */
export function needFolder(path: string, shown: string, { links }: { readonly links: boolean }): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isDirectory()) return;
  const leadsTo = found.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : undefined;
  if (links && leadsTo?.isDirectory() === true) return;
  const link = leadsTo === undefined ? 'một liên kết không dẫn đến đâu' : 'một liên kết';
  const what = found.isSymbolicLink() ? link : 'một tệp';
  throw new OutputFault((place) => diagnose('output-not-folder', { ...place, file: shown }, { path: shown, what }));
}
