import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { diagnose, hasErrors } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Read } from '../source/json.js';
import { reasonInWords } from '../source/system-reasons.js';
import { realDisk, type Disk } from './disk.js';
import { OutputFault } from './faults.js';
import { outputFolder } from './folders.js';
import type { RecordFile } from './journal.js';
import { openOutput, type Output } from './output.js';
import { makeStopwatch, type Stopwatch } from './stopwatch.js';

export interface PublishSetOptions {
  /** Told the people's own files, found in the old set and taken along into the new one. */
  readonly onKept?: (paths: readonly string[]) => void;
  /** Stops the work: what was published before stays, and the signal's reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  readonly disk?: Disk;
  readonly watch?: Stopwatch;
}

/** What the making of a set gives back. */
export interface Made<T> {
  readonly value: T;
  /** Complaints; where one is an error, nothing is published. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Registers under `content/` that change together with the set. */
  readonly records?: readonly RecordFile[];
}

/**
 * Makes a set of files at `output/<name>/` with its records: all of them take the place of what was there, or none does.
 * A fault of the disk is a diagnostic; any other failure is thrown.
 */
export async function publishSet<T>(root: string, name: string, make: (write: Output['write']) => Promise<Made<T>>, { onKept, signal, disk = realDisk, watch = makeStopwatch() }: PublishSetOptions = {}): Promise<Read<T>> {
  let output: Output | undefined;
  try {
    output = openOutput(join(root, outputFolder), name, disk);
    const { value, diagnostics = [], records } = await make(output.write);
    if (hasErrors(diagnostics)) return { ok: false, diagnostics };
    await turn(signal);
    const { publish } = output;
    const kept = watch.time('write', () => publish(records));
    onKept?.(kept);
    return { ok: true, value };
  } catch (failure) {
    const place = { file: `${outputFolder}/${name}`, line: 1, column: 1 };
    return { ok: false, diagnostics: [failure instanceof OutputFault ? failure.diagnosticAt(place) : systemFault(failure, place)] };
  } finally {
    output?.close();
  }
}

/** Lets the process hear of signals, and stops where it has been told to. */
export async function turn(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}

/** A failure of the disk is told to the user; any other is a fault of ours and must not pass for one. */
function systemFault(failure: unknown, place: { file: string; line: number; column: number }): Diagnostic {
  if (failure instanceof Error && 'syscall' in failure) return diagnose('output-unwritable', place, { reason: reasonInWords(failure) });
  throw failure;
}
