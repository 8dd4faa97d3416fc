import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { makeFace, type Face } from './face.js';
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

/** Tinos: the widths of Times New Roman, under a free licence. */
const packageName = '@expo-google-fonts/tinos';
const files = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
} as const;

const require = createRequire(import.meta.url);
const readFromPackage = (specifier: string): Buffer => readFileSync(require.resolve(specifier));

/** Parsed once a process: parsing is more than half of the time of a small PDF. */
let loaded: Faces | undefined;

/** The faces of the font, or a "missing-font" for every style whose file is missing or is no font. */
export function loadFaces(read: (specifier: string) => Buffer = readFromPackage): LoadedFaces {
  if (read === readFromPackage && loaded !== undefined) return { ok: true, faces: loaded };
  const diagnostics: Diagnostic[] = [];
  const load = (file: string): Face | undefined => {
    const specifier = `${packageName}/${file}`;
    try {
      return makeFace(read(specifier));
    } catch {
      const place = { file: `node_modules/${specifier}`, line: 1, column: 1 };
      diagnostics.push(diagnose('missing-font', place, { name: file.slice(file.indexOf('/') + 1) }));
      return undefined;
    }
  };
  const regular = load(files.regular);
  const bold = load(files.bold);
  const italic = load(files.italic);
  const boldItalic = load(files.boldItalic);
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
