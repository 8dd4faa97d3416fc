import { basename } from 'node:path';
import { watch } from 'chokidar';

export interface Watching {
  readonly close: () => Promise<void>;
}

/** What editors keep beside a file while it is open: hidden files, copies, trial files. */
function isEditorsOwn(path: string): boolean {
  const name = basename(path);
  return /^[.#]/u.test(name) || /(?:~|\.tmp|\.bak|\.sw[a-z])$/iu.test(name) || name === '4913';
}

/**
 * Tells every file below some folders that is written, added or removed from now on; resolved once it is sure to be told.
 * @param onFault a folder that cannot be watched any more
 */
export async function watchFiles(folders: readonly string[], onChange: (path: string) => void, onFault: (fault: unknown) => void): Promise<Watching> {
  const watcher = watch([...folders], { ignoreInitial: true, ignored: (path) => isEditorsOwn(path), atomic: 50 });
  watcher.on('all', (event, path) => {
    if (event !== 'addDir') onChange(path);
  });
  watcher.on('error', onFault);
  await new Promise<void>((resolve) => watcher.once('ready', () => { resolve(); }));
  return { close: async () => watcher.close() };
}
