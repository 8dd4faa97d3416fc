// A floor: reads all content and templates, as a warm build must. Argument: the project.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

for (const folder of ['content', 'templates']) {
  for (const path of readdirSync(join(process.argv[2], folder), { recursive: true, encoding: 'utf8' })) {
    const file = join(process.argv[2], folder, path);
    if (statSync(file).isFile()) readFileSync(file);
  }
}
