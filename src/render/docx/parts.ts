import type { DocumentMeta, Note } from '../../document/types.js';
import type { Context } from './context.js';
import { headerIds, type FirstHeader } from './body.js';
import { paragraph } from './paragraph.js';
import { declare, el, type Element } from './xml.js';

const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packageSpace = 'http://schemas.openxmlformats.org/package/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Parts of `word/` besides the document, by the ending of their relationship type. */
const wordParts = [
  { id: 'rIdStyles', type: 'styles', target: 'styles.xml', content: 'styles' },
  { id: 'rIdSettings', type: 'settings', target: 'settings.xml', content: 'settings' },
  { id: 'rIdFonts', type: 'fontTable', target: 'fontTable.xml', content: 'fontTable' },
  { id: headerIds.numbered, type: 'header', target: 'header1.xml', content: 'header' },
  { id: headerIds.blank, type: 'header', target: 'header2.xml', content: 'header' },
] as const;

/** Only in a document with notes. */
const comments = { id: 'rIdComments', type: 'comments', target: 'comments.xml', content: 'comments' } as const;

/** Parts that not every document has: comments where it has notes, and headers of its own. */
export interface OwnParts {
  readonly notes: boolean;
  readonly headers: readonly FirstHeader[];
}

function partsOf({ notes, headers }: OwnParts): readonly { readonly id: string; readonly type: string; readonly target: string; readonly content: string }[] {
  return [...wordParts, ...headers.map(({ id, target }) => ({ id, type: 'header', target, content: 'header' })), ...(notes ? [comments] : [])];
}

export function contentTypesPart(own: OwnParts): Element {
  const override = (part: string, type: string): Element => el('Override', { PartName: part, ContentType: type });
  return el(
    'Types',
    { xmlns: `${packageSpace}/content-types` },
    el('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    el('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    override('/word/document.xml', `${wordType}.document.main+xml`),
    partsOf(own).map((p) => override(`/word/${p.target}`, `${wordType}.${p.content}+xml`)),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    override('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'),
  );
}

function relationships(entries: readonly { readonly id: string; readonly type: string; readonly target: string }[]): Element {
  return el('Relationships', { xmlns: `${packageSpace}/relationships` }, entries.map((e) => el('Relationship', { Id: e.id, Type: e.type, Target: e.target })));
}

export function packageRelationships(): Element {
  return relationships([
    { id: 'rIdDocument', type: `${officeDocument}/relationships/officeDocument`, target: 'word/document.xml' },
    { id: 'rIdCore', type: `${packageSpace}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
    { id: 'rIdApp', type: `${officeDocument}/relationships/extended-properties`, target: 'docProps/app.xml' },
  ]);
}

export function documentRelationships(own: OwnParts): Element {
  return relationships(partsOf(own).map(({ id, type, target }) => ({ id, type: `${officeDocument}/relationships/${type}`, target })));
}

/** A header: the page number centred in its own style (R05), or nothing on a first page. */
export function headerPart({ format, styleIds }: Context, numbered: boolean): Element {
  const style = el('w:pPr', {}, el('w:pStyle', { 'w:val': styleIds.get(format.pageNumberRole) }));
  const field = (type: string): Element => el('w:r', {}, el('w:fldChar', { 'w:fldCharType': type }));
  const number = [field('begin'), el('w:r', {}, el('w:instrText', { 'xml:space': 'preserve' }, ' PAGE ')), field('separate'), el('w:r', {}, el('w:t', {}, '2')), field('end')];
  return el('w:hdr', declare('w'), el('w:p', {}, style, numbered && number));
}

/** The header of one section's first page. */
export function firstHeaderPart({ paragraphs }: FirstHeader, context: Context): Element {
  return el('w:hdr', declare('w'), paragraphs.map((block) => paragraph(block, context)));
}

const commentAuthor = 'Kế hoạch';

/** Notes as comments, dated by content and never by the clock. */
export function commentsPart(notes: readonly Note[], meta: DocumentMeta): Element {
  const line = (text: string): Element => el('w:p', {}, el('w:r', {}, el('w:t', { 'xml:space': 'preserve' }, text)));
  const comment = ({ lines }: Note, index: number): Element => el('w:comment', { 'w:id': index + 1, 'w:author': commentAuthor, 'w:initials': 'KH', 'w:date': `${meta.date}T00:00:00Z` }, lines.map(line));
  return el('w:comments', declare('w'), notes.map(comment));
}

export function settingsPart(language: string): Element {
  const compat = (name: string, value: number): Element => el('w:compatSetting', { 'w:name': name, 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': value });
  return el(
    'w:settings',
    declare('w'),
    el('w:defaultTabStop', { 'w:val': 720 }),
    el('w:autoHyphenation', { 'w:val': 0 }),
    el('w:characterSpacingControl', { 'w:val': 'doNotCompress' }),
    el('w:compat', {}, compat('compatibilityMode', 15), compat('overrideTableStyleFontSizeAndJustification', 1), compat('enableOpenTypeFeatures', 0), compat('doNotFlipMirrorIndents', 1), compat('differentiateMultirowTableHeaders', 1)),
    el('w:themeFontLang', { 'w:val': language }),
  );
}

export function fontTablePart({ format }: Context): Element {
  return el(
    'w:fonts',
    declare('w'),
    el('w:font', { 'w:name': format.font.family }, el('w:charset', { 'w:val': '00' }), el('w:family', { 'w:val': 'roman' }), el('w:pitch', { 'w:val': 'variable' })),
  );
}

export function corePart(meta: DocumentMeta): Element {
  const time = (name: string): Element => el(name, { 'xsi:type': 'dcterms:W3CDTF' }, `${meta.date}T00:00:00Z`);
  return el(
    'cp:coreProperties',
    declare('cp', 'dc', 'dcterms', 'xsi'),
    el('dc:title', {}, meta.title),
    el('dc:subject', {}, meta.subject),
    el('dc:creator', {}, meta.author),
    el('dc:language', {}, meta.language),
    el('cp:lastModifiedBy', {}, meta.author),
    time('dcterms:created'),
    time('dcterms:modified'),
  );
}

export function appPart(meta: DocumentMeta): Element {
  return el('Properties', { xmlns: `${officeDocument}/extended-properties` }, el('Application', {}, 'Kế hoạch'), el('Company', {}, meta.author));
}
