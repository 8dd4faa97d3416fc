import { resolve } from 'node:path';
import pc from 'picocolors';
import { yearFolders } from '../content/years.js';
import { unchangedBuild, type WarmOptions } from '../publish/cache/warm.js';
import { doneLine, tellBuild } from './build-summary.js';
import { exitCodes } from './exit-codes.js';
import { newestTold } from './messages.js';

interface Asked {
  readonly root: string;
  readonly year: string | undefined;
  readonly json: boolean;
  readonly forms: readonly string[] | undefined;
}

/** Answers `kehoach build` where nothing has changed, before any library is loaded. Undefined: the command has to be run. */
export function warmBuild(args: readonly string[], options?: WarmOptions): number | undefined {
  const start = performance.now();
  const asked = readArguments(args);
  if (asked === undefined) return undefined;
  const root = resolve(asked.root);
  const years = (yearFolders(root) ?? []).map(String);
  const year = asked.year ?? years.at(-1);
  if (year === undefined || !years.includes(year)) return undefined;
  const result = unchangedBuild(root, Number(year), asked.forms, options);
  if (result === undefined) return undefined;
  if (asked.year === undefined && !asked.json) console.error(pc.dim(newestTold(year)));
  tellBuild(doneLine(year, year), result, performance.now() - start, asked.json);
  return exitCodes.ok;
}

/** The usual ways to write the command; any other is for the real parser (`program.ts`), which knows them all. */
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
  return { root: root ?? '.', year, json, forms };
}
