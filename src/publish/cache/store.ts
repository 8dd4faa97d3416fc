import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../../document/types.js';
import type { Format } from '../../format/types.js';
import { sha256 } from '../../source/sha256.js';
import { isAbandoned, newOwner, readMark } from '../owner.js';
import { quietly } from '../quietly.js';
import type { Kind, Rendered } from '../render/renderer.js';
import { decodeEntry, encodeEntry } from './entry.js';
import { makeCacheFolder, writeWhole } from './place.js';

export interface Taken extends Rendered {
  /** False: it was made now. */
  readonly taken: boolean;
}

/** Rendered files by all that they are made from. What cannot be read, proven or written is made as if there were no store. */
export interface Store {
  /** The file of a document: the one kept, where it is proven to be what would be made, else a new one. */
  readonly rendered: (kind: Kind, document: Document, format: Format, make: () => Rendered | Promise<Rendered>) => Promise<Taken>;
  /** Puts what was made where later builds find it. */
  readonly settle: () => void;
  /** Drops what was made and not put there. */
  readonly drop: () => void;
  /** The keys asked for, in order. */
  readonly used: () => readonly string[];
}

/** Where one build puts what it makes: `.tep.moi-<id>`, with its owner's mark. */
const freshPrefix = '.tep.moi-';
const ownerMark = 'chu.json';

/**
 * Opens the store in a folder, which need not be there.
 * @param maker the hash of everything besides document and format that can change a byte
 */
export function openStore(folder: string, maker: string): Store {
  const used = new Set<string>();
  const made: string[] = [];
  const keyOf = keysOf(maker);
  const owner = newOwner();
  const fresh = join(folder, `${freshPrefix}${owner.id}`);
  let open: boolean | undefined;
  const begin = (): boolean => {
    open ??= quietly(() => {
      makeCacheFolder(folder);
      mkdirSync(fresh);
      writeWhole(join(fresh, ownerMark), JSON.stringify(owner));
      return true;
    }) ?? false;
    return open;
  };
  return {
    rendered: async (kind, document, format, make) => {
      const key = keyOf(kind, document, format);
      used.add(key);
      const kept = take(folder, key);
      if (kept !== undefined) return { ...kept, taken: true };
      const now = await make();
      const written = begin() && quietly(() => { writeFileSync(join(fresh, key), encodeEntry(key, now)); return true; }) === true;
      if (written) made.push(key);
      return { ...now, taken: false };
    },
    settle: () => {
      for (const key of made) quietly(() => { renameSync(join(fresh, key), join(folder, key)); });
    },
    drop: () => {
      if (open !== true) return;
      quietly(() => { rmSync(fresh, { recursive: true, force: true }); });
    },
    used: () => [...used],
  };
}

/** What stands in the place of an entry and proves to be none is dropped. */
function take(folder: string, key: string): Rendered | undefined {
  const file = join(folder, key);
  const kept = quietly(() => decodeEntry(key, readFileSync(file)));
  if (kept === undefined) quietly(() => { rmSync(file, { recursive: true, force: true }); });
  return kept;
}

/** The key of a document: the hash of all that can change a byte of its file. Documents and formats are plain data. */
function keysOf(maker: string): (kind: Kind, document: Document, format: Format) => string {
  const known = new WeakMap<object, string>();
  const hashOf = (data: Document | Format): string => {
    const hash = known.get(data) ?? sha256(JSON.stringify(data));
    known.set(data, hash);
    return hash;
  };
  return (kind, document, format) => sha256([maker, kind, hashOf(format), hashOf(document)].join(' '));
}

/**
 * Drops what dead builds have left. A folder without a mark may be of one that has just begun: it makes its files all the
 * same, and remembers none. `now` is by the disk's clock.
 */
export function sweepDead(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(freshPrefix)) continue;
    const mark = readMark(join(folder, name, ownerMark));
    if (mark === undefined || isAbandoned(mark, now)) quietly(() => { rmSync(join(folder, name), { recursive: true, force: true }); });
  }
}
