import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { quietly } from '../quietly.js';
import { writeWhole } from './place.js';
import { sweepDead } from './store.js';

/** A year's last builds, the latest first: the keys that each has used. */
const usesShape = z.array(z.array(z.string()));

/** So many builds of each year are remembered: who takes a change back, and back again, has the files still there. */
export const rememberedBuilds = 3;

/**
 * Notes what a build of a year has used, drops the entries that none of the last builds of any year has, and what dead builds
 * have left. Years that are no longer there count no more. A list that cannot be read counts as none: its entries are made again.
 */
export function noteUses(folder: string, year: number, keys: readonly string[], years: readonly number[]): void {
  const last = readUses(folder, year).filter((build) => JSON.stringify(build) !== JSON.stringify(keys));
  writeWhole(fileOf(folder, year), JSON.stringify([keys, ...last].slice(0, rememberedBuilds)));
  sweepDead(folder, lstatSync(fileOf(folder, year)).mtimeMs);
  const used = new Set([...new Set([...years, year])].flatMap((one) => readUses(folder, one)).flat());
  for (const name of readdirSync(folder)) {
    const gone = /^[0-9a-f]{64}$/u.test(name) ? !used.has(name) : isLost(name, years);
    if (gone) quietly(() => { rmSync(join(folder, name), { force: true }); });
  }
}

function fileOf(folder: string, year: number): string {
  return join(folder, `dung-${year}.json`);
}

function readUses(folder: string, year: number): readonly (readonly string[])[] {
  return quietly(() => usesShape.parse(JSON.parse(readFileSync(fileOf(folder, year), 'utf8')))) ?? [];
}

/** A list, a stamp or a note of who watches that was never finished, or of a year that is no more. */
function isLost(name: string, years: readonly number[]): boolean {
  const { year, rest } = /^(?:dung|dau|canh)-(?<year>\d{4})\.json(?<rest>.*)$/u.exec(name)?.groups ?? {};
  return year !== undefined && (rest !== '' || !years.includes(Number(year)));
}
