import { colorOf, given } from './run-props.js';
import type { Theme } from './theme.js';
import { eighth, isOn, points, twip, whole } from './units.js';
import { childOf, childrenOf, valueOf, type XmlNode } from './xml/tree.js';

/** What one place says of a paragraph; lengths are points; absent: nothing. */
export interface ParagraphProps {
  readonly style?: string;
  readonly align?: string;
  readonly bidi?: boolean;
  readonly left?: number;
  readonly right?: number;
  /** Negative: hanging. */
  readonly firstLine?: number;
  /** In hundredths of a character; they win over the lengths where they are not 0. */
  readonly leftChars?: number;
  readonly rightChars?: number;
  readonly firstLineChars?: number;
  readonly before?: number;
  readonly after?: number;
  readonly beforeLines?: number;
  readonly afterLines?: number;
  readonly beforeAuto?: boolean;
  readonly afterAuto?: boolean;
  readonly contextual?: boolean;
  readonly line?: LineRule;
  readonly list?: string;
  readonly level?: number;
  readonly tabs?: readonly TabStop[];
  readonly borders?: Borders;
}

export interface LineRule {
  /** In lines (auto) or points. */
  readonly value: number;
  readonly rule: 'auto' | 'exact' | 'atLeast';
}

export interface TabStop {
  readonly at: number;
  /** "clear" takes a stop of a weaker place away. */
  readonly kind: string;
  /** Dots or a line drawn up to it. */
  readonly leader: boolean;
}

export type Side = 'top' | 'bottom' | 'left' | 'right' | 'insideH' | 'insideV';
export interface Border {
  readonly visible: boolean;
  readonly solid: boolean;
  readonly weight: number;
  readonly color?: string;
}
export type Borders = Readonly<Partial<Record<Side, Border>>>;

export const noParagraphProps: ParagraphProps = {};

