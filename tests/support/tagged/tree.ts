import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFContext, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';

/** An element of the structure tree as the file has it. */
export interface TreeElement {
  readonly type: string;
  readonly ref: string;
  /** What its /P names. */
  readonly parent: string | undefined;
  readonly kids: readonly TreeKid[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly alternative: boolean;
}

export type TreeKid = { readonly kind: 'element'; readonly element: TreeElement } | { readonly kind: 'content'; readonly page: string | undefined; readonly mcid: number } | { readonly kind: 'object'; readonly ref: string } | { readonly kind: 'broken' };

/** The name of an object: "12 0 R". */
export function nameOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFRef ? object.toString() : undefined;
}

export function structRoot({ catalog }: PDFDocument): PDFDict | undefined {
  return catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
}

/** The elements under the root, read anew from the objects. */
export function readTree(document: PDFDocument): readonly TreeElement[] {
  const root = structRoot(document);
  return root === undefined ? [] : kidsOf(root, undefined, document.context, new Set()).flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []));
}

function kidsOf(dict: PDFDict, page: string | undefined, context: PDFContext, seen: ReadonlySet<string>): readonly TreeKid[] {
  const entry = dict.get(PDFName.of('K'));
  const value = context.lookup(entry);
  const list = value instanceof PDFArray ? value.asArray() : entry === undefined ? [] : [entry];
  return list.map((kid) => kidOf(kid, page, context, seen));
}

function kidOf(kid: PDFObject, page: string | undefined, context: PDFContext, seen: ReadonlySet<string>): TreeKid {
  const value = context.lookup(kid);
  if (value instanceof PDFNumber) return { kind: 'content', page, mcid: value.asNumber() };
  const ref = nameOf(kid) ?? '';
  if (!(value instanceof PDFDict) || (ref !== '' && seen.has(ref))) return { kind: 'broken' };
  const type = value.lookupMaybe(PDFName.of('Type'), PDFName)?.decodeText();
  if (type === 'MCR') return { kind: 'content', page: nameOf(value.get(PDFName.of('Pg'))) ?? page, mcid: value.lookupMaybe(PDFName.of('MCID'), PDFNumber)?.asNumber() ?? -1 };
  if (type === 'OBJR') return { kind: 'object', ref: nameOf(value.get(PDFName.of('Obj'))) ?? '' };
  const attributes = value.lookupMaybe(PDFName.of('A'), PDFDict);
  const own = nameOf(value.get(PDFName.of('Pg')));
  return {
    kind: 'element',
    element: {
      type: value.lookupMaybe(PDFName.of('S'), PDFName)?.decodeText() ?? '',
      ref,
      parent: nameOf(value.get(PDFName.of('P'))),
      kids: kidsOf(value, own, context, new Set([...seen, ref])),
      attributes: Object.fromEntries((attributes?.entries() ?? []).map(([key, entry]) => [key.decodeText(), entry.toString().replace(/^\//u, '')])),
      alternative: value.has(PDFName.of('Alt')),
    },
  };
}

/** The number tree that leads from pages and widgets back to elements: for a page, by MCID. */
export function readParents(document: PDFDocument): ReadonlyMap<number, readonly (string | undefined)[]> {
  const numbers = structRoot(document)?.lookupMaybe(PDFName.of('ParentTree'), PDFDict)?.lookupMaybe(PDFName.of('Nums'), PDFArray)?.asArray() ?? [];
  const parents = new Map<number, readonly (string | undefined)[]>();
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const key = numbers[i];
    const value = numbers[i + 1];
    if (!(key instanceof PDFNumber)) continue;
    parents.set(key.asNumber(), value instanceof PDFArray ? value.asArray().map(nameOf) : [nameOf(value)]);
  }
  return parents;
}
