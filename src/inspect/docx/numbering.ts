import { paragraphPropsOf, type ParagraphProps } from './paragraph-props.js';
import { given, runPropsOf, type RunProps } from './run-props.js';
import { symbolOf } from './symbols.js';
import type { Theme } from './theme.js';
import { isOn, whole } from './units.js';
import { childOf, childrenOf, valueOf, type XmlNode } from './xml/tree.js';

/** One level of a list. */
export interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly suffix: string;
  /** The level after which it starts anew, from 1; 0: never; absent: after any above it. */
  readonly restart?: number;
  readonly legal: boolean;
  readonly style?: string;
  readonly paragraph: ParagraphProps;
  readonly run: RunProps;
}

export interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Where this list starts counting by its own. */
  readonly starts: ReadonlyMap<number, number>;
}

/** The lists of a document by `w:numId`. */
export type Lists = ReadonlyMap<string, List>;

/** Reads `numbering.xml`; ids that stand twice mean the first. */
export function listsOf(root: XmlNode | undefined, theme: Theme): Lists {
  const abstracts = new Map<string, XmlNode>();
  const byStyle = new Map<string, XmlNode>();
  for (const node of childrenOf(root, 'w:abstractNum')) {
    const id = valueOf(node, 'w:abstractNumId') ?? '';
    if (!abstracts.has(id)) abstracts.set(id, node);
    const style = valueOf(childOf(node, 'w:styleLink'));
    if (style !== undefined && !byStyle.has(style)) byStyle.set(style, node);
  }
  const levelsOf = new Map<XmlNode, ReadonlyMap<number, Level>>();
  const levels = (node: XmlNode): ReadonlyMap<number, Level> => {
    const known = levelsOf.get(node);
    if (known !== undefined) return known;
    const made = new Map(childrenOf(node, 'w:lvl').map((level) => [whole(valueOf(level, 'w:ilvl')) ?? 0, levelOf(level, theme)]));
    levelsOf.set(node, made);
    return made;
  };
  const lists = new Map<string, List>();
  for (const node of childrenOf(root, 'w:num')) {
    const id = valueOf(node, 'w:numId') ?? '';
    const abstract = valueOf(childOf(node, 'w:abstractNumId')) ?? '';
    const own = abstracts.get(abstract);
    const linked = byStyle.get(valueOf(childOf(own, 'w:numStyleLink')) ?? '');
    const source = linked ?? own;
    if (source === undefined || lists.has(id)) continue;
    const all = new Map(levels(source));
    const starts = new Map<number, number>();
    for (const override of childrenOf(node, 'w:lvlOverride')) {
      const at = whole(valueOf(override, 'w:ilvl')) ?? 0;
      const level = childOf(override, 'w:lvl');
      const start = whole(valueOf(childOf(override, 'w:startOverride')));
      if (level !== undefined) all.set(at, levelOf(level, theme));
      if (start !== undefined) starts.set(at, start);
    }
    lists.set(id, { abstract: valueOf(source, 'w:abstractNumId') ?? '', levels: all, starts });
  }
  return lists;
}

function levelOf(node: XmlNode, theme: Theme): Level {
  const alternate = childOf(childOf(node, 'mc:AlternateContent'), 'mc:Fallback');
  const legal = childOf(node, 'w:isLgl');
  const run = runPropsOf(childOf(node, 'w:rPr'), theme);
  return {
    start: whole(valueOf(childOf(node, 'w:start'))) ?? 0,
    format: valueOf(childOf(node, 'w:numFmt') ?? childOf(alternate, 'w:numFmt')) ?? 'decimal',
    text: (valueOf(childOf(node, 'w:lvlText')) ?? '').replaceAll(/[\u{F000}-\u{F0FF}]/gu, (sign) => symbolOf(sign, run.ascii)),
    suffix: valueOf(childOf(node, 'w:suff')) ?? 'tab',
    legal: legal !== undefined && isOn(valueOf(legal)),
    ...given('restart', whole(valueOf(childOf(node, 'w:lvlRestart')))),
    ...given('style', valueOf(childOf(node, 'w:pStyle'))),
    paragraph: paragraphPropsOf(childOf(node, 'w:pPr'), theme),
    run,
  };
}

/** Counts the paragraphs of lists as they come; lists of one abstract list count together. */
export class Counters {
  private readonly counts = new Map<string, (number | undefined)[]>();
  private readonly started = new Set<string>();

  constructor(private readonly lists: Lists) {}

  /** The number or bullet of the next paragraph at a level of a list, as shown, with what stands between it and the words. */
  next(id: string, at: number): string {
    const list = this.lists.get(id);
    const level = list?.levels.get(at);
    if (list === undefined || level === undefined) return '';
    const counts = this.counts.get(list.abstract) ?? [];
    this.counts.set(list.abstract, counts);
    for (const [of, start] of list.starts) {
      const key = `${id} ${of}`;
      if (of > at || this.started.has(key)) continue;
      this.started.add(key);
      counts[of] = of === at ? start - 1 : start;
    }
    counts[at] = (counts[at] ?? level.start - 1) + 1;
    for (let deeper = at + 1; deeper < counts.length; deeper++) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart === undefined || (restart > 0 && at < restart)) counts[deeper] = undefined;
    }
    const shown = level.text.replaceAll(/%([1-9])/gu, (_, digit: string) => {
      const of = Number(digit) - 1;
      const other = list.levels.get(of);
      return numeral(counts[of] ?? other?.start ?? 0, level.legal ? 'decimal' : (other?.format ?? 'decimal'));
    });
    if (level.format === 'none' && shown === '') return '';
    return shown === '' ? '' : `${shown}${level.suffix === 'nothing' ? '' : ' '}`;
  }
}

/** A number as a format of Word's shows it; a format we do not know is shown as a decimal number. */
export function numeral(value: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return letters(value);
    case 'lowerLetter':
      return letters(value).toLowerCase();
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'none':
    case 'bullet':
      return '';
    default:
      return String(value);
  }
}

const romanSigns = [['M', 1000], ['CM', 900], ['D', 500], ['CD', 400], ['C', 100], ['XC', 90], ['L', 50], ['XL', 40], ['X', 10], ['IX', 9], ['V', 5], ['IV', 4], ['I', 1]] as const;

function roman(value: number): string {
  if (value < 1 || value > 9999) return String(value);
  let rest = value;
  let out = '';
  for (const [sign, worth] of romanSigns) {
    out += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return out;
}

/** Word goes on with "AA", "BB". */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}
