import { closeSync, openSync, readSync } from 'node:fs';
import { arch, platform, versions } from 'node:process';
import { quietly } from '../quietly.js';

/** What the program runs on: Node, V8, zlib, ICU and all else that Node carries; system and processor, for which deflate may choose otherwise. */
export const runtime = JSON.stringify([versions, platform, arch, quietly(processor) ?? '']);

/** Linux: what the first processor is and can do. */
function processor(): string {
  const file = openSync('/proc/cpuinfo', 'r');
  try {
    const start = Buffer.alloc(8192);
    const length = readSync(file, start);
    const [first = ''] = start.toString('latin1', 0, length).split('\n\n');
    return first.split('\n').filter((line) => /^(?:vendor_id|cpu family|model|stepping|flags|Features|CPU )/u.test(line)).join('\n');
  } finally {
    closeSync(file);
  }
}
