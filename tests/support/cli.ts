import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const program = join(import.meta.dirname, '../../dist/bin/kehoach.js');

export interface Ran {
  /** Null: killed. */
  readonly code: number | null;
  readonly out: string;
  readonly ms: number;
}

/** Runs the program in a process of its own; kills it after some milliseconds unless it ends before. */
export async function runCli(root: string, args: readonly string[], killAfter?: number): Promise<Ran> {
  const start = performance.now();
  const child = spawn(process.execPath, [program, ...args, '--root', root], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => { out += String(bytes); });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  if (killAfter !== undefined) {
    await Promise.race([ended, wait(killAfter)]);
    child.kill('SIGKILL');
  }
  return { code: await ended, out, ms: performance.now() - start };
}
