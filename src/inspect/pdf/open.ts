import { draw, type FontInfo } from './draw.js';
import { guarded, type GivenUp } from './guard.js';
import type { Limits } from './limits.js';
import { identity, matrixOf } from './matrix.js';
import type { DrawnPage } from './page.js';

export interface Opened {
  readonly pages: readonly DrawnPage[];
  readonly title?: string;
  readonly language?: string;
}

export type Refused =
  | { readonly refused: 'encrypted' | 'broken' | 'no-pages' }
  | { readonly refused: 'pages'; readonly pages: number }
  | { readonly refused: GivenUp };

/** Every page as drawn. Pictures are not decoded, nothing is fetched, no code of the file is run, nothing is printed. */
export async function openPdf(bytes: Uint8Array, limits: Limits): Promise<Opened | Refused> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const names: string[] = [];
  for (const [name, number] of Object.entries(pdfjs.OPS)) names[number] = name;
  const outcome = await guarded(limits, async (port): Promise<Opened | Refused> => {
    const worker = pdfjs.PDFWorker.create({ port, verbosity: 0 });
    const loading = pdfjs.getDocument({
      worker, data: Uint8Array.from(bytes), verbosity: 0, isEvalSupported: false, disableFontFace: true, useSystemFonts: false, useWorkerFetch: false,
      useWasm: false, enableXfa: false, stopAtErrors: false, maxImageSize: 0, disableAutoFetch: true, disableStream: true, disableRange: true,
    });
    const opened = await loading.promise.catch((fault: unknown): Refused => ({ refused: fault instanceof Error && fault.name === 'PasswordException' ? 'encrypted' : 'broken' }));
    if ('refused' in opened) return opened;
    if (opened.numPages > limits.pages) return { refused: 'pages', pages: opened.numPages };
    const pages: DrawnPage[] = [];
    let marks = 0;
    for (let number = 1; number <= opened.numPages; number += 1) {
      const page = await opened.getPage(number);
      const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE });
      const { width, height, transform } = page.getViewport({ scale: 1 });
      const fonts = new Map<string, FontInfo>();
      const fontOf = (key: string): FontInfo | undefined => {
        const known = fonts.get(key) ?? fontInfo(page.commonObjs.has(key) ? page.commonObjs.get(key) : undefined);
        if (known !== undefined) fonts.set(key, known);
        return known;
      };
      const onto = matrixOf(transform) ?? identity;
      const drawn = draw({ width, height, onto }, { names: fnArray.map((operator) => names[operator]), args: argsArray }, fontOf);
      pages.push(drawn);
      page.cleanup();
      marks += drawn.glyphs.length + drawn.unseen.length + drawn.strokes.length;
      if (marks > limits.marks || drawn.glyphs.length + drawn.unseen.length > limits.lettersOfPage) return { refused: 'memory' };
    }
    const { info } = await opened.getMetadata();
    const [title, language] = [entry(info, 'Title'), entry(info, 'Language')];
    return { pages, ...(title === undefined ? {} : { title }), ...(language === undefined ? {} : { language }) };
  }).catch((): { readonly done: Refused } => ({ done: { refused: 'broken' } }));
  if ('givenUp' in outcome) return { refused: outcome.givenUp };
  if ('pages' in outcome.done && !('refused' in outcome.done) && outcome.done.pages.length === 0) return { refused: 'no-pages' };
  return outcome.done;
}

function entry(info: object, name: string): string | undefined {
  const value: unknown = Object.entries(info).find(([key]) => key === name)?.[1];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function fontInfo(font: unknown): FontInfo | undefined {
  if (typeof font !== 'object' || font === null || !('name' in font)) return undefined;
  const own = 'isType3Font' in font && font.isType3Font === true && 'fontMatrix' in font && Array.isArray(font.fontMatrix) ? Number(font.fontMatrix[0]) : NaN;
  return { name: typeof font.name === 'string' ? font.name : '', unit: Number.isFinite(own) && own !== 0 ? own : 0.001 };
}
