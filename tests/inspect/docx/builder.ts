import { strToU8, unzipSync, zipSync } from 'fflate';
import { readDocx } from '../../../src/inspect/docx/read.js';
import { wordsOf, type Observed, type ObservedBlock, type ObservedColumns, type ObservedLine, type ObservedParagraph, type ObservedRule, type ObservedTable } from '../../../src/inspect/observed.js';

export const wordSpace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const strictSpace = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const spaces = `xmlns:w="${wordSpace}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`;
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The inside of the parts of a DOCX; what is absent the file lacks. */
export interface Parts {
  readonly body?: string;
  /** All of `word/document.xml`, in place of a body. */
  readonly document?: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly theme?: string;
  readonly settings?: string;
  readonly comments?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly first?: string;
  /** Parts as they stand. */
  readonly others?: Readonly<Record<string, string | Uint8Array>>;
}

/** A4 with the margins of R03. */
export const a4 = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
export const textWidth = (11906 - 1134 - 1701) / 20;

/** A DOCX as its parts say; parts beside the body are wrapped in their root. */
export function docx({ body = '', document, styles, numbering, theme, settings, comments, header, footer, first, others = {} }: Parts): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const put = (name: string, text: string): void => {
    files[name] = strToU8(text);
  };
  const roots: Readonly<Record<string, [string | undefined, string]>> = {
    styles: [styles, 'w:styles'],
    numbering: [numbering, 'w:numbering'],
    settings: [settings, 'w:settings'],
    comments: [comments, 'w:comments'],
    header: [header, 'w:hdr'],
    footer: [footer, 'w:ftr'],
    first: [first, 'w:hdr'],
  };
  const parts = Object.entries(roots).flatMap(([name, [inner, root]]) => (inner === undefined ? [] : [{ name, inner, root, type: name === 'first' ? 'header' : name }]));
  const override = (name: string, type: string): string => `<Override PartName="/word/${name}.xml" ContentType="${wordType}.${type}+xml"/>`;
  put('[Content_Types].xml', `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('document', 'document.main')}${parts.map(({ name, type }) => override(name, type)).join('')}${theme === undefined ? '' : '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'}</Types>`);
  const rels = (entries: string): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`;
  put('_rels/.rels', rels(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>`));
  put('word/document.xml', document ?? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${spaces} mc:Ignorable="w14"><w:body>${body}${body.endsWith('</w:sectPr>') ? '' : a4}</w:body></w:document>`);
  put('word/_rels/document.xml.rels', rels(`${parts.map(({ name, type }) => `<Relationship Id="r-${name}" Type="${office}/${type}" Target="${name}.xml"/>`).join('')}${theme === undefined ? '' : `<Relationship Id="r-theme" Type="${office}/theme" Target="theme/theme1.xml"/>`}`));
  for (const { name, inner, root } of parts) put(`word/${name}.xml`, `<${root} ${spaces}>${inner}</${root}>`);
  if (theme !== undefined) put('word/theme/theme1.xml', theme);
  for (const [name, content] of Object.entries(others)) files[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(files, { level: 1 });
}

/** Reads a DOCX that must be readable. */
export async function seen(parts: Parts): Promise<Observed> {
  return await seenIn(docx(parts));
}

export async function seenIn(bytes: Uint8Array): Promise<Observed> {
  const read = await readDocx(bytes, 'van-ban.docx');
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  return read.value;
}

export function block(observed: Observed, at = 0): ObservedBlock {
  const found = observed.blocks[at];
  if (found === undefined) throw new Error(`no block ${at}`);
  return found;
}

export function paragraph(observed: Observed, at = 0): ObservedParagraph {
  return asParagraph(block(observed, at));
}

export function asParagraph(line: ObservedBlock | undefined): ObservedParagraph {
  if (line?.kind !== 'paragraph') throw new Error(`no paragraph but ${line?.kind ?? 'nothing'}`);
  return line;
}

export function asRule(line: ObservedBlock | undefined): ObservedRule {
  if (line?.kind !== 'rule') throw new Error(`no rule but ${line?.kind ?? 'nothing'}`);
  return line;
}

export function asColumns(found: ObservedBlock): ObservedColumns {
  if (found.kind !== 'columns') throw new Error(`no columns but ${found.kind}`);
  return found;
}

export function asTable(found: ObservedBlock): ObservedTable {
  if (found.kind !== 'table') throw new Error(`no table but ${found.kind}`);
  return found;
}

/** Words of lines, a rule as "---". */
export function linesOf(lines: readonly ObservedLine[] | undefined): string[] {
  return (lines ?? []).map((line) => (line.kind === 'rule' ? '---' : wordsOf(line)));
}

/** Words of all blocks in order: columns and tables by their cells. */
export function allWords({ blocks }: Observed): string[] {
  return blocks.flatMap((one) => {
    if (one.kind === 'columns') return one.rows.flatMap((row) => row.flatMap(linesOf));
    if (one.kind === 'table') return one.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => linesOf(lines)));
    return linesOf([one]);
  });
}

/** A paragraph of one run. */
export function p(text: string, properties = '', looks = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${r(text, looks)}</w:p>`;
}

export function r(text: string, looks = ''): string {
  return `<w:r>${looks === '' ? '' : `<w:rPr>${looks}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function partOf(bytes: Uint8Array, name: string): string {
  const found = unzipSync(bytes)[name];
  if (found === undefined) throw new Error(`no part ${name}`);
  return new TextDecoder().decode(found);
}
