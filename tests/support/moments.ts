import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheName } from '../../src/publish/cache/place.js';
import { listen, type Listener } from './watched-fs.js';

/** Files of a set that is being made are all alike: nobody sees them yet. So many calls among them are looked at. */
const stagedEnough = 4;

export interface Moment {
  /** What the process was about to do, or half way through. */
  readonly at: string;
  /** A project as the dead process left it. */
  readonly root: string;
}

/**
 * Every moment of some work on a project, as a death there leaves it; `remove` takes the copies away. While a
 * command works, the folder is copied before each of its calls that changes the disk: a process that is killed (SIGKILL, a power cut) there has done all calls before and nothing after, not even clean-up.
 * A call that takes time is also shown half done: half of a text written, half of a folder removed.
 *
 * A test file says `vi.mock('node:fs', async (real) => (await import('../support/watched-fs.js')).watched(await real()));`.
 */
export async function momentsOf(root: string, work: () => Promise<void>): Promise<{ readonly moments: readonly Moment[]; readonly remove: () => void }> {
  const place = mkdtempSync(join(tmpdir(), 'kehoach-moments-'));
  const moments: Moment[] = [];
  const take = (at: string): string => {
    const copy = join(place, String(moments.length));
    for (const folder of ['content', 'output']) cpSync(join(root, folder), join(copy, folder), { recursive: true });
    symlinkSync(join(process.cwd(), 'templates'), join(copy, 'templates'));
    bury(join(copy, 'output'));
    moments.push({ at, root: copy });
    return copy;
  };
  let staged = 0;
  const look: Listener = (call, path, half) => {
    if (path.includes('/bo/') && (staged += 1) > stagedEnough) return;
    listen(undefined);
    const at = `${moments.length}: ${call} ${path.slice(root.length + 1)}`;
    take(at);
    if (half !== undefined && path.startsWith(root)) half(`${take(`${at}, half`)}${path.slice(root.length)}`);
    listen(look);
  };
  listen(look);
  try {
    await work();
  } finally {
    listen(undefined);
  }
  take(`${moments.length}: end`);
  return { moments, remove: () => { rmSync(place, { recursive: true, force: true }); } };
}

const longAgo = new Date(2020, 0, 1);

/** The owners of all locks and staging folders are dead, and have been for long: a mark that is still empty names nobody. */
function bury(output: string): void {
  for (const entry of readdirSync(output, { recursive: true, encoding: 'utf8' })) {
    if (!/\.khoa(?:-[^/]*)?$|chu\.json$|\.moi-[^/]*$/u.test(entry)) continue;
    const file = join(output, entry);
    if (statSync(file).isFile()) writeFileSync(file, readFileSync(file, 'utf8').replace(/"pid":\d+/u, '"pid":999999999'));
    utimesSync(file, longAgo, longAgo);
  }
}

/** What is left over of dead commands: hidden things in `output/` but what builds remember, texts staged in `content/`; random ids left out. */
export function leftovers(root: string): readonly string[] {
  const hidden = (folder: string): readonly string[] => readdirSync(join(root, folder)).filter((name) => name.startsWith('.') || name.endsWith('.moi')).map((name) => `${folder}/${name}`);
  const years = readdirSync(join(root, 'content'), { withFileTypes: true }).filter((e) => e.isDirectory() && !e.name.startsWith('.')).map((e) => `content/${e.name}`);
  return ['output', 'content', ...years].flatMap(hidden).filter((path) => path !== `output/${cacheName}`).map((path) => path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, 'id')).sort();
}
