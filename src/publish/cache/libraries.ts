import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from '../../source/sha256.js';
import { quietly } from '../quietly.js';

/**
 * The versions of the libraries that a package asks for, and of those that these ask for, where Node finds them, and the
 * hashes of their fonts. A library is known by its package.json, so by its version; that somebody edits a file inside
 * node_modules is not seen. Throws where a file cannot be read.
 * @param note told every file before it is read, and every folder in which a library was found: something installed there
 * may be found before it from then on
 */
export function readLibraries(packageFile: string, note: (path: string) => void): readonly string[] {
  const seen = new Set<string>();
  const lines: string[] = [];
  const noted = new Set<string>();
  const noteFolder = (folder: string): void => {
    if (!noted.has(folder)) note(folder);
    noted.add(folder);
  };
  const follow = (folder: string, text: string): void => {
    for (const name of namesIn(text)) {
      const found = find(folder, name);
      if (found === undefined) lines.push(`${name} -`);
      if (found === undefined || seen.has(found.folder)) continue;
      seen.add(found.folder);
      for (const one of [found.modules, found.folder]) noteFolder(one);
      const file = join(found.folder, 'package.json');
      note(file);
      const own = readFileSync(file, 'utf8');
      lines.push(`${name} ${sha256(own)}`, ...(name.includes('font') ? fontsIn(found.folder, note) : []));
      follow(found.folder, own);
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

/** As Node does: in the nearest `node_modules` from a folder upwards. */
function find(folder: string, name: string): { readonly folder: string; readonly modules: string } | undefined {
  for (let here = folder; ; here = dirname(here)) {
    const modules = join(here, 'node_modules');
    const found = quietly(() => realpathSync(join(modules, name)));
    if (found !== undefined && statSync(join(found, 'package.json'), { throwIfNoEntry: false }) !== undefined) return { folder: found, modules };
    if (here === dirname(here)) return undefined;
  }
}

function fontsIn(folder: string, note: (path: string) => void): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:ttf|otf|woff2?)$/u.test(file)).sort();
  return files.map((file) => {
    note(join(folder, file));
    return `${file} ${sha256(readFileSync(join(folder, file)))}`;
  });
}
