import { childOf, valueOf, type XmlNode } from './xml/tree.js';
import { halfPoint, isOn, points } from './units.js';
import type { Theme } from './theme.js';

/** What one place (a style, a level, a run) says of the looks of text; absent: nothing. */
export interface RunProps {
  readonly style?: string;
  readonly ascii?: string;
  readonly hAnsi?: string;
  readonly cs?: string;
  readonly eastAsia?: string;
  readonly size?: number;
  readonly sizeCs?: number;
  readonly color?: string;
  readonly underline?: boolean;
  readonly complex?: boolean;
  readonly toggles: Toggles;
}

/** Properties that styles turn over instead of setting (ECMA-376 Part 1, 17.7.3). */
export type Toggle = 'bold' | 'italic' | 'boldCs' | 'italicCs' | 'caps' | 'smallCaps' | 'vanish';
export type Toggles = Readonly<Partial<Record<Toggle, boolean>>>;

const toggleNames: Readonly<Record<Toggle, string>> = { bold: 'w:b', italic: 'w:i', boldCs: 'w:bCs', italicCs: 'w:iCs', caps: 'w:caps', smallCaps: 'w:smallCaps', vanish: 'w:vanish' };

export const noRunProps: RunProps = { toggles: {} };

/** Reads a `w:rPr`. */
export function runPropsOf(node: XmlNode | undefined, theme: Theme): RunProps {
  if (node === undefined) return noRunProps;
  const fonts = childOf(node, 'w:rFonts');
  const font = (plain: string, themed: string): string | undefined => theme.font(valueOf(fonts, `w:${themed}`)) ?? valueOf(fonts, `w:${plain}`);
  const underline = childOf(node, 'w:u');
  const complex = childOf(node, 'w:cs') ?? childOf(node, 'w:rtl');
  const toggles: Partial<Record<Toggle, boolean>> = {};
  for (const toggle of keysOf(toggleNames)) {
    const found = childOf(node, toggleNames[toggle]);
    if (found !== undefined) toggles[toggle] = isOn(valueOf(found));
  }
  return {
    ...given('style', valueOf(childOf(node, 'w:rStyle'))),
    ...given('ascii', font('ascii', 'asciiTheme')),
    ...given('hAnsi', font('hAnsi', 'hAnsiTheme')),
    ...given('cs', font('cs', 'cstheme')),
    ...given('eastAsia', font('eastAsia', 'eastAsiaTheme')),
    ...given('size', points(valueOf(childOf(node, 'w:sz')), halfPoint)),
    ...given('sizeCs', points(valueOf(childOf(node, 'w:szCs')), halfPoint)),
    ...given('color', colorOf(childOf(node, 'w:color'), theme)),
    ...given('underline', underline === undefined ? undefined : (valueOf(underline) ?? 'none') !== 'none'),
    ...given('complex', complex === undefined ? undefined : isOn(valueOf(complex))),
    toggles,
  };
}

/** The stronger over the weaker. */
export function overRun(weaker: RunProps, stronger: RunProps): RunProps {
  if (weaker === noRunProps) return stronger;
  if (stronger === noRunProps) return weaker;
  return { ...weaker, ...stronger, toggles: { ...weaker.toggles, ...stronger.toggles } };
}

/** Six hexadecimal digits, of a theme's colour too; automatic is black. */
export function colorOf(node: XmlNode | undefined, theme: Theme, attribute = 'w:val'): string | undefined {
  const value = valueOf(node, attribute);
  const themed = theme.color(valueOf(node, 'w:themeColor'), valueOf(node, 'w:themeTint'), valueOf(node, 'w:themeShade'));
  if (themed !== undefined) return themed;
  if (value === undefined) return undefined;
  if (/^[0-9a-f]{6}$/iu.test(value)) return value.toUpperCase();
  return value === 'auto' ? '000000' : undefined;
}

/** A property where there is a value, nothing where there is none. */
export function given<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  const out: Partial<Record<K, V>> = {};
  if (value !== undefined) out[key] = value;
  return out;
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] {
  const own = (key: string): key is K => Object.hasOwn(record, key);
  return Object.keys(record).filter(own);
}
