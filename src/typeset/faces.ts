import { readFileSync } from 'node:fs';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { makeFace, type Face } from './face.js';
import { fontFiles, fontPackage, fontPath } from './font-files.js';
import { onGrid } from './units.js';

export type { Face } from './face.js';

/** The four styles of the document's font (R04). */
export interface Faces {
  readonly regular: Face;
  readonly bold: Face;
  readonly italic: Face;
  readonly boldItalic: Face;
}

export type LoadedFaces =
  | { readonly ok: true; readonly faces: Faces }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const readFromPackage = (file: string): Buffer => readFileSync(fontPath(file));

/** Parsed once a process: parsing is more than half of the time of a small PDF. */
let loaded: Faces | undefined;

/** The faces of the font, or a "missing-font" for every style whose file is missing or is no font. */
export function loadFaces(read: (file: string) => Buffer = readFromPackage): LoadedFaces {
  if (read === readFromPackage && loaded !== undefined) return { ok: true, faces: loaded };
  const diagnostics: Diagnostic[] = [];
  const load = (file: string): Face | undefined => {
    try {
      return makeFace(read(file));
    } catch {
      const place = { file: `node_modules/${fontPackage}/${file}`, line: 1, column: 1 };
      diagnostics.push(diagnose('missing-font', place, { name: file.slice(file.indexOf('/') + 1) }));
      return undefined;
    }
  };
  const regular = load(fontFiles.regular);
  const bold = load(fontFiles.bold);
  const italic = load(fontFiles.italic);
  const boldItalic = load(fontFiles.boldItalic);
  if (regular === undefined || bold === undefined || italic === undefined || boldItalic === undefined) return { ok: false, diagnostics };
  const faces = { regular, bold, italic, boldItalic };
  if (read === readFromPackage) loaded = faces;
  return { ok: true, faces };
}

/** The face of a weight and slant. */
export function faceOf(faces: Faces, { bold, italic }: { readonly bold: boolean; readonly italic: boolean }): Face {
  if (bold) return italic ? faces.boldItalic : faces.bold;
  return italic ? faces.italic : faces.regular;
}

/** Height in points of one line of a face, single spacing times `lineSpacing` (R36), on the grid: 1.150 em for Times New Roman. */
export function linePitch(face: Face, sizePt: number, lineSpacing: number): number {
  return onGrid(sizePt * (face.ascentEm + face.descentEm + face.lineGapEm) * lineSpacing);
}
