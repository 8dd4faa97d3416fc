import type * as nodeFs from 'node:fs';
import { join } from 'node:path';

/** Told a call that changes the disk, its path, and how to do half of it elsewhere. */
export type Listener = (call: string, path: string, half: ((copy: string) => void) | undefined) => void;

let told: Listener | undefined;

export function listen(listener: Listener | undefined): void {
  told = listener;
}

/** `node:fs` whose calls that change the disk are told before they are made. */
export function watched(fs: typeof nodeFs) {
  const before = <A extends readonly unknown[], R>(call: string, work: (...args: A) => R, half?: (...args: A) => (copy: string) => void) => (...args: A): R => {
    told?.(call, typeof args[0] === 'string' ? args[0] : '', half?.(...args));
    return work(...args);
  };
  const halfText = (_: unknown, text: unknown) => (copy: string): void => {
    if (typeof text === 'string' || text instanceof Uint8Array) fs.writeFileSync(copy, text.slice(0, text.length / 2));
  };
  const halfFolder = () => (copy: string): void => {
    if (fs.lstatSync(copy, { throwIfNoEntry: false })?.isDirectory() !== true) return;
    const names = fs.readdirSync(copy);
    for (const name of names.slice(0, Math.ceil(names.length / 2))) fs.rmSync(join(copy, name), { recursive: true });
  };
  return {
    ...fs,
    mkdirSync: before('mkdir', fs.mkdirSync),
    writeFileSync: before('write', fs.writeFileSync, halfText),
    renameSync: before('rename', fs.renameSync),
    rmSync: before('remove', fs.rmSync, halfFolder),
    linkSync: before('link', fs.linkSync),
    openSync: before('open', fs.openSync),
    writeSync: before('write on', fs.writeSync),
    cpSync: before('copy', fs.cpSync),
  };
}
