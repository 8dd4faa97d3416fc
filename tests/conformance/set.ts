import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { z } from 'zod';
import type { Document } from '../../src/document/types.js';
import { linesOf, tablesOf, textOf } from '../../src/document/walk.js';
import { composeYear } from '../../src/publish/build.js';

const manifestShape = z.object({ files: z.array(z.object({ path: z.string(), pages: z.number() })) });

export interface SetFile {
  /** Below the year's folder. */
  readonly path: string;
  /** On disk. */
  readonly file: string;
  readonly pages: number;
}

const root = inject('root');
const folder = join(root, 'output', '2023');

const { files } = manifestShape.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));

/** The built files of one ending. */
export function filesOf(ending: 'docx' | 'pdf'): readonly SetFile[] {
  return files.filter((f) => f.path.endsWith(`.${ending}`)).map((f) => ({ ...f, file: join(folder, f.path) }));
}

const documents = new Map(composeYear(root, 2023).documents.map(({ job, document }) => [job.path, document]));

function documentOf(path: string): Document {
  const document = documents.get(path.replace(/\.\w+$/u, ''));
  if (document === undefined) throw new Error(`no document for ${path}`);
  return document;
}

/** The words of a document in reading order, as composed. */
export function wordsOf(path: string): readonly string[] {
  const document = documentOf(path);
  return [...linesOf(document)].flatMap((line) => (line.kind === 'paragraph' ? words(textOf(line)) : []));
}

/** The words at the head of a document's tables, which every page of a table repeats. */
export function tableHeadWordsOf(path: string): readonly string[] {
  const [first] = tablesOf(documentOf(path));
  return first === undefined ? [] : first.table.header.cells.flatMap((cell) => cell.paragraphs.flatMap((p) => words(textOf(p))));
}

export function words(text: string): readonly string[] {
  return text.split(/\s+/u).filter((w) => w !== '');
}
