import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as another program (pdf.js) reads its bytes. Points; y runs down from the top edge of the paper. */
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly outline: readonly ReadHeading[];
}

export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly language: string | null;
  readonly texts: readonly ReadText[];
  /** Filled rectangles: left, top, right, bottom. */
  readonly bars: readonly Bar[];
  /** Fields of the page's form. */
  readonly fields: readonly ReadField[];
}

/** A field to be signed, where its page shows it. */
export interface ReadField extends Bar {
  readonly name: string;
  /** What a reader is told of it. */
  readonly label: string;
  readonly kind: string;
  /** Shown on the screen and printed. */
  readonly visible: boolean;
}

export interface Bar {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface ReadText {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly size: number;
  /** PostScript name, with the tag of its subset. */
  readonly font: string;
}

export interface ReadHeading {
  readonly title: string;
  /** From 1. */
  readonly page: number;
  readonly children: readonly ReadHeading[];
}

type PdfjsDocument = Awaited<ReturnType<typeof getDocument>['promise']>;
type PdfjsPage = Awaited<ReturnType<PdfjsDocument['getPage']>>;
type PdfjsOutline = Awaited<ReturnType<PdfjsDocument['getOutline']>>;

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await loading.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) pages.push(await readPage(await document.getPage(number)));
  const { info } = await document.getMetadata();
  const outline = await headings(await document.getOutline(), document);
  await loading.destroy();
  return { pages, info: Object.fromEntries(Object.entries(info)), outline };
}

/** The first text of a page that begins so. */
export function textAt(page: ReadPage | undefined, start: string): ReadText {
  const found = page?.texts.find((t) => t.text.startsWith(start));
  if (found === undefined) throw new Error(`no text that begins with "${start}"`);
  return found;
}

export function middleOf({ x, width }: Pick<ReadText, 'x' | 'width'>): number {
  return x + width / 2;
}

/** The words of a page in the order of its bytes; a word drawn in two pieces that touch is one. */
export function wordsOfPage(page: ReadPage): readonly string[] {
  let text = '';
  let above: ReadText | undefined;
  for (const one of page.texts) {
    text += `${above !== undefined && touches(above, one) ? '' : ' '}${one.text}`;
    above = one;
  }
  return text.split(/\s+/u).filter((word) => word !== '');
}

async function readPage(page: PdfjsPage): Promise<ReadPage> {
  const [, , width = 0, height = 0] = page.view;
  const { items, lang } = await page.getTextContent({ disableNormalization: true });
  const { fnArray, argsArray } = await page.getOperatorList();
  const bars: Bar[] = [];
  for (const [index, operator] of fnArray.entries()) {
    if (operator === OPS.constructPath) bars.push(barOf(argsArray[index]));
  }
  const texts: ReadText[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const [size = 0, , , , x = 0, y = 0] = item.transform.map(Number);
    // Wider than any space of a text: the gap between two columns, as pdf.js tells it.
    if (item.str.trim() === '' && item.width > size) continue;
    add(texts, { text: item.str, x, baseline: height - y, width: item.width, size, font: fontName(page, item.fontName) });
  }
  return { width, height, language: lang, texts: texts.filter(({ text }) => text.trim() !== ''), bars, fields: await readFields(page, height) };
}

const annotationFlags = { invisible: 1, hidden: 2, print: 4, noView: 32 } as const;

async function readFields(page: PdfjsPage, height: number): Promise<readonly ReadField[]> {
  const annotations: readonly object[] = await page.getAnnotations();
  return annotations.filter((one) => Reflect.get(one, 'subtype') === 'Widget').map((one) => {
    const rect: unknown = Reflect.get(one, 'rect');
    const [left = NaN, bottom = NaN, right = NaN, top = NaN] = Array.isArray(rect) ? rect.map(Number) : [];
    const flags = Number(Reflect.get(one, 'annotationFlags'));
    const { invisible, hidden, print, noView } = annotationFlags;
    const visible = (flags & (invisible | hidden | noView)) === 0 && (flags & print) !== 0 && right > left && top > bottom;
    return { name: String(Reflect.get(one, 'fieldName')), label: String(Reflect.get(one, 'alternativeText')), kind: String(Reflect.get(one, 'fieldType')), visible, left, right, top: height - top, bottom: height - bottom };
  });
}

/** What goes on where the text before it ends, alike in all else, is one text: marks of the structure cut it, nobody sees that. */
function add(texts: ReadText[], next: ReadText): void {
  const last = texts.at(-1);
  if (last?.font === next.font && last.size === next.size && touches(last, next)) texts[texts.length - 1] = { ...last, text: last.text + next.text, width: next.x + next.width - last.x };
  else texts.push(next);
}

function touches(above: ReadText, next: ReadText): boolean {
  return Math.abs(above.baseline - next.baseline) < 0.01 && Math.abs(above.x + above.width - next.x) < 0.05;
}

function fontName(page: PdfjsPage, key: string): string {
  const font: unknown = page.commonObjs.get(key);
  return typeof font === 'object' && font !== null && 'name' in font ? String(font.name) : '';
}

/** Our pages turn y over once, at the top of their content, so path coordinates run down. */
function barOf(args: unknown): Bar {
  const box: unknown = Array.isArray(args) ? args[2] : undefined;
  const [left = NaN, top = NaN, right = NaN, bottom = NaN] = box instanceof Float32Array ? box : [];
  return { left, top, right, bottom };
}

/** pdf.js gives null where there is none, whatever its types say. */
async function headings(outline: PdfjsOutline | null, document: PdfjsDocument): Promise<readonly ReadHeading[]> {
  return Promise.all((outline ?? []).map(async ({ title, dest, items }) => ({ title, page: await pageOf(dest, document), children: await headings(items, document) })));
}

async function pageOf(target: PdfjsOutline[number]['dest'], document: PdfjsDocument): Promise<number> {
  const explicit = typeof target === 'string' ? await document.getDestination(target) : target;
  const reference: unknown = explicit?.[0];
  return isReference(reference) ? 1 + (await document.getPageIndex(reference)) : NaN;
}

function isReference(value: unknown): value is Parameters<PdfjsDocument['getPageIndex']>[0] {
  return typeof value === 'object' && value !== null && 'num' in value && 'gen' in value;
}
