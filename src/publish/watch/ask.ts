import { realpathSync } from 'node:fs';
import { createConnection } from 'node:net';
import { quietly } from '../quietly.js';
import { built, heard, readPost } from './post.js';

export interface AskOptions {
  /** Told where somebody seems to be there. */
  readonly onReached?: () => void;
  /** So many milliseconds are waited for a word: who watches may be stopped, or in the middle of a large plan. */
  readonly patience?: number;
  /** Goes away. */
  readonly signal?: AbortSignal;
}

/** All that is said but for the last word; who says more than one is told in an hour is not who should be there. */
const whole = new RegExp(`^(?:${heard}\n){1,1000}${built}\n$`, 'u');
const longest = 1001 * (heard.length + 1);

/**
 * Asks an open `kehoach watch` of a year to build, and waits. Whether it says that it has; that proves nothing of the set,
 * which may be of what was there some moments before. False where nobody watches, where another program does, or where
 * there are faults to be told: then who asks builds himself.
 * @param program the hash of the program that asks
 */
export async function askWatch(root: string, year: number, program: string, { onReached, patience = 30_000, signal }: AskOptions = {}): Promise<boolean> {
  const post = readPost(root, year);
  if (post?.program !== program || post.root !== quietly(() => realpathSync(root))) return false;
  return new Promise((resolve) => {
    const socket = createConnection({ path: post.address }, onReached);
    let said = '';
    // By the last word that was heard.
    socket.setTimeout(patience, () => { socket.destroy(); });
    socket.on('data', (bytes) => {
      said += String(bytes);
      if (said.length > longest || !`${heard}\n`.startsWith(said.slice(0, heard.length + 1))) socket.destroy();
    });
    // Nobody there, or gone in the middle: it is closed next.
    socket.on('error', () => undefined);
    const leave = (): void => { socket.destroy(); };
    signal?.addEventListener('abort', leave);
    socket.on('close', () => {
      signal?.removeEventListener('abort', leave);
      resolve(whole.test(said));
    });
  });
}
