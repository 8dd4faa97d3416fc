// npm run bench: the set of 2023 against a floor and peers, saves while watching, growth, packages, the structure of PDFs; some minutes.
// --quick: fewer rounds and sizes; --set, --watch, --growth, --send, --tagging: one of them alone;
// --write: all of it into docs/performance.md and its chart, in some half an hour.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { growthChart } from './chart.mjs';
import { grownProject } from './content.mjs';
import { measureGrowth } from './growth.mjs';
import { machine, markdownTable, median, seconds } from './measure.mjs';
import { measureSet } from './set.mjs';
import { measureWatch } from './watch.mjs';

const has = (option) => process.argv.includes(`--${option}`);
const parts = ['set', 'watch', 'growth', 'send', 'tagging'];
const alone = parts.filter(has);
const wanted = (part) => alone.length === 0 || alone.includes(part);
const [quick, write] = [has('quick'), has('write')];
const childOf = (name) => fileURLToPath(new URL(name, import.meta.url));
const say = (text) => { console.error(text); };

/** A child's answer in JSON. */
function ask(name, root) {
  return JSON.parse(execFileSync(process.execPath, [childOf(name), root], { encoding: 'utf8', maxBuffer: 1e9 }));
}

/** Packages for so many agencies: made, then found to be the same when sent again. */
function sendPart() {
  const rows = (quick ? [30, 100] : [30, 100, 300]).map((agencies) => {
    const root = grownProject(64, agencies);
    const found = ask('send-child.mjs', root);
    rmSync(root, { recursive: true, force: true });
    return found;
  });
  const [first, last] = [rows[0], rows.at(-1)];
  const power = (of) => (Math.log(of(last) / of(first)) / Math.log(last.agencies / first.agencies)).toFixed(2);
  const table = markdownTable(['agencies', 'files', 'send s', 'ms each', 'again s', 'peak MiB'], rows.map((r) => [r.agencies, r.files, seconds(r.send), Math.round(r.send / r.agencies), seconds(r.again), Math.round(r.peak)]));
  return `${table}\n\nTime grows as agencies^${power((r) => r.send)}, sending again as agencies^${power((r) => r.again)}.`;
}

/** The structure of the PDFs against the same PDFs without it. */
function taggingPart() {
  const root = grownProject(64, 35);
  const { files, sizes, times } = ask('tagging.mjs', root);
  rmSync(root, { recursive: true, force: true });
  const [tagged, plain] = ['PDF/A-2a', 'PDF/A-2b'].map((level) => ({ ms: median(times[level].slice(1)), kB: sizes[level] / 1000 }));
  const ratios = times['PDF/A-2a'].slice(1).map((ms, round) => ms / times['PDF/A-2b'][round + 1]);
  return markdownTable(
    ['PDFs', 'with s', 'without s', 'time ratio', 'spread', 'with kB', 'without kB', 'size ratio'],
    [[files, seconds(tagged.ms), seconds(plain.ms), (tagged.ms / plain.ms).toFixed(3), `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`, Math.round(tagged.kB), Math.round(plain.kB), (tagged.kB / plain.kB).toFixed(3)]],
  );
}

async function watchPart() {
  const times = await measureWatch(quick ? 3 : 9);
  const rows = [...times].map(([name, all]) => [name, seconds(median(all)), seconds(Math.min(...all)), seconds(Math.max(...all))]);
  return `${quick ? 3 : 9} saves of each; of every one 0.15 s wait for further saves.\n\n${markdownTable(['saved', 'median s', 'least s', 'most s'], rows)}`;
}

function growthPart() {
  const { text, series } = measureGrowth(quick ? [64, 640] : [64, 640, 6400, 64000], quick ? [30, 300] : [30, 300, 3000], say);
  if (write) writeFileSync('docs/images/growth.svg', growthChart(series));
  return text;
}

const titles = { set: 'The set of 2023', watch: 'Watching', growth: 'Growth', send: 'Packages for agencies (kehoach send)', tagging: 'Structure of the PDFs (PDF/A-2a, PDF/UA-1) against the same without' };
const makers = { set: () => measureSet(quick ? 3 : 9), watch: watchPart, growth: growthPart, send: sendPart, tagging: taggingPart };
console.log(machine());
const texts = {};
for (const part of parts.filter(wanted)) {
  texts[part] = await makers[part]();
  console.log(`\n## ${titles[part]}\n\n${texts[part]}`);
}
if (write) {
  const file = 'docs/performance.md';
  let page = readFileSync(file, 'utf8').replace(/(?<=<!-- machine -->\n)[^]*?(?=\n<!-- \/machine -->)/u, machine());
  for (const [part, text] of Object.entries(texts)) page = page.replace(new RegExp(`(?<=<!-- ${part} -->\n)[^]*?(?=\n<!-- /${part} -->)`, 'u'), () => text);
  writeFileSync(file, page);
}
