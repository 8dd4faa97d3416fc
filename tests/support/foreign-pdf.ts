import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);
const fonts = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
} as const;

export type Pen = PDFKit.PDFDocument;
export type Style = keyof typeof fonts;

/** A4 in points. */
export const a4 = [595.28, 841.89] as const;

/** A PDF as other programs make them: what `draw` puts on its pages, at places of its own. */
export async function foreignPdf(draw: (pen: Pen) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const pen = new PDFDocument({ size: [...a4], margin: 0, autoFirstPage: true, ...options });
  const chunks: Buffer[] = [];
  pen.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => { pen.on('end', () => { resolve(); }); });
  for (const [name, file] of Object.entries(fonts)) pen.registerFont(name, require.resolve(`@expo-google-fonts/tinos/${file}`));
  draw(pen);
  pen.end();
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}

export interface Written {
  readonly style?: Style;
  readonly size?: number;
  readonly color?: string;
}

/** Text whose baseline begins at a place, in one piece. */
export function write(pen: Pen, text: string, x: number, baseline: number, { style = 'regular', size = 14, color = '#000000' }: Written = {}): void {
  pen.font(style).fontSize(size).fillColor(color).text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
}

export function widthOf(pen: Pen, text: string, { style = 'regular', size = 14 }: Written = {}): number {
  return pen.font(style).fontSize(size).widthOfString(text);
}

export function writeCentred(pen: Pen, text: string, middle: number, baseline: number, looks: Written = {}): void {
  write(pen, text, middle - widthOf(pen, text, looks) / 2, baseline, looks);
}

/** Letter by letter, without a space character: as Google Docs and many printers' drivers do. */
export function writeLetters(pen: Pen, text: string, x: number, baseline: number, looks: Written = {}): void {
  let at = x;
  for (const letter of text) {
    if (letter !== ' ') write(pen, letter, at, baseline, looks);
    at += widthOf(pen, letter, looks);
  }
}

/** A line whose words are spread from edge to edge, each in a piece of its own. */
export function writeSpread(pen: Pen, text: string, left: number, right: number, baseline: number, looks: Written = {}): void {
  const words = text.split(' ');
  const taken = words.reduce((sum, word) => sum + widthOf(pen, word, looks), 0);
  const gap = (right - left - taken) / (words.length - 1);
  let at = left;
  for (const word of words) {
    write(pen, word, at, baseline, looks);
    at += widthOf(pen, word, looks) + gap;
  }
}

export interface Setting extends Written {
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly pitch: number;
  readonly indent?: number;
  readonly ragged?: boolean;
}

/** A paragraph set between two edges, justified unless ragged; gives the baseline of its last line. */
export function writeParagraph(pen: Pen, text: string, setting: Setting): number {
  const lines = wrap(pen, text, setting);
  for (const [i, line] of lines.entries()) writeLine(pen, line, i, i < lines.length - 1, setting);
  return setting.baseline + (lines.length - 1) * setting.pitch;
}

/** The n-th line of a paragraph, spread to the edge where it is not the last. */
export function writeLine(pen: Pen, line: string, index: number, spread: boolean, { left, right, baseline, pitch, indent = 0, ragged = false, ...looks }: Setting): void {
  const from = index === 0 ? left + indent : left;
  if (spread && !ragged) writeSpread(pen, line, from, right, baseline + index * pitch, looks);
  else write(pen, line, from, baseline + index * pitch, looks);
}

export function wrap(pen: Pen, text: string, { left, right, indent = 0, ...looks }: Pick<Setting, 'left' | 'right' | 'indent' | keyof Written>): readonly string[] {
  const lines: string[][] = [[]];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? [];
    const room = right - left - (lines.length === 1 ? indent : 0);
    if (line.length > 0 && widthOf(pen, [...line, word].join(' '), looks) > room) lines.push([word]);
    else line.push(word);
  }
  return lines.map((line) => line.join(' '));
}
