import { diagnose, type DocxRefusal } from '../../diagnostics/catalogue.js';
import { openArchive, startsWith, type ArchiveRefusal } from '../../source/archive.js';
import type { Read } from '../../source/json.js';
import { decodeXml } from './xml/decode.js';
import { parseXml, valueOf, type XmlNode, type XmlPart } from './xml/tree.js';

/** A decision of thousands of pages has some ten megabytes of text; the rest is room for its pictures. */
const limits = { parts: 5000, packed: 100 * 1024 * 1024, unpacked: 400 * 1024 * 1024, ratio: 300 } as const;

/** One XML part; larger ones are no document of a person. */
const largestXml = 128 * 1024 * 1024;

/** An opened DOCX: its parts, and those that the reader needs parsed. */
export interface DocxPackage {
  readonly file: string;
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Name of the part that holds the body. */
  readonly mainName: string;
  readonly main: XmlPart;
  readonly relationships: readonly Relationship[];
}

export interface Relationship {
  readonly id: string;
  /** The last step of its type: "styles". */
  readonly type: string;
  /** Name of the part it leads to; absent where it leads out of the file. */
  readonly target?: string;
}

/** Opens a DOCX, DOTX or DOCM from outside in bounded time and memory, or says in Vietnamese why it is none. */
export async function openDocx(bytes: Uint8Array, file: string): Promise<Read<DocxPackage>> {
  const opened = await openArchive(bytes, limits);
  if (!opened.ok) return refused(file, opened.refusal === 'not-zip' || opened.refusal === 'legacy' ? whatElse(bytes) : refusalOf[opened.refusal]);
  const { parts } = opened;
  const root = relationshipsOf(parts, '', file);
  if (!root.ok) return root;
  const mainName = root.value.find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
  if (!parts.has(mainName) || !isWord(mainName, parts)) return refused(file, whichZip(parts));
  const main = parsePart(parts, mainName, file);
  if (!main.ok) return main;
  if (main.value.root.name !== 'w:document') return refused(file, 'no-body', mainName);
  const relationships = relationshipsOf(parts, mainName, file);
  return relationships.ok ? { ok: true, value: { file, parts, mainName, main: main.value, relationships: relationships.value } } : relationships;
}

/** A part that the body refers to by type, parsed; undefined where there is none. */
export function partOfType(docx: DocxPackage, type: string): Read<XmlNode | undefined> {
  const target = docx.relationships.find((relationship) => relationship.type === type)?.target;
  return partNamed(docx, target);
}

/** A part by its name, parsed; undefined where the file has none of this name. */
export function partNamed(docx: DocxPackage, name: string | undefined): Read<XmlNode | undefined> {
  if (name === undefined || !docx.parts.has(name)) return { ok: true, value: undefined };
  const parsed = parsePart(docx.parts, name, docx.file);
  return parsed.ok ? { ok: true, value: parsed.value.root } : parsed;
}

/** The name of the part with the relationships of another; of the package itself for "". */
export function relationshipsName(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

export function refused(file: string, kind: DocxRefusal, part?: string): { readonly ok: false; readonly diagnostics: readonly ReturnType<typeof diagnose>[] } {
  return { ok: false, diagnostics: [diagnose('inspect-docx-refused', { file, line: 1, column: 1 }, part === undefined ? { kind } : { kind, part })] };
}

/** A part as text and tree. */
export function parsePart(parts: ReadonlyMap<string, Uint8Array>, name: string, file: string): Read<XmlPart> {
  const bytes = parts.get(name);
  if (bytes === undefined) return refused(file, 'no-body', name);
  if (bytes.length > largestXml) return refused(file, 'too-large', name);
  const decoded = decodeXml(bytes);
  if (decoded === undefined) return refused(file, 'encoding', name);
  const parsed = parseXml(decoded.text);
  return parsed.ok ? { ok: true, value: parsed.part } : refused(file, parsed.fault, name);
}

function relationshipsOf(parts: ReadonlyMap<string, Uint8Array>, part: string, file: string): Read<readonly Relationship[]> {
  const name = relationshipsName(part);
  if (!parts.has(name)) return { ok: true, value: [] };
  const parsed = parsePart(parts, name, file);
  if (!parsed.ok) return parsed;
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const found = parsed.value.root.children.map((node): Relationship => {
    const target = valueOf(node, 'Target');
    const inside = valueOf(node, 'TargetMode') !== 'External' && target !== undefined;
    return { id: valueOf(node, 'Id') ?? '', type: valueOf(node, 'Type')?.split('/').at(-1) ?? '', ...(inside ? { target: resolve(folder, target) } : {}) };
  });
  return { ok: true, value: found };
}

function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

const refusalOf: Readonly<Record<Exclude<ArchiveRefusal, 'legacy' | 'not-zip'>, DocxRefusal>> = {
  empty: 'empty',
  'too-large': 'too-large',
  'too-many': 'too-many',
  bomb: 'bomb',
  broken: 'broken-zip',
};

/** Is the part that the package names its document one of Word's? */
function isWord(name: string, parts: ReadonlyMap<string, Uint8Array>): boolean {
  return !/^(?:xl|ppt|visio)\//iu.test(name) && !parts.has('mimetype');
}

function whichZip(parts: ReadonlyMap<string, Uint8Array>): DocxRefusal {
  const names = [...parts.keys()];
  if (names.some((name) => name.startsWith('xl/'))) return 'xlsx';
  if (names.some((name) => name.startsWith('ppt/'))) return 'pptx';
  if (parts.has('mimetype') || (parts.has('content.xml') && parts.has('META-INF/manifest.xml'))) return 'odf';
  return parts.has('[Content_Types].xml') ? 'no-body' : 'zip';
}

/** What a file is that is no zip. */
function whatElse(bytes: Uint8Array): DocxRefusal {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'encrypted';
    return view.includes(Buffer.from('WordDocument', 'utf16le')) ? 'legacy-doc' : 'ole';
  }
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096)).replace(/^(?:\u00ef\u00bb\u00bf)?\s*/u, '').toLowerCase();
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (start.includes('%pdf-')) return 'pdf';
  if (start.startsWith('mime-version:') || /^(?:<!--.*?-->\s*)*(?:<!doctype html|<html)/su.test(start) || (start.startsWith('<') && start.includes('<html'))) return 'html';
  return start.startsWith('<?xml') ? 'flat-xml' : 'not-docx';
}
