import { arch, platform, versions } from 'node:process';

/** What the program runs on: Node, V8, zlib, ICU and all else that Node carries; system and processor. */
export const runtime = JSON.stringify([versions, platform, arch]);
