// The set of 2023: built cold, warm, with one task changed, against a floor and against peers, in turn, in the same run.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn, spawnSync } from 'node:child_process';
import { alternate, markdownTable, median, ratioOf, seconds, timeOf } from './measure.mjs';
import { htmlOf } from './peers/html.mjs';
import { writeDocuments } from './peers/documents.mjs';
import { changeTask, tasksIn } from './task.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const program = here('../../dist/bin/kehoach.js');
const node = process.execPath;

function projectFolder() {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-bench-'));
  for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
  return root;
}

function build(root, ...more) {
  return timeOf(node, [program, 'build', '2023', '--root', root, ...more]);
}

/** An open `kehoach watch`, once it has built; what closes it. */
async function watching(root) {
  const child = spawn(node, [program, 'watch', '2023', '--json', '--root', root], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise((resolve) => { child.once('close', resolve); });
  await new Promise((resolve) => {
    child.stdout.on('data', (bytes) => { if (String(bytes).includes('"built"')) resolve(); });
  });
  return async () => {
    child.kill('SIGINT');
    await closed;
  };
}

/** Peers that are there, and what is missing of the others. */
function peersIn(work) {
  const found = [];
  const missing = [];
  const folder = process.env.KEHOACH_PEERS;
  const require = createRequire(join(folder ?? process.cwd(), 'package.json'));
  const has = (name) => {
    try {
      require.resolve(name);
      return true;
    } catch {
      return false;
    }
  };
  const fresh = (name) => {
    const target = join(work, name);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target);
    return target;
  };
  const lacking = ['docx', '@myriaddreamin/typst-ts-node-compiler'].filter((name) => !has(name));
  if (lacking.length > 0) missing.push(`docx + Typst (npm packages ${lacking.join(', ')}; tell their folder by KEHOACH_PEERS)`);
  else found.push({ name: 'npm docx + Typst', run: () => timeOf(node, [here('peers/docx-typst.mjs'), work, fresh('docx-typst')]) });
  const tools = ['pandoc', 'soffice'].filter((name) => spawnSync('which', [name]).status !== 0);
  if (tools.length > 0) missing.push(`pandoc + LibreOffice (${tools.join(', ')})`);
  else found.push({ name: 'pandoc + LibreOffice', run: () => timeOf(node, [here('peers/pandoc-libreoffice.mjs'), work, fresh('pandoc')]) });
  return { found, missing };
}

/** Measures; gives back Markdown. */
export async function measureSet(rounds) {
  const [cold, warm, changed, watched] = [projectFolder(), projectFolder(), projectFolder(), projectFolder()];
  const work = mkdtempSync(join(tmpdir(), 'kehoach-peers-'));
  const empty = mkdtempSync(join(tmpdir(), 'kehoach-empty-'));
  writeDocuments(cold, work);
  for (const { path, document } of JSON.parse(readFileSync(join(work, 'documents.json'), 'utf8')).documents) writeFileSync(join(work, `${path.replaceAll('/', '-')}.html`), htmlOf(document));
  for (const root of [warm, changed]) for (let i = 0; i < 2; i++) build(root);
  // Marks of files are only believed once they are some seconds old.
  spawnSync('sleep', ['4']);
  build(warm);
  const { middle, widest } = tasksIn(changed);
  const close = await watching(watched);
  const { found, missing } = peersIn(work);
  const dropOutput = () => { rmSync(join(cold, 'output'), { recursive: true, force: true }); };
  const times = alternate(
    [
      { name: 'cold', before: dropOutput, run: () => build(cold) },
      { name: 'warm: nothing changed', run: () => build(warm) },
      ...[middle, widest].map(({ id, files }) => ({ name: `warm: one task changed, that stands in ${files} files`, before: (round) => { changeTask(changed, id, round); }, run: () => build(changed) })),
      ...[middle, widest].map(({ id, files }) => ({ name: `the same beside an open \`watch\`, ${files} files`, before: (round) => { changeTask(watched, id, round); }, run: () => build(watched) })),
      { name: 'floor: node -e 0', run: () => timeOf(node, ['-e', '0']) },
      { name: 'floor: start and load all modules', run: () => timeOf(node, [program, 'build', '2023', '--no-cache', '--root', empty], { codes: [2] }) },
      { name: 'floor: start and write the same bytes', run: () => timeOf(node, [here('write-bytes.mjs'), join(cold, 'output/2023'), work]) },
      { name: 'floor: start and read the inputs', run: () => timeOf(node, [here('read-inputs.mjs'), warm]) },
      ...found,
    ],
    rounds,
  );
  await close();
  const files = readdirSync(join(cold, 'output/2023'), { recursive: true }).filter((path) => /\.(?:docx|pdf)$/u.test(path)).length;
  for (const folder of [cold, warm, changed, watched, work, empty]) rmSync(folder, { recursive: true, force: true });
  const rows = [...times].map(([name, all]) => {
    const { ratio, least, most } = ratioOf(times, name, 'cold');
    return [name, seconds(median(all)), seconds(Math.min(...all)), ratio.toFixed(2), `${least.toFixed(2)}–${most.toFixed(2)}`];
  });
  const lines = [`${files} files, ${rounds} rounds in turn, whole processes, wall time.`, '', markdownTable(['', 'median s', 'least s', 'ratio to cold', 'spread'], rows)];
  if (missing.length > 0) lines.push('', `Not there, so not measured: ${missing.join('; ')}.`);
  return lines.join('\n');
}

