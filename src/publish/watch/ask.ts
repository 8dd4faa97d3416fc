import { createConnection } from 'node:net';
import { built, heard, readPost } from './post.js';

const wellDone = `${heard}\n${built}\n`;

export interface AskOptions {
  /** Told where somebody seems to be there. */
  readonly onReached?: () => void;
  /** So many milliseconds are waited for a first word: who watches may be stopped, or in the middle of a large plan. */
  readonly patience?: number;
}

/**
 * Asks an open `kehoach watch` of a year to build, and waits. Whether it says that it has; that proves nothing of the set,
 * which may be of what was there some moments before. False where nobody watches, where another program does, or where
 * there are faults to be told: then who asks builds himself.
 * @param program the hash of the program that asks
 */
export async function askWatch(root: string, year: number, program: string, { onReached, patience = 30_000 }: AskOptions = {}): Promise<boolean> {
  const post = readPost(root, year);
  if (post?.program !== program) return false;
  return new Promise((resolve) => {
    const socket = createConnection({ path: post.address }, onReached);
    let said = '';
    socket.setTimeout(patience, () => { socket.destroy(); });
    socket.on('data', (bytes) => {
      said += String(bytes);
      if (said.startsWith(heard)) socket.setTimeout(0);
      if (said.length > wellDone.length) socket.destroy();
    });
    // Nobody there, or gone in the middle: it is closed next.
    socket.on('error', () => undefined);
    socket.on('close', () => { resolve(said === wellDone); });
  });
}
