import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { readText } from '../source/files.js';
import type { SourceText } from '../source/source-text.js';
import { checkProgress, type ProgressFrame } from './checks/progress.js';
import type { Progress } from './plan.js';
import { readChecked } from './read-checked.js';
import { progressShape } from './schema.js';

export interface ProgressReading {
  /** False where there is a file that cannot be used: then its absence means nothing. */
  readonly whole: boolean;
  readonly progress: Progress | undefined;
  readonly source: SourceText | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and checks `progress.json`, which a year need not have. `file` is relative to the root. */
export function readProgress(root: string, file: string, frame: ProgressFrame): ProgressReading {
  const read = readText(root, file);
  if (!read.ok) {
    const diagnostics = read.diagnostics.filter((d) => d.code !== 'file-missing');
    return { whole: diagnostics.length === 0, progress: undefined, source: undefined, diagnostics };
  }
  const source = read.value;
  const { value, diagnostics } = readChecked(source, progressShape);
  if (value === undefined) return { whole: false, progress: undefined, source, diagnostics };
  return { whole: true, progress: { tasks: value.tasks }, source, diagnostics: [...diagnostics, ...checkProgress(value, frame, source)] };
}
