import { allOf, childOf, valueOf, type XmlNode } from './xml/tree.js';

/** Fonts and colours that a document names by their part in its theme. */
export interface Theme {
  /** "minorHAnsi" and its like as a family. */
  readonly font: (name: string | undefined) => string | undefined;
  /** "accent1" and its like as six hexadecimal digits, made lighter (tint) or darker (shade) by a share of 255. */
  readonly color: (name: string | undefined, tint?: string, shade?: string) => string | undefined;
}

const colorNames: Readonly<Record<string, string>> = {
  text1: 'dk1', dark1: 'dk1', text2: 'dk2', dark2: 'dk2', background1: 'lt1', light1: 'lt1', background2: 'lt2', light2: 'lt2',
  accent1: 'accent1', accent2: 'accent2', accent3: 'accent3', accent4: 'accent4', accent5: 'accent5', accent6: 'accent6', hyperlink: 'hlink', followedHyperlink: 'folHlink',
};

/** Reads `theme1.xml`; without one no name has a meaning. */
export function themeOf(root: XmlNode | undefined): Theme {
  const fonts = root === undefined ? undefined : allOf(root, 'a:fontScheme')[0];
  const colors = root === undefined ? undefined : allOf(root, 'a:clrScheme')[0];
  return {
    font: (name) => {
      if (name === undefined) return undefined;
      const kind = childOf(fonts, name.startsWith('major') ? 'a:majorFont' : 'a:minorFont');
      const script = /(?:HAnsi|Ascii)$/u.test(name) ? 'a:latin' : name.endsWith('Bidi') ? 'a:cs' : 'a:ea';
      const face = valueOf(childOf(kind, script), 'typeface');
      return face === undefined || face === '' || face.startsWith('+') ? undefined : face;
    },
    color: (name, tint, shade) => {
      if (name === undefined || !Object.hasOwn(colorNames, name)) return undefined;
      const slot = childOf(colors, `a:${colorNames[name] ?? ''}`)?.children[0];
      const base = slot?.name === 'a:sysClr' ? valueOf(slot, 'lastClr') : valueOf(slot, 'val');
      return base !== undefined && /^[0-9a-f]{6}$/iu.test(base) ? mixed(base, share(tint), share(shade)) : undefined;
    },
  };
}

function share(hex: string | undefined): number {
  return hex !== undefined && /^[0-9a-f]{1,2}$/iu.test(hex) ? parseInt(hex, 16) / 255 : 1;
}

/** Word mixes in HSL; towards white and black per channel differs by a few steps, which no rule of black or red minds. */
function mixed(base: string, tint: number, shade: number): string {
  return [0, 2, 4]
    .map((at) => parseInt(base.slice(at, at + 2), 16))
    .map((channel) => Math.round((channel * tint + 255 * (1 - tint)) * shade))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
