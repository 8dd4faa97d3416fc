import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFString, PDFHexString } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { contentOf, readContent } from './content.js';
import { nameOf, readParents, readTree, structRoot, type TreeElement } from './tree.js';

/** What is wrong with the structure of a PDF (ISO 14289-1, ISO 19005-2 level A), and where. */
export interface StructureFault {
  readonly code: string;
  readonly where: string;
}

const name = (key: string): PDFName => PDFName.of(key);

/** Which elements may stand in which; an element that is not here holds no element. */
const within: Readonly<Record<string, readonly string[]>> = {
  Document: ['Part'],
  Part: ['Div', 'P', 'L', 'Table', 'Form', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6'],
  Div: ['P', 'L', 'Form', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6'],
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  LBody: ['P', 'L', 'Span', 'Reference'],
  Table: ['THead', 'TBody'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
  TH: ['P', 'L', 'Span', 'Reference'],
  TD: ['P', 'L', 'Span', 'Reference'],
  P: ['Span', 'Reference'],
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`H${n}`, ['Span', 'Reference']])),
  Lbl: [],
  Span: [],
  Reference: [],
  Form: [],
};

/**
 * Checks the structure of a PDF from its bytes alone, by other programs than wrote it (pdf-lib for objects, pdf.js for
 * text).
 * @param wanted the words that the tree must give in its order, whatever their spaces; absent: not checked
 */
export async function checkTagged(bytes: Uint8Array, wanted?: string): Promise<readonly StructureFault[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const faults: StructureFault[] = [];
  const fault = (code: string, where = ''): void => { faults.push({ code, where }); };
  checkFile(document, fault);
  const pages = document.getPages().map((page) => ({ ref: page.ref.toString(), page, ...readContent(contentOf(document, page)) }));
  const parents = readParents(document);
  const tree = readTree(document);
  const claims = claimsOf(tree);

  for (const [index, { ref, page, marked, balanced }] of pages.entries()) {
    const where = `page ${index + 1}`;
    if (!balanced) fault('marks-unbalanced', where);
    if (marked.some((m) => m.tag === undefined)) fault('drawn-outside-marks', where);
    if (marked.some((m) => m.nested)) fault('marks-nested', where);
    if (marked.some((m) => m.tag !== undefined && m.tag !== 'Artifact' && m.mcid === undefined)) fault('mark-without-mcid', where);
    if (marked.some((m) => m.tag === 'Artifact' && m.mcid !== undefined)) fault('artifact-with-mcid', where);
    const ids = marked.flatMap((m) => m.mcid ?? []);
    if (new Set(ids).size < ids.length) fault('mcid-repeated', where);
    const key = page.node.lookupMaybe(name('StructParents'), PDFNumber)?.asNumber();
    if (key === undefined) fault('page-without-struct-parents', where);
    const back = key === undefined ? [] : (parents.get(key) ?? []);
    for (const id of new Set(ids)) {
      const claimed = claims.contents.get(`${ref} ${id}`) ?? [];
      if (claimed.length === 0) fault('mcid-unclaimed', `${where}, ${id}`);
      if (claimed.length > 1) fault('mcid-claimed-twice', `${where}, ${id}`);
      if (claimed.length === 1 && back[id] !== claimed[0]) fault('parent-tree-disagrees', `${where}, ${id}`);
    }
    if (back.length > Math.max(0, ...ids.map((id) => id + 1))) fault('parent-tree-too-long', where);
    const annotations = page.node.lookupMaybe(name('Annots'), PDFArray);
    if (annotations !== undefined && page.node.lookupMaybe(name('Tabs'), PDFName)?.decodeText() !== 'S') fault('tab-order', where);
    for (const annotation of annotations?.asArray() ?? []) {
      const dict = document.context.lookup(annotation);
      if (!(dict instanceof PDFDict)) continue;
      const holder = claims.objects.get(nameOf(annotation) ?? '') ?? [];
      if (holder.length !== 1) fault('widget-unclaimed', where);
      const own = dict.lookupMaybe(name('StructParent'), PDFNumber)?.asNumber();
      if (own === undefined || parents.get(own)?.[0] !== holder[0]) fault('widget-parent-disagrees', where);
      if (!dict.has(name('TU'))) fault('widget-without-name', where);
    }
  }
  const known = new Set(pages.flatMap(({ ref, marked }) => marked.flatMap((m) => (m.mcid === undefined ? [] : [`${ref} ${m.mcid}`]))));
  for (const claim of claims.contents.keys()) if (!known.has(claim)) fault('mcid-not-there', claim);

  const root = document.catalog.get(name('StructTreeRoot'));
  if (tree.length !== 1 || tree[0]?.type !== 'Document') fault('no-document-element');
  for (const element of tree) checkElement(element, nameOf(root), fault);
  checkHeadings(tree, fault);
  if (wanted !== undefined && structRoot(document) !== undefined) {
    const texts = await textsOf(bytes, pages.map(({ ref }) => ref));
    const [found, expected] = [tree.map((element) => wordsIn(element, texts)).join(''), wanted].map((text) => text.replaceAll(/\s+/gu, ''));
    if (found !== expected) fault('words-differ', firstDifference(found ?? '', expected ?? ''));
  }
  return faults;
}

