import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { hasErrors } from '../../diagnostics/catalogue.js';
import type { BuildResult } from '../build.js';
import { cacheFolder, makeCacheFolder, writeWhole } from '../cache/place.js';
import { isAbandoned, newOwner, readMark } from '../owner.js';
import { quietly } from '../quietly.js';
import type { Watching } from './files.js';
import { built, heard, postFile, readPost } from './post.js';

/** The build that is under way, perhaps of what was there some moments ago, or a new one; undefined where watching stops first. */
export type Ask = () => Promise<BuildResult | undefined>;

export interface ListenOptions {
  /** So many milliseconds between two looks whether the note is there, and two words to who waits. */
  readonly every?: number;
  /** Where sockets are made, the first that serves. */
  readonly folders?: readonly string[];
}

/**
 * Lets `kehoach build` ask for a build (`ask.ts`) until it is closed: every connection is one. Only who may read the project
 * and is the same user finds it. Where it cannot listen or say where, nobody asks.
 * @param program the hash of the program that watches
 */
export async function listenForAsks(root: string, year: number, program: string, ask: Ask, { every = 2000, folders = [tmpdir(), '/tmp'] }: ListenOptions = {}): Promise<Watching> {
  const [sockets, waiting] = [new Set<Socket>(), new Set<Socket>()];
  const server = createServer((socket) => {
    sockets.add(socket);
    waiting.add(socket);
    // Who has gone away need not be told.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      waiting.delete(socket);
    });
    // What is said does not matter, but unread it would keep the connection open.
    socket.resume();
    socket.write(`${heard}\n`);
    void ask().then((result) => {
      waiting.delete(socket);
      socket.end(result === undefined || hasErrors(result.diagnostics) ? '' : `${built}\n`);
    }, () => { socket.destroy(); });
  });
  sweepDead(root, year);
  const place = newPlace(folders);
  const isOpen = place !== undefined && (await open(server, place.address));
  if (!isOpen) {
    place?.remove();
    return { close: async () => Promise.resolve() };
  }
  const file = postFile(root, year);
  const text = JSON.stringify({ ...newOwner(), address: place.address, program, root: quietly(() => realpathSync(root)) ?? root });
  const post = (): void => {
    quietly(() => {
      makeCacheFolder(cacheFolder(root));
      writeWhole(file, text);
    });
  };
  post();
  // The memory may be deleted at any time, and another one that watched takes its note away when it ends.
  const timer = setInterval(() => {
    if (!existsSync(file) && existsSync(dirname(cacheFolder(root)))) post();
    for (const socket of waiting) socket.write(`${heard}\n`);
  }, every);
  return {
    close: async () => {
      clearInterval(timer);
      // Another one may watch by now.
      quietly(() => { if (readFileSync(file, 'utf8') === text) rmSync(file); });
      const closed = new Promise<void>((resolve) => server.close(() => { resolve(); }));
      for (const socket of sockets) socket.destroy();
      await closed;
      place.remove();
    },
  };
}

async function open(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => { resolve(false); });
    server.listen(address, () => { resolve(true); });
  });
}

/** What a watch that was killed has left: its note tells where. */
function sweepDead(root: string, year: number): void {
  const left = readPost(root, year);
  const mark = quietly(() => readMark(postFile(root, year)));
  if (left === undefined || mark === undefined || !isAbandoned(mark, mark.time)) return;
  const folder = dirname(left.address);
  if (basename(folder).startsWith(folderName) && basename(left.address) === socketName) quietly(() => { rmSync(folder, { recursive: true }); });
}

interface Place {
  readonly address: string;
  readonly remove: () => void;
}

const folderName = 'kehoach-canh-';
const socketName = 's';
/** Systems cut a longer path of a socket off, some without a word. */
const longestAddress = 100;

/** In a folder that nobody else may enter; pipes have no folders, and a name that nobody can guess. Undefined where none can be made. */
function newPlace(folders: readonly string[]): Place | undefined {
  if (process.platform === 'win32') return { address: `\\\\.\\pipe\\kehoach-${randomUUID()}`, remove: () => undefined };
  for (const parent of folders) {
    const name = join(parent, folderName);
    if (Buffer.byteLength(join(`${name}XXXXXX`, socketName)) > longestAddress) continue;
    const folder = quietly(() => mkdtempSync(name));
    if (folder !== undefined) return { address: join(folder, socketName), remove: () => { quietly(() => { rmSync(folder, { recursive: true }); }); } };
  }
  return undefined;
}
