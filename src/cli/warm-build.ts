import { resolve } from 'node:path';
import { yearFolders } from '../content/years.js';
import type { Program } from '../publish/cache/program.js';
import { unchangedBuild, type WarmOptions } from '../publish/cache/warm.js';
import { doneLine, tellBuild } from './build-summary.js';
import { exitCodes } from './exit-codes.js';
import { interruptible, Interrupted, tellInterrupted } from './interrupt.js';
import { newestTold, tellOnce } from './messages.js';

interface Asked {
  readonly root: string;
  readonly year: number;
  /** Whether the command names the year. */
  readonly named: boolean;
  readonly json: boolean;
  readonly forms: readonly string[] | undefined;
}

/** Answers `kehoach build` where nothing has changed, before any library is loaded. Undefined: the command has to be run. */
export function warmBuild(args: readonly string[], options?: WarmOptions): number | undefined {
  const start = performance.now();
  const asked = readArguments(args);
  return asked === undefined ? undefined : tellUnchanged(asked, start, options);
}

/**
 * Answers `kehoach build` where `kehoach watch` is open, which has loaded already and knows what it made: lets it build at once,
 * rather than standing in its way, and tells what is then proven to be there. Undefined: the command has to be run.
 */
export async function watchedBuild(args: readonly string[], program: Program): Promise<number | undefined> {
  const start = performance.now();
  const asked = readArguments(args);
  if (asked === undefined || asked.forms !== undefined) return undefined;
  const { askWatch } = await import('../publish/watch/ask.js');
  const onReached = (): void => { if (!asked.json) tellOnce('Lệnh "kehoach watch" đang mở làm bộ này; chờ làm xong.'); };
  try {
    const isBuilt = await interruptible(async (signal) => {
      const said = await askWatch(asked.root, asked.year, program.hash, { onReached, signal });
      signal.throwIfAborted();
      return said;
    });
    return isBuilt ? tellUnchanged(asked, start, { program, justBuilt: true }) : undefined;
  } catch (failure) {
    if (failure instanceof Interrupted) return tellInterrupted(failure);
    throw failure;
  }
}

function tellUnchanged({ root, year, named, forms, json }: Asked, start: number, options?: WarmOptions): number | undefined {
  const result = unchangedBuild(root, year, forms, options);
  if (result === undefined) return undefined;
  if (!named && !json) tellOnce(newestTold(String(year)));
  tellBuild(doneLine(String(year), String(year)), result, performance.now() - start, json);
  return exitCodes.ok;
}

/** The usual ways to write the command, for a year that is there; any other is for the real parser (`program.ts`), which knows them all. */
function readArguments([command, ...rest]: readonly string[]): Asked | undefined {
  if (command !== 'build') return undefined;
  let root: string | undefined;
  let year: string | undefined;
  let json = false;
  let forms: readonly string[] | undefined;
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (/^\d{4}$/u.test(word) && year === undefined) year = word;
    else if (word === '--json') json = true;
    else if (word === '--root' && root === undefined && /^[^-]/u.test(rest[at + 1] ?? '')) root = rest[(at += 1)];
    else if (word === '--form' && forms === undefined) {
      const end = rest.findIndex((other, i) => i > at && other.startsWith('-'));
      forms = rest.slice(at + 1, end === -1 ? undefined : end);
      at += forms.length;
    } else return undefined;
  }
  const folder = resolve(root ?? '.');
  const years = (yearFolders(folder) ?? []).map(String);
  const wanted = year ?? years.at(-1);
  return wanted !== undefined && years.includes(wanted) ? { root: folder, year: Number(wanted), named: year !== undefined, json, forms } : undefined;
}