function checkFile(document: PDFDocument, fault: (code: string) => void): void {
  const { catalog } = document;
  if (catalog.lookupMaybe(name('MarkInfo'), PDFDict)?.lookupMaybe(name('Marked'), PDFBool)?.asBoolean() !== true) fault('not-marked');
  if (catalog.lookupMaybe(name('Lang'), PDFString, PDFHexString) === undefined) fault('no-language');
  if (catalog.lookupMaybe(name('ViewerPreferences'), PDFDict)?.lookupMaybe(name('DisplayDocTitle'), PDFBool)?.asBoolean() !== true) fault('title-not-shown');
  if ((document.getTitle() ?? '') === '') fault('no-title');
  if (catalog.lookupMaybe(name('OutputIntents'), PDFArray) === undefined) fault('no-output-intent');
  const metadata = catalog.lookup(name('Metadata'));
  const xmp = metadata instanceof PDFRawStream ? Buffer.from(metadata.getContents()).toString('utf8') : '';
  if (!/<pdfaid:part>2<.*<pdfaid:conformance>A</su.test(xmp)) fault('not-pdfa');
  if (!xmp.includes('<pdfuaid:part>1<')) fault('not-pdfua');
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.lookupMaybe(name('Type'), PDFName)?.decodeText() !== 'Font') continue;
    const subtype = object.lookupMaybe(name('Subtype'), PDFName)?.decodeText();
    if (subtype === 'Type0' && !object.has(name('ToUnicode'))) fault('font-without-unicode');
    if (subtype === 'CIDFontType2' && object.lookupMaybe(name('FontDescriptor'), PDFDict)?.has(name('FontFile2')) !== true) fault('font-not-embedded');
  }
}

interface Claims {
  /** Elements by "page mcid". */
  readonly contents: ReadonlyMap<string, readonly string[]>;
  /** Form elements by annotation. */
  readonly objects: ReadonlyMap<string, readonly string[]>;
}

function claimsOf(tree: readonly TreeElement[]): Claims {
  const contents = new Map<string, string[]>();
  const objects = new Map<string, string[]>();
  const claim = (map: Map<string, string[]>, key: string, ref: string): void => { map.set(key, [...(map.get(key) ?? []), ref]); };
  const walk = (element: TreeElement): void => {
    for (const kid of element.kids) {
      if (kid.kind === 'element') walk(kid.element);
      if (kid.kind === 'content') claim(contents, `${kid.page ?? ''} ${kid.mcid}`, element.ref);
      if (kid.kind === 'object' && element.type === 'Form') claim(objects, kid.ref, element.ref);
    }
  };
  tree.forEach(walk);
  return { contents, objects };
}

function childrenOf({ kids }: TreeElement): readonly TreeElement[] {
  return kids.flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []));
}

function checkElement(element: TreeElement, parent: string | undefined, fault: (code: string, where: string) => void): void {
  const { type, ref, kids, attributes } = element;
  const where = `${type} ${ref}`;
  const allowed = within[type];
  if (allowed === undefined) fault('type-unknown', where);
  if (element.parent === undefined || element.parent !== parent) fault('parent-wrong', where);
  if (kids.some(({ kind }) => kind === 'broken')) fault('kid-broken', where);
  if (kids.length === 0 && !['Document', 'TD', 'TH'].includes(type)) fault('element-empty', where);
  const children = childrenOf(element);
  if (children.some((child) => allowed?.includes(child.type) === false)) fault('element-misplaced', where);
  if (type === 'TH' && attributes['Scope'] === undefined) fault('header-without-scope', where);
  if (type === 'L' && attributes['ListNumbering'] === undefined) fault('list-without-numbering', where);
  if (type === 'LI' && !children.some((child) => child.type === 'LBody')) fault('item-without-body', where);
  if (type === 'Form' && !element.alternative) fault('form-without-alternative', where);
  if (type === 'Table') checkTable(element, where, fault);
  for (const child of children) checkElement(child, ref, fault);
}

function checkTable(table: TreeElement, where: string, fault: (code: string, where: string) => void): void {
  const rows = childrenOf(table).flatMap(childrenOf);
  const widths = new Set(rows.map((row) => childrenOf(row).reduce((sum, { attributes }) => sum + Number(attributes['ColSpan'] ?? 1), 0)));
  if (widths.size > 1) fault('table-irregular', where);
  if (!rows.some((row) => childrenOf(row).some(({ type }) => type === 'TH'))) fault('table-without-header', where);
}

function checkHeadings(tree: readonly TreeElement[], fault: (code: string, where: string) => void): void {
  let before = 0;
  const walk = (element: TreeElement): void => {
    const level = Number(/^H(\d)$/u.exec(element.type)?.[1] ?? 0);
    if (level > before + 1) fault('heading-skips', `H${level} ${element.ref}`);
    if (level > 0) before = level;
    childrenOf(element).forEach(walk);
  };
  tree.forEach(walk);
}

/** The words of each marked content as pdf.js reads them, by "page mcid". */
async function textsOf(bytes: Uint8Array, refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await loading.promise;
  const texts = new Map<string, string>();
  for (const [index, ref] of refs.entries()) {
    const page = await document.getPage(index + 1);
    const { items } = await page.getTextContent({ disableNormalization: true, includeMarkedContent: true });
    let key: string | undefined;
    for (const item of items) {
      if ('str' in item) {
        if (key !== undefined) texts.set(key, (texts.get(key) ?? '') + item.str);
      } else {
        const mcid = /_mc(\d+)$/u.exec('id' in item ? item.id : '')?.[1];
        key = mcid === undefined ? undefined : `${ref} ${mcid}`;
      }
    }
  }
  await loading.destroy();
  return texts;
}

/** Numbers of notes are told with the text and are no words of the document. */
function wordsIn({ type, kids }: TreeElement, texts: ReadonlyMap<string, string>): string {
  if (type === 'Reference') return '';
  return kids.map((kid) => (kid.kind === 'element' ? wordsIn(kid.element, texts) : kid.kind === 'content' ? (texts.get(`${kid.page ?? ''} ${kid.mcid}`) ?? '') : '')).join('');
}

function firstDifference(found: string, expected: string): string {
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at += 1;
  return `…${found.slice(at, at + 40)}… for …${expected.slice(at, at + 40)}…`;
}
