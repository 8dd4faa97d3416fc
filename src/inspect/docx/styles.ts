import { noParagraphProps, overParagraph, paragraphPropsOf, type ParagraphProps } from './paragraph-props.js';
import { given, noRunProps, overRun, runPropsOf, type RunProps } from './run-props.js';
import type { Theme } from './theme.js';
import { isOn } from './units.js';
import { childOf, childrenOf, valueOf, type XmlNode } from './xml/tree.js';

export type StyleType = 'paragraph' | 'character' | 'table' | 'numbering';

export interface Style {
  readonly id: string;
  readonly type: string;
  readonly basedOn?: string;
  readonly isDefault: boolean;
  readonly paragraph: ParagraphProps;
  readonly run: RunProps;
  /** Of a table style: `w:tblPr` and the looks of its header row, its stripes and so on. */
  readonly node: XmlNode;
}

export interface Styles {
  readonly paragraphDefaults: ParagraphProps;
  readonly runDefaults: RunProps;
  /** A style and those it is based on, the strongest last; the default style where the id is absent or unknown. */
  readonly chain: (type: StyleType, id: string | undefined) => readonly Style[];
  /** As the document states it. */
  readonly language?: string;
}

/** Reads `styles.xml`. Without one, everything is as the standard has it. Ids that stand twice mean the first. */
export function stylesOf(root: XmlNode | undefined, theme: Theme): Styles {
  const defaults = childOf(root, 'w:docDefaults');
  const runDefaults = childOf(childOf(defaults, 'w:rPrDefault'), 'w:rPr');
  const byId = new Map<string, Style>();
  const defaultOf = new Map<string, Style>();
  for (const node of childrenOf(root, 'w:style')) {
    const style = styleOf(node, theme);
    const key = `${style.type} ${style.id}`;
    if (!byId.has(key)) byId.set(key, style);
    if (style.isDefault && !defaultOf.has(style.type)) defaultOf.set(style.type, style);
  }
  const chains = new Map<string, readonly Style[]>();
  const chain = (type: StyleType, id: string | undefined): readonly Style[] => {
    const key = `${type} ${id ?? ''}`;
    const known = chains.get(key);
    if (known !== undefined) return known;
    const found: Style[] = [];
    const seen = new Set<Style>();
    let style = byId.get(key) ?? defaultOf.get(type);
    while (style !== undefined && !seen.has(style)) {
      seen.add(style);
      found.unshift(style);
      style = style.basedOn === undefined ? undefined : byId.get(`${type} ${style.basedOn}`);
    }
    chains.set(key, found);
    return found;
  };
  return {
    paragraphDefaults: paragraphPropsOf(childOf(childOf(defaults, 'w:pPrDefault'), 'w:pPr'), theme),
    runDefaults: runPropsOf(runDefaults, theme),
    chain,
    ...given('language', valueOf(childOf(runDefaults, 'w:lang'))),
  };
}

function styleOf(node: XmlNode, theme: Theme): Style {
  return {
    id: valueOf(node, 'w:styleId') ?? '',
    type: valueOf(node, 'w:type') ?? 'paragraph',
    isDefault: node.attributes.has('w:default') && isOn(valueOf(node, 'w:default')),
    ...given('basedOn', valueOf(childOf(node, 'w:basedOn'))),
    paragraph: paragraphPropsOf(childOf(node, 'w:pPr'), theme),
    run: runPropsOf(childOf(node, 'w:rPr'), theme),
    node,
  };
}

/** What the styles of a chain say together. */
export function runOfChain(chain: readonly Style[]): RunProps {
  return chain.reduce((props, style) => overRun(props, style.run), noRunProps);
}

export function paragraphOfChain(chain: readonly Style[]): ParagraphProps {
  return chain.reduce((props, style) => overParagraph(props, style.paragraph), noParagraphProps);
}
