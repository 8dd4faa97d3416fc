import { arch, platform, versions } from 'node:process';

/** What the program runs on: Node, V8, ICU and all else that Node carries, system and kind of processor. */
export const runtime = JSON.stringify([versions, platform, arch]);
