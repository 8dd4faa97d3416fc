import { setTimeout as wait } from 'node:timers/promises';
import type { BuildResult } from '../build.js';
import type { Watching } from './files.js';
import type { Ask } from './listen.js';

/** A build that is under way of what is no longer the last state. */
class Outdated extends Error {}

export type WatchEvent =
  | { readonly kind: 'building'; /** Files that were saved since the last build; none: the first. */ readonly files: readonly string[] }
  | { readonly kind: 'built'; readonly result: BuildResult; readonly milliseconds: number }
  /** A file was saved meanwhile: this build is given up. */
  | { readonly kind: 'outdated' };

export interface WatchOptions {
  /** Begins to watch. */
  readonly watch: (onChange: (path: string) => void) => Promise<Watching>;
  /** Lets others ask for a build, without waiting for further saves; absent: nobody does. */
  readonly listen?: ((ask: Ask) => Promise<Watching>) | undefined;
  readonly build: (signal: AbortSignal) => Promise<BuildResult>;
  readonly tell: (event: WatchEvent) => void;
  /** Stops. */
  readonly signal: AbortSignal;
  /** So many milliseconds without a save end a run of saves: editors save several files at once. */
  readonly settle?: number;
  /** So many milliseconds after a build that another one kept from its output it is tried again. */
  readonly retry?: number;
}

/**
 * Builds once, and again whenever a file is saved: one build for a run of saves, always of the last state; a build that a
 * save makes outdated is given up, and what was published before it stays. A fault is told, and the next save waited for.
 * Who asks is given the build that is under way, or one that is begun at once.
 */
export async function buildOnChange({ watch, listen, build, tell, signal, settle = 150, retry = 1000 }: WatchOptions): Promise<void> {
  const saved = new Set<string>();
  const asking: ((result: BuildResult | undefined) => void)[] = [];
  let last = -Infinity;
  let running: AbortController | undefined;
  let wake = (): void => undefined;
  const woken = async (): Promise<void> => new Promise((resolve) => { wake = resolve; });
  let outdated = false;
  const changed = (path: string): void => {
    saved.add(path);
    last = performance.now();
    // Who asks is not kept waiting by saves without end: the second build is let end, and is followed by another one.
    if (asking.length === 0 || !outdated) running?.abort(new Outdated());
    wake();
  };
  const ask: Ask = async () =>
    new Promise((resolve) => {
      asking.push(resolve);
      wake();
    });
  let again: NodeJS.Timeout | undefined;
  const stopped = (): void => { wake(); };
  signal.addEventListener('abort', stopped);
  const open = [await watch(changed)];
  try {
    if (listen !== undefined) open.push(await listen(ask));
    const left = (): number => (signal.aborted || asking.length > 0 ? 0 : last + settle - performance.now());
    for (let due = true; !signal.aborted; ) {
      if (!due) await woken();
      for (let ms = left(); ms > 0; ms = left()) await Promise.race([wait(ms), woken()]);
      if (isStopped(signal)) return;
      clearTimeout(again);
      running = new AbortController();
      const made = await attempt(build, [...saved], saved, AbortSignal.any([signal, running.signal]), tell);
      running = undefined;
      outdated = made === 'outdated';
      if (typeof made === 'object') {
        for (const answer of asking.splice(0)) answer(made);
        if (isBusy(made)) again = setTimeout(() => { wake(); }, retry).unref();
      }
      due = saved.size > 0 || asking.length > 0;
    }
  } finally {
    signal.removeEventListener('abort', stopped);
    for (const answer of asking) answer(undefined);
    for (const one of open) await one.close();
  }
}

/** After a wait it may have been stopped, which the compiler cannot know. */
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

function isBusy({ diagnostics }: BuildResult): boolean {
  return diagnostics.some((d) => d.code === 'output-busy');
}

async function attempt(build: WatchOptions['build'], files: readonly string[], saved: Set<string>, signal: AbortSignal, tell: WatchOptions['tell']): Promise<BuildResult | 'outdated' | 'stopped'> {
  saved.clear();
  tell({ kind: 'building', files });
  const start = performance.now();
  try {
    const result = await build(signal);
    tell({ kind: 'built', result, milliseconds: performance.now() - start });
    return result;
  } catch (failure) {
    if (!signal.aborted || failure !== signal.reason) throw failure;
    if (!(failure instanceof Outdated)) return 'stopped';
    for (const file of files) saved.add(file);
    tell({ kind: 'outdated' });
    return 'outdated';
  }
}