/** Reads a `w:pPr`. */
export function paragraphPropsOf(node: XmlNode | undefined, theme: Theme): ParagraphProps {
  if (node === undefined) return noParagraphProps;
  const ind = childOf(node, 'w:ind');
  const spacing = childOf(node, 'w:spacing');
  const list = childOf(node, 'w:numPr');
  const tabs = childOf(node, 'w:tabs');
  const flag = (name: string): boolean | undefined => {
    const found = childOf(node, name);
    return found === undefined ? undefined : isOn(valueOf(found));
  };
  const length = (of: XmlNode | undefined, ...names: readonly string[]): number | undefined => {
    for (const name of names) {
      const found = points(valueOf(of, `w:${name}`), twip);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const chars = (...names: readonly string[]): number | undefined => {
    for (const name of names) {
      const found = whole(valueOf(ind, `w:${name}`));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const hanging = length(ind, 'hanging');
  const hangingChars = chars('hangingChars');
  const auto = (name: string): boolean | undefined => {
    const value = valueOf(spacing, `w:${name}`);
    return value === undefined ? undefined : isOn(value);
  };
  return {
    ...given('style', valueOf(childOf(node, 'w:pStyle'))),
    ...given('align', valueOf(childOf(node, 'w:jc'))),
    ...given('bidi', flag('w:bidi')),
    ...given('left', length(ind, 'start', 'left')),
    ...given('right', length(ind, 'end', 'right')),
    ...given('firstLine', hanging === undefined ? length(ind, 'firstLine') : -hanging),
    ...given('leftChars', chars('startChars', 'leftChars')),
    ...given('rightChars', chars('endChars', 'rightChars')),
    ...given('firstLineChars', hangingChars === undefined || hangingChars === 0 ? chars('firstLineChars') : -hangingChars),
    ...given('before', length(spacing, 'before')),
    ...given('after', length(spacing, 'after')),
    ...given('beforeLines', whole(valueOf(spacing, 'w:beforeLines'))),
    ...given('afterLines', whole(valueOf(spacing, 'w:afterLines'))),
    ...given('beforeAuto', auto('beforeAutospacing')),
    ...given('afterAuto', auto('afterAutospacing')),
    ...given('contextual', flag('w:contextualSpacing')),
    ...given('line', lineOf(spacing)),
    ...given('list', valueOf(childOf(list, 'w:numId'))),
    ...given('level', whole(valueOf(childOf(list, 'w:ilvl')))),
    ...given('tabs', tabs === undefined ? undefined : childrenOf(tabs, 'w:tab').flatMap(tabStop)),
    ...given('borders', bordersOf(childOf(node, 'w:pBdr'), theme)),
  };
}

function tabStop(node: XmlNode): TabStop[] {
  const at = points(valueOf(node, 'w:pos'), twip);
  return at === undefined ? [] : [{ at, kind: valueOf(node) ?? 'left', leader: (valueOf(node, 'w:leader') ?? 'none') !== 'none' }];
}

function lineOf(spacing: XmlNode | undefined): LineRule | undefined {
  const written = valueOf(spacing, 'w:line');
  const rule = valueOf(spacing, 'w:lineRule') ?? 'auto';
  const auto = rule !== 'exact' && rule !== 'atLeast';
  const value = points(written, auto ? 1 / 240 : twip);
  if (value === undefined) return undefined;
  return { value: Math.abs(value), rule: auto ? 'auto' : rule };
}

/** Borders of a paragraph, a table or a cell; "start" and "end" are left and right. */
export function bordersOf(node: XmlNode | undefined, theme: Theme): Borders | undefined {
  if (node === undefined) return undefined;
  const out: Partial<Record<Side, Border>> = {};
  for (const child of node.children) {
    const side = sides[child.name];
    if (side !== undefined) out[side] = borderOf(child, theme);
  }
  return out;
}

const sides: Readonly<Partial<Record<string, Side>>> = { 'w:top': 'top', 'w:bottom': 'bottom', 'w:left': 'left', 'w:start': 'left', 'w:right': 'right', 'w:end': 'right', 'w:insideH': 'insideH', 'w:insideV': 'insideV' };

/** A white line on white paper is none: Google Docs hides the borders of tables so. */
function borderOf(node: XmlNode, theme: Theme): Border {
  const kind = valueOf(node) ?? 'none';
  const weight = points(valueOf(node, 'w:sz'), eighth) ?? 0.5;
  const color = colorOf(node, theme, 'w:color');
  return { visible: kind !== 'none' && kind !== 'nil' && weight > 0 && color !== 'FFFFFF', solid: solid.has(kind), weight, ...given('color', color) };
}

const solid: ReadonlySet<string> = new Set(['single', 'thick', 'double', 'thinThickSmallGap', 'thickThinSmallGap', 'thinThickThinSmallGap', 'triple', 'inset', 'outset']);

/** The stronger over the weaker; tab stops add up, "clear" takes away. */
export function overParagraph(weaker: ParagraphProps, stronger: ParagraphProps): ParagraphProps {
  if (weaker === noParagraphProps) return stronger;
  if (stronger === noParagraphProps) return weaker;
  const merged = { ...weaker, ...stronger };
  const tabs = weaker.tabs === undefined || stronger.tabs === undefined ? merged.tabs : [...weaker.tabs.filter(({ at }) => stronger.tabs?.every((own) => Math.abs(own.at - at) > 0.5) === true), ...stronger.tabs];
  // An indent in characters that a weaker place gives does not outlive a length of a stronger one.
  return {
    ...merged,
    ...(stronger.left !== undefined && stronger.leftChars === undefined ? { leftChars: 0 } : {}),
    ...(stronger.firstLine !== undefined && stronger.firstLineChars === undefined ? { firstLineChars: 0 } : {}),
    ...(stronger.before !== undefined && stronger.beforeAuto === undefined && stronger.beforeLines === undefined ? { beforeLines: 0 } : {}),
    ...(stronger.after !== undefined && stronger.afterAuto === undefined && stronger.afterLines === undefined ? { afterLines: 0 } : {}),
    ...given('tabs', tabs),
    ...given('borders', weaker.borders === undefined || stronger.borders === undefined ? merged.borders : { ...weaker.borders, ...stronger.borders }),
  };
}
