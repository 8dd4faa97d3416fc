// npm run bench: the whole set built cold, per stage, with peak memory, and how both grow; then packages for agencies.
// --quick: smaller sizes; --send: packages alone; --tagging: what the structure of the PDFs costs, alone.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { grownProject } from './content.mjs';

const child = fileURLToPath(new URL('child.mjs', import.meta.url));
const sendChild = fileURLToPath(new URL('send-child.mjs', import.meta.url));
const taggingChild = fileURLToPath(new URL('tagging.mjs', import.meta.url));
const quick = process.argv.includes('--quick');

function runOnce(root, program = child) {
  const start = performance.now();
  const out = execFileSync(process.execPath, [program, root], { encoding: 'utf8', maxBuffer: 1e9 });
  return { ...JSON.parse(out), process: performance.now() - start };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function measure(tasks, agencies, runs) {
  const root = grownProject(tasks, agencies);
  const results = Array.from({ length: runs }, () => runOnce(root));
  rmSync(root, { recursive: true, force: true });
  const of = (pick) => median(results.map(pick));
  const stages = ['read', 'compose', 'pdf', 'docx', 'write'];
  const [first] = results;
  return {
    tasks: first.tasks,
    agencies: first.agencies,
    files: first.files,
    pages: first.pages,
    ...Object.fromEntries(stages.map((s) => [s, of((r) => r.timings[s])])),
    load: of((r) => r.process) - of((r) => stages.reduce((n, s) => n + r.timings[s], 0)),
    process: of((r) => r.process),
    peak: of((r) => r.peak),
  };
}

function print(title, rows) {
  console.log(`\n${title}`);
  console.table(
    rows.map((r) => ({
      tasks: r.tasks,
      agencies: r.agencies,
      files: r.files,
      pages: r.pages,
      'start s': seconds(r.load),
      'read s': seconds(r.read),
      'compose s': seconds(r.compose),
      'pdf s': seconds(r.pdf),
      'docx s': seconds(r.docx),
      'write s': seconds(r.write),
      'whole s': seconds(r.process),
      'peak MiB': Math.round(r.peak),
    })),
  );
}

function seconds(ms) {
  return Number((ms / 1000).toFixed(3));
}

/** Packages for so many agencies: made, then found to be the same when sent again. */
function measureSend(agencies) {
  const root = grownProject(64, agencies);
  const result = runOnce(root, sendChild);
  rmSync(root, { recursive: true, force: true });
  return result;
}

function printSend(rows) {
  console.log('\nPackages for agencies (kehoach send)');
  console.table(
    rows.map((r) => ({ agencies: r.agencies, files: r.files, 'send s': seconds(r.send), 'ms each': Math.round(r.send / r.agencies), 'again s': seconds(r.again), 'peak MiB': Math.round(r.peak) })),
  );
  const [first, last] = [rows[0], rows.at(-1)];
  const power = (of) => (Math.log(of(last) / of(first)) / Math.log(last.agencies / first.agencies)).toFixed(2);
  console.log(`time ~ agencies^${power((r) => r.send)}, sending again ~ agencies^${power((r) => r.again)}`);
}

/** The structure of the PDFs against the same PDFs without it. */
function printTagging() {
  const root = grownProject(64, 35);
  const { files, sizes, times } = JSON.parse(execFileSync(process.execPath, [taggingChild, root], { encoding: 'utf8' }));
  rmSync(root, { recursive: true, force: true });
  const [tagged, plain] = ['PDF/A-2a', 'PDF/A-2b'].map((level) => ({ ms: median(times[level].slice(1)), kB: sizes[level] / 1000 }));
  const ratios = times['PDF/A-2a'].slice(1).map((ms, round) => ms / times['PDF/A-2b'][round + 1]);
  console.log('\nStructure of the PDFs (PDF/A-2a, PDF/UA-1) against the same without');
  console.table([
    { files, 'with s': seconds(tagged.ms), 'without s': seconds(plain.ms), 'time ratio': Number((tagged.ms / plain.ms).toFixed(3)), spread: `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`, 'with kB': Math.round(tagged.kB), 'without kB': Math.round(plain.kB), 'size ratio': Number((tagged.kB / plain.kB).toFixed(3)) },
  ]);
}

/** The power of size by which time grows between two measurements. */
function exponent(a, b, size) {
  return (Math.log(b.process / a.process) / Math.log(b[size] / a[size])).toFixed(2);
}

console.log(`Node ${process.version}, ${cpus().length} cores, medians`);
if (process.argv.includes('--tagging')) {
  printTagging();
  process.exit();
}
if (process.argv.includes('--send')) {
  printSend((quick ? [30, 100] : [30, 100, 300]).map(measureSend));
  process.exit();
}
print('The set of 2023, cold', [measure(64, 30, quick ? 3 : 7)]);
const byTasks = (quick ? [64, 640] : [64, 640, 6400]).map((n) => measure(n, 30, n > 640 ? 1 : 3));
print('Growth with tasks', byTasks);
const byAgencies = [30, 300].map((n) => measure(64, n, 3));
print('Growth with agencies', byAgencies);
console.log(`\ntime ~ tasks^${exponent(byTasks.at(-2), byTasks.at(-1), 'tasks')} over the last decade, ~ agencies^${exponent(...byAgencies, 'agencies')}`);
printSend((quick ? [30, 100] : [30, 100, 300]).map(measureSend));
printTagging();
