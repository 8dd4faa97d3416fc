import type { Read } from '../../source/json.js';
import { parsePart, relationshipsName, type DocxPackage } from './package.js';
import { decodeXml, encodeXml } from './xml/decode.js';
import { wordPrefix } from './xml/markers.js';
import { valueOf, allOf, type XmlPart } from './xml/tree.js';
import { whole } from './units.js';

/** The parts besides the body that comments need, as they are to be written, and the first free number of a comment. */
export interface CommentParts {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly firstId: number;
}

const author = 'Kế hoạch';
const initials = 'KH';
const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

/** Adds comments, each a list of lines, to those the document has. Nothing of the clock goes in. */
export function commentParts(docx: DocxPackage, comments: readonly (readonly string[])[]): Read<CommentParts> {
  const strict = wordPrefix(docx.main).namespace.includes('purl.oclc.org');
  const known = docx.relationships.find(({ type, target }) => type === 'comments' && target !== undefined && docx.parts.has(target))?.target;
  const existing = known === undefined ? undefined : parsePart(docx.parts, known, docx.file);
  if (existing?.ok === false) return existing;
  const old = existing?.value;
  const firstId = 1 + Math.max(-1, ...ids(old, 'w:comment'), ...['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference'].flatMap((name) => ids(docx.main, name)));
  const parts = new Map<string, Uint8Array>();
  const namespace = wordPrefix(docx.main).namespace;
  if (known !== undefined && old !== undefined) {
    const own = wordPrefix(old);
    parts.set(known, rewritten(docx, known, append(old, commentsXml(comments, firstId, own.prefix, own.namespace))));
    return { ok: true, value: { parts, firstId } };
  }
  const folder = docx.mainName.slice(0, docx.mainName.lastIndexOf('/') + 1);
  const name = free((at) => `${folder}comments${at === 0 ? '' : at}.xml`, (candidate) => docx.parts.has(candidate));
  parts.set(name, encode(`${declaration}<w:comments xmlns:w="${namespace}">${commentsXml(comments, firstId, 'w', namespace)}</w:comments>`));
  const types = parsePart(docx.parts, '[Content_Types].xml', docx.file);
  if (!types.ok) return types;
  const override = prefixed(types.value);
  parts.set('[Content_Types].xml', rewritten(docx, '[Content_Types].xml', append(types.value, `<${override}Override PartName="/${name}" ContentType="${contentType}"/>`)));
  const rels = relationshipsName(docx.mainName);
  const type = `${strict ? 'http://purl.oclc.org/ooxml/officeDocument' : 'http://schemas.openxmlformats.org/officeDocument/2006'}/relationships/comments`;
  const id = free((at) => `rIdKeHoach${at === 0 ? '' : at}`, (candidate) => docx.relationships.some((one) => one.id === candidate));
  const entry = (prefix: string): string => `<${prefix}Relationship Id="${id}" Type="${type}" Target="${name.slice(folder.length)}"/>`;
  if (!docx.parts.has(rels)) {
    parts.set(rels, encode(`${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entry('')}</Relationships>`));
    return { ok: true, value: { parts, firstId } };
  }
  const relations = parsePart(docx.parts, rels, docx.file);
  if (!relations.ok) return relations;
  parts.set(rels, rewritten(docx, rels, append(relations.value, entry(prefixed(relations.value)))));
  return { ok: true, value: { parts, firstId } };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function encode(text: string): Uint8Array {
  return encodeXml({ text, encoding: 'utf-8' });
}

/** In the encoding of the part as it was. */
function rewritten(docx: DocxPackage, name: string, text: string): Uint8Array {
  return encodeXml({ text, encoding: decodeXml(docx.parts.get(name) ?? new Uint8Array())?.encoding ?? 'utf-8' });
}

function ids(part: XmlPart | undefined, name: string): readonly number[] {
  return part === undefined ? [] : allOf(part.root, name).flatMap((node) => whole(valueOf(node, 'w:id')) ?? []);
}

function free(name: (at: number) => string, taken: (candidate: string) => boolean): string {
  let at = 0;
  while (taken(name(at))) at += 1;
  return name(at);
}

/** What the root of a part puts before the names of its elements. */
function prefixed({ text, tags }: XmlPart): string {
  return /^<([^\s/>:]+:)/u.exec(text.slice(tags.starts[0], tags.ends[0]))?.[1] ?? '';
}

/** XML put at the end of the root of a part. */
function append({ text, tags }: XmlPart, xml: string): string {
  const close = tags.closeStarts[0] ?? 0;
  if (tags.closeEnds[0] !== tags.ends[0]) return `${text.slice(0, close)}${xml}${text.slice(close)}`;
  const name = /^<([^\s/>]+)/u.exec(text.slice(tags.starts[0]))?.[1] ?? '';
  return `${text.slice(0, close - 2)}>${xml}</${name}>${text.slice(close)}`;
}

function commentsXml(comments: readonly (readonly string[])[], firstId: number, given: string | undefined, namespace: string): string {
  const w = given ?? 'kh';
  const declared = given === undefined ? ` xmlns:kh="${namespace}"` : '';
  const line = (text: string): string => `<${w}:p><${w}:r><${w}:t xml:space="preserve">${escaped(text)}</${w}:t></${w}:r></${w}:p>`;
  return comments.map((lines, index) => `<${w}:comment${declared} ${w}:id="${firstId + index}" ${w}:author="${author}" ${w}:initials="${initials}">${(lines.length === 0 ? [''] : lines).map(line).join('')}</${w}:comment>`).join('');
}

/** As XML can carry it: what it cannot is shown as U+FFFD. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
