import type { Face } from './page.js';

/**
 * What a font's PostScript name says: "ABCDEE+TimesNewRomanPS-BoldMT" is "Times New Roman", bold. Names that programs
 * make up ("CIDFont+F1", "T3Font_0") say no family.
 */
export function faceOf(name: string): Face {
  const plain = name.replace(/^[A-Z]{6}\+/u, '');
  const style = /[-,](.*)$/u.exec(plain)?.[1] ?? plain.replace(/^[A-Z]*[a-z]+/u, '');
  const bold = /bold|black|heavy|semibold|demi/iu.test(style);
  const italic = /italic|oblique|kursiv/iu.test(style) || /(?:^|[a-z])It$/u.test(style);
  const family = familyOf(plain);
  return { bold, italic, ...(family === undefined ? {} : { family }) };
}

/** Families whose PostScript name does not give their own. */
const known: Readonly<Record<string, string>> = {
  timesnewroman: 'Times New Roman',
  times: 'Times',
  couriernew: 'Courier New',
  dejavuserif: 'DejaVu Serif',
  dejavusans: 'DejaVu Sans',
};

function familyOf(plain: string): string | undefined {
  if (plain === '' || /^(?:CIDFont|Type3|T3|TT|F|C\d+_)[+_-]?[A-Z]?\d*$|^T3Font|^CIDFont/u.test(plain)) return undefined;
  const stem = plain
    .replace(/[-,].*$/u, '')
    .replace(/(?:PS)?(?:MT)?$/u, '')
    .replace(/(?:Bold|Italic|Regular|Oblique)+$/u, '')
    .trim();
  if (stem === '') return undefined;
  const said = known[stem.replace(/[\s_]/gu, '').toLowerCase()];
  if (said !== undefined) return said;
  if (stem.startsWith('.')) return stem;
  return /[\s_]/u.test(stem) ? stem.replace(/_/gu, ' ') : stem.replace(/(?<=[a-z\d])(?=[A-Z])/gu, ' ');
}

/** Line pitch of single spacing, in ems; of Times New Roman where the font is not known. */
export function singlePitch(family: string | undefined): number {
  return pitches[family ?? ''] ?? 1.15;
}

const pitches: Readonly<Record<string, number>> = { Calibri: 1.2207, Carlito: 1.2207, Cambria: 1.1724, Tahoma: 1.2069, Verdana: 1.2153, 'DejaVu Sans': 1.164, 'DejaVu Serif': 1.164 };
