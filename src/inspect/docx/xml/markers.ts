import { wordNamespaces } from './names.js';
import type { XmlNode, XmlPart } from './tree.js';

/** Where one end of a comment's range stands. */
export type Spot =
  | { readonly at: 'paragraph-start' | 'paragraph-end'; readonly paragraph: XmlNode }
  | { readonly at: 'before' | 'after'; readonly element: XmlNode }
  | { readonly at: 'before-text' | 'after-text' | 'in-text'; readonly run: XmlNode; readonly properties: XmlNode | undefined; readonly text: XmlNode; readonly offset: number };

/** Text put in place of a stretch of another. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface Place {
  readonly offset: number;
  /** Written around the markers where a run is cut in two, or an element opened that was closed in itself. */
  readonly before: string;
  readonly after: string;
  /** How much of the text at the offset goes. */
  readonly drops: number;
  readonly ends: Map<number, string>;
  readonly starts: Map<number, string>;
  /** A place inside a text, whose tag must say that its spaces count. */
  readonly cut?: XmlNode;
}

/** Gathers the markers of comments and gives them as edits of the text: nothing else of it is written anew. */
export class Markers {
  private readonly places = new Map<string, Place>();
  private readonly prefix: string | undefined;
  private readonly namespace: string;

  constructor(private readonly part: XmlPart) {
    ({ prefix: this.prefix, namespace: this.namespace } = wordPrefix(part));
  }

  add(id: number, start: Spot, end: Spot): void {
    this.place(start).starts.set(id, this.element('commentRangeStart', id));
    this.place(end).ends.set(id, `${this.element('commentRangeEnd', id)}${this.reference(id)}`);
  }

  edits(): readonly Edit[] {
    const edits: Edit[] = [];
    const kept = new Set<XmlNode>();
    for (const { offset, before, after, drops, ends, starts, cut } of this.places.values()) {
      // Ranges end before others begin; one around nothing begins and ends here.
      const markers = [...[...ends].filter(([id]) => !starts.has(id)).map(([, end]) => end), ...[...starts].map(([id, start]) => `${start}${ends.get(id) ?? ''}`)];
      edits.push({ from: offset, to: offset + drops, text: `${before}${markers.join('')}${after}` });
      if (cut === undefined || kept.has(cut) || cut.attributes.get('xml:space') === 'preserve') continue;
      kept.add(cut);
      const tagEnd = (this.part.tags.ends[cut.tag] ?? 0) - 1;
      edits.push({ from: tagEnd, to: tagEnd, text: cut.attributes.has('xml:space') ? '' : ' xml:space="preserve"' });
    }
    return edits.sort((a, b) => a.from - b.from);
  }

  private place(spot: Spot): Place {
    const made = this.placeOf(spot);
    const key = `${made.offset} ${made.before}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, made);
    return made;
  }

  private placeOf(spot: Spot): Place {
    const { starts, ends, closeStarts, closeEnds } = this.part.tags;
    const simple = (offset: number | undefined): Place => ({ offset: offset ?? 0, before: '', after: '', drops: 0, ends: new Map(), starts: new Map() });
    switch (spot.at) {
      case 'before':
        return simple(starts[spot.element.tag]);
      case 'after':
        return simple(closeEnds[spot.element.tag]);
      case 'paragraph-start':
      case 'paragraph-end': {
        const { tag, children } = spot.paragraph;
        const past = ends[tag] ?? 0;
        if (closeEnds[tag] === past) return { ...simple(past - 2), before: '>', after: `</${this.rawName(spot.paragraph)}>`, drops: 2 };
        if (spot.at === 'paragraph-end') return simple(closeStarts[tag]);
        const [first] = children;
        return simple(first?.name === 'w:pPr' ? closeEnds[first.tag] : past);
      }
      default: {
        const { run, properties, text } = spot;
        const copied = properties === undefined ? '' : this.raw(starts[properties.tag], closeEnds[properties.tag]);
        const reopened = `${this.raw(starts[run.tag], ends[run.tag])}${copied}`;
        const close = `</${this.rawName(run)}>`;
        if (spot.at === 'before-text') return { ...simple(starts[text.tag]), before: close, after: reopened };
        if (spot.at === 'after-text') return { ...simple(closeEnds[text.tag]), before: close, after: reopened };
        const name = this.rawName(text);
        const from = ends[text.tag] ?? 0;
        return { ...simple(from + rawOffset(this.raw(from, closeStarts[text.tag]), spot.offset)), before: `</${name}>${close}`, after: `${reopened}<${name} xml:space="preserve">`, cut: text };
      }
    }
  }

  private raw(from: number | undefined, to: number | undefined): string {
    return this.part.text.slice(from, to);
  }

  private rawName(node: XmlNode): string {
    return /^<([^\s/>]+)/u.exec(this.raw(this.part.tags.starts[node.tag], this.part.tags.ends[node.tag]))?.[1] ?? '';
  }

  private element(name: string, id: number): string {
    const { prefix, declaration } = this.own();
    return `<${prefix}:${name}${declaration} ${prefix}:id="${id}"/>`;
  }

  private reference(id: number): string {
    const { prefix, declaration } = this.own();
    return `<${prefix}:r${declaration}><${prefix}:commentReference ${prefix}:id="${id}"/></${prefix}:r>`;
  }

  /** The file's own prefix, or one that the marker brings along. */
  private own(): { readonly prefix: string; readonly declaration: string } {
    return this.prefix === undefined ? { prefix: 'kh', declaration: ` xmlns:kh="${this.namespace}"` } : { prefix: this.prefix, declaration: '' };
  }
}

/** The prefix that the root of a part gives to Word's namespace, and which of its two namespaces it is. */
export function wordPrefix({ text, tags }: XmlPart): { readonly prefix: string | undefined; readonly namespace: string } {
  const tag = text.slice(tags.starts[0], tags.ends[0]);
  const declared = [...tag.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*["']([^"']*)["']/gu)].map(([, prefix, namespace]) => ({ prefix, namespace: namespace ?? '' }));
  const words = declared.filter(({ namespace }) => wordNamespaces.includes(namespace));
  return { prefix: words.find(({ prefix }) => prefix !== undefined)?.prefix, namespace: words[0]?.namespace ?? wordNamespaces[0] ?? '' };
}

/** Where the n-th UTF-16 unit of a text begins in the way it is written: entities are one, line ends of two signs too. */
function rawOffset(raw: string, index: number): number {
  let units = 0;
  for (const match of raw.matchAll(/&(?<entity>[^;]*);|\r\n|[^]/gu)) {
    if (units >= index) return match.index;
    const entity = match.groups?.['entity'];
    const code = entity?.startsWith('#') === true ? Number(entity.startsWith('#x') ? `0${entity.slice(1)}` : entity.slice(1)) : 0;
    units += entity === undefined && match[0] !== '\r\n' ? match[0].length : code > 0xffff ? 2 : 1;
  }
  return raw.length;
}

/** A text with edits carried out; they are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let past = 0;
  for (const edit of edits) {
    parts.push(text.slice(past, edit.from), edit.text);
    past = edit.to;
  }
  parts.push(text.slice(past));
  return parts.join('');
}
