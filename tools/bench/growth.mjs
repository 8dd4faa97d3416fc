// How time and memory grow with tasks and with agencies: one build each in a process of its own; a table, and a chart.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { grownProject } from './content.mjs';
import { markdownTable, median, seconds } from './measure.mjs';

const program = fileURLToPath(new URL('../../dist/bin/kehoach.js', import.meta.url));

/** @returns seconds, peak memory in MiB, pages and files of a build */
function buildOnce(root) {
  rmSync(join(root, 'output'), { recursive: true, force: true });
  const start = performance.now();
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, program, 'build', '2023', '--root', root, '--no-cache'], { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', maxBuffer: 1e9 });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(stderr.slice(-2000));
  const { files } = JSON.parse(readFileSync(join(root, 'output/2023/manifest.json'), 'utf8'));
  const pages = files.filter((f) => f.path.endsWith('.pdf'));
  return { ms, peak: Number(stderr.trim().split('\n').at(-1)) / 1024, files: files.length, pages: pages.reduce((sum, f) => sum + f.pages, 0), largest: Math.max(...pages.map((f) => f.pages)) };
}

function measure(tasks, agencies, runs) {
  const root = grownProject(tasks, agencies);
  const all = Array.from({ length: runs }, () => buildOnce(root));
  rmSync(root, { recursive: true, force: true });
  return { ...all[0], tasks, agencies, ms: median(all.map((one) => one.ms)), peak: Math.max(...all.map((one) => one.peak)) };
}

/** Measures so many sizes; gives back Markdown and the points of a chart. */
export function measureGrowth(taskSizes, agencySizes, say) {
  const run = ([tasks, agencies]) => {
    const found = measure(tasks, agencies, tasks * agencies > 64 * 3000 ? 1 : 3);
    say(`${tasks} tasks, ${agencies} agencies: ${seconds(found.ms)} s, ${Math.round(found.peak)} MiB`);
    return found;
  };
  const byTasks = taskSizes.map((n) => run([n, 30]));
  const byAgencies = agencySizes.map((n) => run([64, n]));
  const table = (rows) => markdownTable(['tasks', 'agencies', 'files', 'pages', 'largest PDF, pages', 's', 'ms a page', 'peak MiB'], rows.map((r) => [r.tasks, r.agencies, r.files, r.pages, r.largest, seconds(r.ms), (r.ms / r.pages).toFixed(2), Math.round(r.peak)]));
  const power = (rows, of) => {
    const [a, b] = rows.slice(-2);
    return (Math.log(b.ms / a.ms) / Math.log(b[of] / a[of])).toFixed(2);
  };
  const text = [table(byTasks), '', table(byAgencies), '', `Over the last decade time grows as tasks^${power(byTasks, 'tasks')} and as agencies^${power(byAgencies, 'agencies')}; with the pages to be made as pages^${power(byTasks, 'pages')} and pages^${power(byAgencies, 'pages')}.`].join('\n');
  return { text, series: [{ name: 'tasks', points: byTasks.map((r) => [r.tasks, r.ms / 1000]) }, { name: 'agencies', points: byAgencies.map((r) => [r.agencies, r.ms / 1000]) }] };
}
