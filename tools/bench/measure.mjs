// Times of whole processes, and what is said of them.
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function seconds(ms) {
  return Number((ms / 1000).toFixed(3));
}

/** Milliseconds that a process takes, from before it begins until it has ended. Throws where it fails. */
export function timeOf(command, args, { cwd, env, codes = [0] } = {}) {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1e9 });
  const took = performance.now() - start;
  if (error !== undefined || !codes.includes(status)) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? String(stderr).slice(-2000)}`);
  return took;
}

/**
 * Runs contenders in turn, so many rounds: what else the machine does meets all of them alike. Each has `name`, `run` (gives
 * milliseconds) and may have `before`, which is not timed. Gives back the times of each, by round.
 */
export function alternate(contenders, rounds) {
  const times = new Map(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, before, run } of contenders) {
      before?.(round);
      times.get(name).push(run(round));
    }
  }
  return times;
}

/** The ratio of two contenders: of their medians, and the smallest and largest of one round. */
export function ratioOf(times, name, to) {
  const ratios = times.get(name).map((ms, round) => ms / times.get(to)[round]);
  return { ratio: median(times.get(name)) / median(times.get(to)), least: Math.min(...ratios), most: Math.max(...ratios) };
}

export function machine() {
  const [first] = cpus();
  return `Node ${process.version}, ${cpus().length} × ${first?.model ?? '?'}`;
}

/** A table of Markdown. */
export function markdownTable(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
