import { contentKey } from '../page.js';
import type { PackedReference, PdfFile, Reference, WrittenPage, WrittenWidget } from '../pdf-file.js';
import { listOf, textString, type Syntax } from '../syntax.js';
import type { ContentOf, MarkedContent, MarkedPart, StructureElement } from './element.js';

/** A page as the structure sees it. */
export interface StructuredPage extends WrittenPage {
  /** By MCID. */
  readonly contents: readonly MarkedContent[];
}

/** What names an element in the file. */
interface ElementId {
  readonly id: number;
}

interface Chunk {
  readonly page: number;
  readonly mcid: number;
  readonly part: MarkedPart;
}

/** Elements that stand where nothing of them is shown: cells keep a table regular. */
const evenEmpty: ReadonlySet<string> = new Set(['Document', 'TD', 'TH']);

/** How words are marked that are not as the text around them. */
const decorations = { underline: 'Underline', strike: 'LineThrough' } as const;

/**
 * Writes the structure tree and the tree that leads back from the pages to it (ISO 32000-1, 14.7). An element of which no
 * page shows anything is left out, but for the cells of a table.
 */
export function writeStructure(file: PdfFile, root: StructureElement, pages: readonly StructuredPage[]): void {
  new TreeWriter(file, pages).write(root);
}

class TreeWriter {
  readonly #chunks = new Map<string, Chunk[]>();
  readonly #widgets: ReadonlyMap<string, WrittenWidget & { readonly page: Reference }>;
  /** For each page, the element of each MCID. */
  readonly #parents: ElementId[][];
  readonly #widgetParents: (readonly [number: number, element: Syntax])[] = [];

  constructor(
    readonly file: PdfFile,
    readonly pages: readonly StructuredPage[],
  ) {
    this.#parents = pages.map(() => []);
    this.#widgets = new Map(pages.flatMap(({ widgets, reference: page }) => widgets.map((widget) => [contentKey(widget.field.source), { ...widget, page }])));
    for (const [page, { contents }] of pages.entries()) {
      for (const [mcid, { key, part }] of contents.entries()) {
        const known = this.#chunks.get(key);
        if (known === undefined) this.#chunks.set(key, [{ page, mcid, part }]);
        else known.push({ page, mcid, part });
      }
    }
  }

  write(root: StructureElement): void {
    const { file } = this;
    const tree = file.ref({ Type: 'StructTreeRoot' });
    const document = this.#element(root, tree);
    const unclaimed = this.pages.reduce((sum, { contents }, page) => sum + contents.filter((_, mcid) => this.#parents[page]?.[mcid] === undefined).length, 0);
    if (unclaimed > 0) throw new Error(`${unclaimed} marked contents belong to no element`);
    const numbers = [...this.pages.map(({ structParent }, page) => [structParent, listOf((this.#parents[page] ?? []).map(({ id }) => `${id} 0 R`))] as const), ...this.#widgetParents].sort(([a], [b]) => a - b);
    const parents = file.reserve();
    file.pack(parents, `<</Nums ${listOf(numbers.map(([key, value]) => `${key} ${value}`))}>>`);
    Object.assign(tree.data, { K: document === undefined ? [] : [document], ParentTree: parents, ParentTreeNextKey: numbers.length });
    tree.end(undefined);
    file.setCatalog('StructTreeRoot', tree);
    file.setCatalog('MarkInfo', { Marked: true });
  }

  #chunksOf({ key, part }: ContentOf): readonly Chunk[] {
    return (this.#chunks.get(key) ?? []).filter((chunk) => part === 'whole' || (chunk.part === 'label') === (part === 'label'));
  }

  /** Undefined where nothing of it is shown. */
  #element({ type, children, content, attributes }: StructureElement, parent: ElementId): PackedReference | undefined {
    const own = this.file.reserve();
    const { kids, entries } = content === undefined ? { kids: [], entries: '' } : this.#content(content, own);
    for (const child of children) {
      const written = this.#element(child, own);
      if (written !== undefined) kids.push(`${written.id} 0 R`);
    }
    if (kids.length === 0 && !evenEmpty.has(type)) return undefined;
    this.#pack(own, type, parent, `${attributes === undefined ? '' : attributesOf(attributes)}${entries}`, kids);
    return own;
  }

  #pack(own: PackedReference, type: string, parent: ElementId, entries: Syntax, kids: readonly Syntax[]): void {
    this.file.pack(own, `<</S/${type}/P ${parent.id} 0 R${entries}${kids.length === 0 ? '' : `/K ${kids.length === 1 ? (kids[0] ?? '') : listOf(kids)}`}>>`);
  }

  /** What an element bears itself: its kids, and the other entries that go with them. */
  #content(content: ContentOf, element: ElementId): { readonly kids: Syntax[]; readonly entries: Syntax } {
    const widget = this.#widgets.get(content.key);
    if (widget !== undefined) {
      this.#widgetParents.push([widget.structParent, `${element.id} 0 R`]);
      const page = `/Pg ${widget.page.id} 0 R`;
      return { kids: [`<</Type/OBJR/Obj ${widget.reference.id} 0 R${page}>>`], entries: `${page}/Alt ${textString(widget.field.label)}` };
    }
    const chunks = this.#chunksOf(content);
    const [first] = chunks;
    const kids: Syntax[] = [];
    if (first === undefined) return { kids, entries: '' };
    let from = 0;
    while (from < chunks.length) {
      const kind = chunks[from]?.part ?? 'text';
      let to = from + 1;
      while (kind !== 'note' && chunks[to]?.part === kind) to += 1;
      const run = chunks.slice(from, to);
      if (kind === 'text' || kind === 'label') kids.push(...this.#marked(run, first.page, element));
      else kids.push(this.#inline(kind, run, element));
      from = to;
    }
    return { kids, entries: this.#page(first.page) };
  }

  /** The entry that names a page. */
  #page(index: number): Syntax {
    const page = this.pages[index];
    if (page === undefined) throw new Error(`no page ${index}`);
    return `/Pg ${page.reference.id} 0 R`;
  }

  /** Struck or underlined words, or the number of a note, within a paragraph. */
  #inline(kind: 'underline' | 'strike' | 'note', run: readonly Chunk[], parent: ElementId): Syntax {
    const own = this.file.reserve();
    const page = run[0]?.page ?? 0;
    const looks = kind === 'note' ? '' : attributesOf({ O: 'Layout', TextDecorationType: decorations[kind] });
    this.#pack(own, kind === 'note' ? 'Reference' : 'Span', parent, `${looks}${this.#page(page)}`, this.#marked(run, page, own));
    return `${own.id} 0 R`;
  }

  /** Marked contents of an element that names one page as its own. */
  #marked(run: readonly Chunk[], ownPage: number, element: ElementId): readonly Syntax[] {
    return run.map(({ page, mcid }) => {
      const parents = this.#parents[page];
      if (parents !== undefined) parents[mcid] = element;
      return page === ownPage ? String(mcid) : `<</Type/MCR${this.#page(page)}/MCID ${mcid}>>`;
    });
  }
}

/** The entry of an element's attributes: numbers, and names. */
function attributesOf(attributes: NonNullable<StructureElement['attributes']>): Syntax {
  return `/A<<${Object.entries(attributes).map(([key, value]) => `/${key}${typeof value === 'number' ? ' ' : '/'}${value}`).join('')}>>`;
}
