// A floor: writes the files of a folder to another as a build does, each surely on the disk. Arguments: from, to.
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [from, to] = process.argv.slice(2);
const target = join(to, 'bytes');
rmSync(target, { recursive: true, force: true });
for (const path of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
  if (!statSync(join(from, path)).isFile()) continue;
  mkdirSync(dirname(join(target, path)), { recursive: true });
  const file = openSync(join(target, path), 'w');
  writeSync(file, readFileSync(join(from, path)));
  fsyncSync(file);
  closeSync(file);
}
