import { setTimeout as wait } from 'node:timers/promises';
import type { BuildResult } from '../build.js';
import type { Watching } from './files.js';

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
 */
export async function buildOnChange({ watch, build, tell, signal, settle = 150, retry = 1000 }: WatchOptions): Promise<void> {
  const saved = new Set<string>();
  let last = 0;
  let running: AbortController | undefined;
  let wake = (): void => undefined;
  const changed = (path: string): void => {
    if (path !== '') saved.add(path);
    last = performance.now();
    running?.abort(new Outdated());
    wake();
  };
  const stopped = (): void => { wake(); };
  signal.addEventListener('abort', stopped);
  const watching = await watch(changed);
  try {
    for (let due = true; !signal.aborted; ) {
      if (!due) await new Promise<void>((resolve) => { wake = resolve; });
      await settled(() => last + settle - performance.now(), signal);
      if (isStopped(signal)) return;
      running = new AbortController();
      const made = await attempt(build, [...saved], saved, AbortSignal.any([signal, running.signal]), tell);
      running = undefined;
      due = saved.size > 0;
      if (made === 'busy') setTimeout(changed, retry, '').unref();
    }
  } finally {
    signal.removeEventListener('abort', stopped);
    await watching.close();
  }
}

/** After a wait it may have been stopped, which the compiler cannot know. */
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

async function settled(left: () => number, signal: AbortSignal): Promise<void> {
  for (let ms = left(); ms > 0 && !signal.aborted; ms = left()) await wait(ms, undefined, { signal }).catch(() => undefined);
}

async function attempt(build: WatchOptions['build'], files: readonly string[], saved: Set<string>, signal: AbortSignal, tell: WatchOptions['tell']): Promise<'built' | 'outdated' | 'busy' | 'stopped'> {
  saved.clear();
  tell({ kind: 'building', files });
  const start = performance.now();
  try {
    const result = await build(signal);
    tell({ kind: 'built', result, milliseconds: performance.now() - start });
    return result.diagnostics.some((d) => d.code === 'output-busy') ? 'busy' : 'built';
  } catch (failure) {
    if (!signal.aborted || failure !== signal.reason) throw failure;
    if (!(failure instanceof Outdated)) return 'stopped';
    for (const file of files) saved.add(file);
    tell({ kind: 'outdated' });
    return 'outdated';
  }
}
