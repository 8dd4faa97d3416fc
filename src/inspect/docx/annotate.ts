import { zipSync, type Zippable } from 'fflate';
import type { Read } from '../../source/json.js';
import { commentParts } from './comment-parts.js';
import { InlineReader, type Piece } from './inlines.js';
import { openDocx, type DocxPackage } from './package.js';
import type { Reading } from './paragraph.js';
import { readingOf } from './read.js';
import { Findings } from './story.js';
import { applyEdits, Markers, type Spot } from './xml/markers.js';
import { childOf, type XmlNode } from './xml/tree.js';
import { decodeXml, encodeXml } from './xml/decode.js';

/** A note on a paragraph (as `ObservedPlace` counts them), or on the words of it. */
export interface DocxComment {
  readonly paragraph: number;
  /** As shown; where they do not stand in the paragraph, the note is on all of it. */
  readonly words?: string;
  readonly lines: readonly string[];
}

/**
 * The same document with a Word comment at each note and nothing else changed: the parts are the same byte for byte but
 * for the markers in the body, the comments, and the entries that name them. A note in a text box, where Word has no
 * comments, stands on the paragraph that the box hangs on.
 */
export async function annotateDocx(bytes: Uint8Array, comments: readonly DocxComment[], file = 'docx'): Promise<Read<Uint8Array>> {
  const opened = await openDocx(bytes, file);
  if (!opened.ok) return opened;
  const docx = opened.value;
  const decoded = decodeXml(docx.parts.get(docx.mainName) ?? new Uint8Array());
  const reading = readingOf(docx, new Findings());
  if (!reading.ok) return reading;
  const hosts = hostsOf(docx.main.root);
  if (comments.length === 0 || hosts.length === 0 || decoded === undefined) return { ok: true, value: bytes };
  const parts = commentParts(docx, comments.map(({ lines }) => lines));
  if (!parts.ok) return parts;
  const markers = new Markers(docx.main);
  for (const [index, comment] of comments.entries()) {
    const host = hosts[Math.min(Math.max(comment.paragraph, 1), hosts.length) - 1];
    if (host === undefined) continue;
    const [start, end] = range(host, comment.words, docx, reading.value);
    markers.add(parts.value.firstId + index, start, end);
  }
  const body = encodeXml({ encoding: decoded.encoding, text: applyEdits(docx.main.text, markers.edits()) });
  const changed = new Map([...docx.parts, ...parts.value.parts, [docx.mainName, body]]);
  return { ok: true, value: zip(changed) };
}

/** Fixed, so that the same document gives the same bytes; the date that zip counts from. */
const mtime = new Date(1980, 0, 1);

function zip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(parts) satisfies Zippable, { mtime });
}

interface Host {
  readonly node: XmlNode;
  /** The paragraph stands in a box on the host. */
  readonly boxed: boolean;
}

/** The paragraphs of the body in order, those of text boxes as the paragraph their box hangs on. */
function hostsOf(root: XmlNode): readonly Host[] {
  const hosts: Host[] = [];
  const visit = (node: XmlNode, outer: XmlNode | undefined): void => {
    const own = node.name === 'w:p';
    if (own) hosts.push({ node: outer ?? node, boxed: outer !== undefined });
    const inside = own && outer === undefined ? node : outer;
    for (const child of node.children) visit(child, inside);
  };
  visit(root, undefined);
  return hosts;
}

function range({ node, boxed }: Host, words: string | undefined, docx: DocxPackage, { formats }: Reading): readonly [Spot, Spot] {
  const whole: readonly [Spot, Spot] = [{ at: 'paragraph-start', paragraph: node }, { at: 'paragraph-end', paragraph: node }];
  if (words === undefined || boxed) return whole;
  const effective = formats.paragraph(node);
  const { pieces } = new InlineReader(formats, new Findings()).read(node, effective);
  const found = find(pieces.map(({ text }) => text).join(''), words);
  if (found === undefined) return whole;
  const start = spotOf(pieces, found.from, 'start', docx);
  const end = spotOf(pieces, found.to, 'end', docx);
  return start === undefined || end === undefined ? whole : [start, end];
}

/** Words as shown, then with other spaces or in other capitals, then without an automatic number before them. */
function find(text: string, words: string): { readonly from: number; readonly to: number } | undefined {
  const wanted = words.trim();
  if (wanted === '') return undefined;
  const pattern = (of: string): string => of.split(/\s+/u).map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')).join('\\s+');
  const numberless = /^\S+\s+(?<rest>.+)$/su.exec(wanted)?.groups?.['rest'];
  const exact = text.indexOf(wanted);
  if (exact !== -1) return { from: exact, to: exact + wanted.length };
  const loose = new RegExp(pattern(wanted), 'iu').exec(text) ?? (numberless === undefined ? null : new RegExp(`^\\s*${pattern(numberless)}`, 'iu').exec(text));
  return loose === null ? undefined : { from: loose.index, to: loose.index + loose[0].length };
}

/** The place in the file of a place in the shown text. */
function spotOf(pieces: readonly Piece[], offset: number, side: 'start' | 'end', docx: DocxPackage): Spot | undefined {
  let before = 0;
  for (const piece of pieces) {
    const inside = side === 'start' ? offset < before + piece.text.length : offset <= before + piece.text.length;
    if (!inside) {
      before += piece.text.length;
      continue;
    }
    const run = piece.path.at(-1);
    if (run === undefined) return undefined;
    const closed = piece.path.find(({ name }, at) => at < piece.path.length - 1 && !open.has(name));
    if (closed !== undefined || run.name !== 'w:r') return { at: side === 'start' ? 'before' : 'after', element: closed ?? piece.path[0] ?? run };
    const { source } = piece;
    const edge = side === 'start' ? offset === before : offset === before + piece.text.length;
    const around: Spot = { at: side === 'start' ? 'before' : 'after', element: run };
    if (source === undefined || !run.children.includes(source.node)) return around;
    const content = run.children.filter(({ name }) => name !== 'w:rPr');
    if (edge && source.node === content[side === 'start' ? 0 : content.length - 1]) return around;
    const splittable = canSplit(source.node, docx);
    if (!splittable && !edge) return around;
    return { at: edge ? (side === 'start' ? 'before-text' : 'after-text') : 'in-text', run, properties: childOf(run, 'w:rPr'), text: source.node, offset: offset - before + source.skipped };
  }
  return undefined;
}

/** Where the schema lets markers of comments stand. */
const open: ReadonlySet<string> = new Set(['w:hyperlink', 'w:smartTag', 'w:sdt', 'w:sdtContent', 'w:customXml', 'w:fldSimple', 'w:ins', 'w:moveTo']);

/** Text that can be cut in two without any space appearing or vanishing. */
function canSplit(text: XmlNode, { main }: DocxPackage): boolean {
  const raw = main.text.slice(main.tags.ends[text.tag] ?? 0, main.tags.closeStarts[text.tag] ?? 0);
  if (raw.includes('<')) return false;
  return text.attributes.get('xml:space') === 'preserve' || !/^[ \t\r\n]|[ \t\r\n]$/u.test(text.text);
}
