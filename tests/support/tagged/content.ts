import { decodePDFRawStream, PDFArray, PDFRawStream, PDFStream, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';

/** A piece of a page between BDC and EMC, or a drawing operator outside of all. */
export interface Marked {
  /** The tag: "P", "Artifact", …; undefined: outside of all marks. */
  readonly tag: string | undefined;
  readonly mcid: number | undefined;
  /** Operators that draw: text shown, paths filled or stroked. */
  readonly draws: number;
  /** Stands within another. */
  readonly nested: boolean;
}

export interface ReadContent {
  readonly marked: readonly Marked[];
  /** Each BDC has its EMC. */
  readonly balanced: boolean;
}

const drawing = new Set(['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'Do', 'sh', 'BI']);
const token = /<<|>>|<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\)|\[|\]|\/[^\s/<>[\]()]*|[^\s/<>[\]()]+/gu;

/** The whole content of a page, unpacked. */
export function contentOf(document: PDFDocument, page: PDFPage): string {
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => document.context.lookup(ref)) : [contents];
  return streams.map((stream) => (stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : stream instanceof PDFStream ? stream.getContentsString() : '')).join('\n');
}

/** Marked content of a page in the order of its bytes; what draws outside of all marks is one with no tag. */
export function readContent(content: string): ReadContent {
  const marked: { tag: string | undefined; mcid: number | undefined; draws: number; nested: boolean }[] = [];
  const open: (typeof marked)[number][] = [];
  let operands: string[] = [];
  let balanced = true;
  for (const [word] of content.matchAll(token)) {
    if (/^[<([/\]>\d.+-]/u.test(word)) {
      operands.push(word);
      continue;
    }
    if (word === 'BDC' || word === 'BMC') {
      const at = operands.indexOf('/MCID');
      const one = { tag: operands[0]?.slice(1), mcid: at === -1 ? undefined : Number(operands[at + 1]), draws: 0, nested: open.length > 0 };
      marked.push(one);
      open.push(one);
    } else if (word === 'EMC') balanced = open.pop() !== undefined && balanced;
    else if (drawing.has(word)) {
      const inner = open.at(-1);
      if (inner === undefined) marked.push({ tag: undefined, mcid: undefined, draws: 1, nested: false });
      else inner.draws += 1;
    }
    operands = [];
  }
  return { marked, balanced: balanced && open.length === 0 };
}
