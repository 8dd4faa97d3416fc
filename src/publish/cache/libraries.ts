import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from '../../source/sha256.js';
import { quietly } from '../quietly.js';
import type { Note } from './marks.js';

/** What no program loads: types, maps, words for people. */
const unread = /(?:\.(?:map|md|markdown|txt|flow|[cm]?tsx?)|^(?:licen[cs]e|authors|changelog|notice)[^.]*)$/iu;

/** What only other commands load, with all that these ask for (a test holds that). */
export const ofOtherCommands: readonly string[] = ['@xmldom/xmldom', 'diff', 'hucre', 'ical-generator', 'pdfjs-dist', 'yauzl'];

/**
 * What the libraries are that a package asks for, and those that these ask for, where Node finds them: the hashes of their
 * package.json and fonts, and of every other file its mark. All of them have a hundred megabytes, too many to be read in a build; so
 * installed anew, the very same libraries are others. Throws where a file cannot be read, or is so young that its mark says nothing.
 * @param note told every file before it is read, and every folder, be it there or not, in which a library may be found from now on
 * @param certain when a file must have changed last for its mark to be sure, in milliseconds since 1970
 */
export function readLibraries(packageFile: string, note: Note, certain: number): readonly string[] {
  const seen = new Set<string>();
  const lines: string[] = [];
  const noted = new Set<string>();
  const noteFolder = (folder: string): void => {
    if (!noted.has(folder)) note(folder);
    noted.add(folder);
  };
  const follow = (folder: string, text: string): void => {
    for (const name of namesIn(text).filter((one) => !ofOtherCommands.includes(one))) {
      const found = find(folder, name, noteFolder);
      lines.push(`${folder} ${name} ${found ?? '-'}`);
      if (found === undefined || seen.has(found)) continue;
      seen.add(found);
      lines.push(...filesIn(found, '', note, certain));
      follow(found, readFileSync(join(found, 'package.json'), 'utf8'));
    }
  };
  follow(dirname(packageFile), readFileSync(packageFile, 'utf8'));
  return lines;
}

function namesIn(text: string): readonly string[] {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) return [];
  return ['dependencies', 'optionalDependencies', 'peerDependencies'].flatMap((field) => {
    const value: unknown = Reflect.get(parsed, field);
    return typeof value === 'object' && value !== null ? Object.keys(value) : [];
  });
}

/** As Node does: in the nearest `node_modules` from a folder upwards. Told every folder in which it may be found one day. */
function find(folder: string, name: string, note: (folder: string) => void): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    const modules = join(here, 'node_modules');
    for (const place of new Set([modules, dirname(join(modules, name))])) note(place);
    const found = quietly(() => realpathSync(join(modules, name)));
    if (found !== undefined && statSync(join(found, 'package.json'), { throwIfNoEntry: false }) !== undefined) return found;
    if (here === dirname(here)) return undefined;
  }
}

/** A line for every file of a library; those in its own `node_modules` are of other libraries. */
function filesIn(folder: string, below: string, note: Note, certain: number): readonly string[] {
  note(join(folder, below));
  const entries = readdirSync(join(folder, below), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = `${below}${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(folder, `${path}/`, note, certain);
    if (unread.test(entry.name)) return [];
    const { mark, changed } = note(join(folder, path));
    if (changed > certain) throw new Error('being installed');
    return [`${path} ${/(?:^package\.json|\.(?:ttf|otf|woff2?))$/u.test(path) ? sha256(readFileSync(join(folder, path))) : mark}`];
  });
}
