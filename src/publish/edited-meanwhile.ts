import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { readText } from '../source/files.js';
import type { SourceText } from '../source/source-text.js';

/** Files that are no longer as they were read: what was made from them would be of neither version. */
export function editedMeanwhile(root: string, sources: readonly SourceText[]): readonly Diagnostic[] {
  return sources.flatMap(({ file, text }) => {
    const now = readText(root, file);
    return now.ok && now.value.text === text ? [] : [diagnose('content-changed-meanwhile', { file, line: 1, column: 1 }, {})];
  });
}
