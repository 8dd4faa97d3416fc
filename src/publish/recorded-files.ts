import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedFile } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { sha256 } from '../source/sha256.js';
import { outputFolder } from './folders.js';
import { quietly } from './quietly.js';

/** A recorded file that is not there as it was recorded. */
export interface Departure {
  readonly path: string;
  readonly fault: 'changed' | 'gone';
}

/** The files of a register's line that are not at `output/<folder>/` with the bytes recorded. */
export function departuresOf(root: string, folder: string, files: readonly RecordedFile[]): readonly Departure[] {
  return files.flatMap(({ path, size, sha256: recorded }): readonly Departure[] => {
    const bytes = quietly(() => readFileSync(join(root, outputFolder, ...folder.split('/'), ...path.split('/'))));
    if (bytes === undefined) return [{ path, fault: 'gone' }];
    return bytes.length === size && sha256(bytes) === recorded ? [] : [{ path, fault: 'changed' }];
  });
}

/**
 * The same as complaints.
 * @param register the file of the register
 * @param again the command that makes these files again as they were; undefined: none does
 */
export function recordedFaults(root: string, folder: string, files: readonly RecordedFile[], register: string, again: string | undefined): readonly Diagnostic[] {
  return departuresOf(root, folder, files).map(({ path, fault }) =>
    diagnose(fault === 'gone' ? 'recorded-file-missing' : 'recorded-file-changed', { file: `${outputFolder}/${folder}/${path}`, line: 1, column: 1 }, { path: `${outputFolder}/${folder}/${path}`, register, again }),
  );
}
