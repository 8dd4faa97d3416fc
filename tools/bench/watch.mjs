// kehoach watch: from a save to the finished PDF of the decision.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { changeTask, tasksIn } from './task.mjs';

const program = fileURLToPath(new URL('../../dist/bin/kehoach.js', import.meta.url));

/** By what is saved, the milliseconds of so many saves until `quyet-dinh.pdf` is another file: it takes its place with the whole set. */
export async function measureWatch(saves) {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-bench-'));
  for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
  const pdf = join(root, 'output/2023/quyet-dinh.pdf');
  const file = join(root, 'content/2023/plan.md');
  const text = readFileSync(file, 'utf8');
  const child = spawn(process.execPath, [program, 'watch', '2023', '--json', '--root', root], { stdio: ['ignore', 'pipe', 'inherit'] });
  let built = 0;
  child.stdout.on('data', (bytes) => { built += String(bytes).split('"built"').length - 1; });
  while (built === 0) await wait(10);
  const { middle, widest } = tasksIn(root);
  const kinds = [
    ['a word of `plan.md`', (i) => { writeFileSync(file, text.replace('Tiếp tục', `Tiếp tục${','.repeat(i)}`)); }],
    ...[middle, widest].map(({ id, files }) => [`a task that stands in ${files} files`, (i) => { changeTask(root, id, i); }]),
  ];
  const times = new Map(kinds.map(([name]) => [name, []]));
  for (let i = 1; i <= saves; i++) {
    for (const [name, save] of kinds) {
      await wait(500);
      const before = statSync(pdf).ino;
      const start = performance.now();
      save(i);
      for (let now = before; now === before; ) {
        await wait(5);
        now = statSync(pdf, { throwIfNoEntry: false })?.ino ?? before;
      }
      times.get(name).push(performance.now() - start);
    }
  }
  child.kill('SIGINT');
  await new Promise((resolve) => child.once('close', resolve));
  rmSync(root, { recursive: true, force: true });
  return times;
}
