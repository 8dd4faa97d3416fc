import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hasErrors } from '../../diagnostics/catalogue.js';
import type { BuildResult } from '../build.js';
import { cacheFolder, makeCacheFolder, writeWhole } from '../cache/place.js';
import { quietly } from '../quietly.js';
import type { Watching } from './files.js';
import { built, heard, postFile, type Post } from './post.js';

/** The build that is under way, perhaps of what was there some moments ago, or a new one; undefined where watching stops first. */
export type Ask = () => Promise<BuildResult | undefined>;

/**
 * Lets `kehoach build` ask for a build (`ask.ts`) until it is closed: every connection is one. Only who may read the project
 * and is the same user finds it. Where it cannot listen or say where, nobody asks.
 * @param program the hash of the program that watches
 */
export async function listenForAsks(root: string, year: number, program: string, ask: Ask): Promise<Watching> {
  const askers = new Set<Socket>();
  const server = createServer((socket) => {
    askers.add(socket);
    // Who has gone away need not be told.
    socket.on('error', () => undefined);
    socket.on('close', () => { askers.delete(socket); });
    // What is said does not matter, but unread it would keep the connection open.
    socket.resume();
    socket.write(`${heard}\n`);
    void ask().then((result) => { socket.end(result === undefined || hasErrors(result.diagnostics) ? '' : `${built}\n`); }, () => { socket.destroy(); });
  });
  const file = postFile(root, year);
  const post = await open(server, program);
  const text = JSON.stringify(post);
  if (post !== undefined) {
    quietly(() => {
      makeCacheFolder(cacheFolder(root));
      writeWhole(file, text);
    });
  }
  return {
    close: async () => {
      if (post === undefined) return;
      // Another one may watch by now.
      quietly(() => { if (readFileSync(file, 'utf8') === text) rmSync(file); });
      const closed = new Promise<void>((resolve) => server.close(() => { resolve(); }));
      for (const socket of askers) socket.destroy();
      await closed;
      if (process.platform !== 'win32') quietly(() => { rmSync(dirname(post.address), { recursive: true }); });
    },
  };
}

async function open(server: Server, program: string): Promise<Post | undefined> {
  const address = quietly(newAddress);
  if (address === undefined) return undefined;
  return new Promise((resolve) => {
    server.once('error', () => { resolve(undefined); });
    server.listen(address, () => { resolve({ address, program }); });
  });
}

/** In a folder that nobody else may enter; pipes have no folders, and a name that nobody can guess. Throws where none can be made. */
function newAddress(): string {
  return process.platform === 'win32' ? `\\\\.\\pipe\\kehoach-${randomUUID()}` : join(mkdtempSync(join(tmpdir(), 'kehoach-canh-')), 's');
}
