import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Document } from '../document/types.js';
import type { Format } from '../format/types.js';
import { renderDocx } from '../render/docx/render.js';
import { renderPdf } from '../render/pdf/render.js';
import type { Read } from '../source/json.js';
import { reasonInWords } from '../source/system-reasons.js';
import type { Faces } from '../typeset/faces.js';
import { realDisk, type Disk } from './disk.js';
import { OutputFault } from './faults.js';
import { openOutput, type Output } from './output.js';
import { sha256 } from './sha256.js';
import { makeStopwatch, type Stopwatch } from './stopwatch.js';

export const outputFolder = 'output';

/** A document to be published in both formats. */
export interface ToPublish {
  /** Below the set's folder, without ending, with "/": "trich/so-noi-vu". */
  readonly path: string;
  readonly document: Document;
  /** Where the PDF has pages of its own, such as the questions of a draft; absent: the same document. */
  readonly pdfDocument?: Document;
}

/** One published file of a document. */
export interface PublishedFile {
  /** Of `ToPublish`. */
  readonly document: string;
  /** Below the set's folder. */
  readonly path: string;
  readonly size: number;
  readonly pages: number;
  readonly sha256: string;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The file being made, below the set's folder. */
  readonly file: string;
}

export interface PublishOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Told the people's own files, found in the old set and taken along into the new one. */
  readonly onKept?: (paths: readonly string[]) => void;
  /** Stops the work: what was published before stays, and the signal's reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  readonly disk?: Disk;
  readonly watch?: Stopwatch;
  /** Texts that stand beside the documents, by path, made when these are known. */
  readonly also?: (files: readonly PublishedFile[]) => readonly (readonly [string, string])[];
}

/**
 * Renders documents as DOCX and PDF into `output/<name>/`: all of them take the place of what was there, or none does.
 * A fault of the disk is a diagnostic; any other failure is thrown.
 */
export async function publishDocuments(
  root: string,
  name: string,
  documents: readonly ToPublish[],
  looks: { readonly format: Format; readonly faces: Faces },
  { onProgress, onKept, signal, disk = realDisk, watch = makeStopwatch(), also }: PublishOptions = {},
): Promise<Read<readonly PublishedFile[]>> {
  let output: Output | undefined;
  try {
    output = openOutput(join(root, outputFolder), name, disk);
    const files = await renderAll(documents, looks, output, watch, { onProgress, signal });
    const { publish, write } = output;
    watch.time('write', () => {
      for (const [path, text] of also?.(files) ?? []) write(path, text);
    });
    await turn(signal);
    const kept = watch.time('write', publish);
    onKept?.(kept);
    return { ok: true, value: files };
  } catch (failure) {
    const place = { file: `${outputFolder}/${name}`, line: 1, column: 1 };
    return { ok: false, diagnostics: [failure instanceof OutputFault ? failure.diagnosticAt(place) : systemFault(failure, place)] };
  } finally {
    output?.close();
  }
}

/** A failure of the disk is told to the user; any other is a fault of ours and must not pass for one. */
function systemFault(failure: unknown, place: { file: string; line: number; column: number }): Diagnostic {
  if (failure instanceof Error && 'syscall' in failure) return diagnose('output-unwritable', place, { reason: reasonInWords(failure) });
  throw failure;
}

/** Lets the process hear of signals, and stops where it has been told to. */
async function turn(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}

async function renderAll(
  documents: readonly ToPublish[],
  { format, faces }: { readonly format: Format; readonly faces: Faces },
  output: Output,
  watch: Stopwatch,
  { onProgress, signal }: Pick<PublishOptions, 'signal'> & { readonly onProgress: PublishOptions['onProgress'] },
): Promise<PublishedFile[]> {
  const files: PublishedFile[] = [];
  const total = documents.length * 2;
  for (const { path: name, document, pdfDocument = document } of documents) {
    const keep = (ending: string, bytes: Uint8Array, pages: number): void => {
      const path = `${name}.${ending}`;
      watch.time('write', () => {
        output.write(path, bytes);
      });
      files.push({ document: name, path, size: bytes.length, pages, sha256: sha256(bytes) });
    };
    await turn(signal);
    onProgress?.({ done: files.length, total, file: `${name}.pdf` });
    const pdf = await watch.timeAsync('pdf', () => renderPdf(pdfDocument, format, faces));
    onProgress?.({ done: files.length + 1, total, file: `${name}.docx` });
    const docx = watch.time('docx', () => renderDocx(document, format, faces));
    keep('docx', docx, pdf.pages);
    keep('pdf', pdf.bytes, pdf.pages);
  }
  onProgress?.({ done: total, total, file: 'xong' });
  return files;
}
