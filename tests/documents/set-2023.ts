import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Document } from '../../src/document/types.js';
import { buildYear, composeYear } from '../../src/publish/build.js';
import type { Manifest } from '../../src/publish/manifest.js';
import { layOut } from '../../src/render/pdf/layout.js';
import type { Item, TextItem } from '../../src/render/pdf/page.js';
import { faces, nd30 } from '../support/documents.js';
import { paragraphTexts, part } from '../support/docx.js';
import { textOfDocument } from '../support/tagged/words.js';
import { readPdf, type ReadPdf } from '../support/pdf.js';

/** The 2023 set as built, read back from its bytes. */
export interface Set2023 {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Below the year's folder, without ending. */
  readonly names: readonly string[];
  readonly document: (name: string) => Document;
  readonly bytes: (path: string) => Uint8Array;
  readonly remove: () => void;
}

export async function buildSet(): Promise<Set2023> {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-2023-'));
  for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
  const { manifest, diagnostics } = await buildYear(root, 2023);
  if (manifest === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  const documents = new Map(composeYear(root, 2023).documents.map(({ job, document }) => [job.path, document]));
  const folder = join(root, 'output', '2023');
  return {
    folder,
    manifest,
    names: [...documents.keys()],
    document: (name) => documents.get(name) ?? missing(name),
    bytes: (path) => readFileSync(join(folder, path)),
    remove: () => { rmSync(root, { recursive: true, force: true }); },
  };
}

function missing(name: string): never {
  throw new Error(`no document ${name}`);
}

export function words(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** Words in reading order, as composed. */
export function wordsOfDocument(document: Document): readonly string[] {
  return words(textOfDocument(document));
}

/** Words cut after their hyphens, where a line may end ("NĐ-CP", "2023-2030"). */
export function pieces(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => word.split(/(?<=[-–—])/u));
}

export function wordsOfDocx(bytes: Uint8Array): readonly string[] {
  return paragraphTexts(part(bytes, 'word/document.xml')).flatMap(words);
}

/** The lines of a document's layout, page by page, page numbers and repeated header rows (R65) among them. */
export function layoutOf(document: Document): readonly (readonly TextItem[])[] {
  return [...layOut(document, nd30, faces)].map((page) => page.items.filter((item: Item): item is TextItem => item.kind === 'text'));
}

export function wordsOfLines(lines: readonly TextItem[]): readonly string[] {
  return lines.flatMap((line) => words(line.pieces.map((piece) => piece.text).join('')));
}

/** The lines of the text itself, in reading order: a row that is broken over pages is read cell by cell. */
export function readingOrder(pages: readonly (readonly TextItem[])[]): readonly TextItem[] {
  const text = pages.flat().filter(({ source }) => source.block !== -1 && source.repeated !== true);
  const key = ({ source }: TextItem): readonly number[] => [source.section, source.block, source.row ?? 0, source.cell ?? 0];
  return text.sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    return a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
  });
}

export async function pdfOf(set: Set2023, name: string): Promise<ReadPdf> {
  return readPdf(set.bytes(`${name}.pdf`));
}
