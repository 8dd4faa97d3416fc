import { describe, expect, it } from 'vitest';
import { faceOf } from '../../../src/inspect/pdf/face.js';

describe('a font is called as people call it', () => {
  it.each([
    ['TimesNewRomanPSMT', 'Times New Roman', false, false],
    ['ABCDEE+TimesNewRomanPS-BoldMT', 'Times New Roman', true, false],
    ['BCDGEE+TimesNewRomanPS-BoldItalicMT', 'Times New Roman', true, true],
    ['TimesNewRomanPS-ItalicMT', 'Times New Roman', false, true],
    ['TimesNewRoman,Bold', 'Times New Roman', true, false],
    ['AAAAAB+Times New Roman,Italic', 'Times New Roman', false, true],
    ['SNJQOP+Tinos-Bold', 'Tinos', true, false],
    ['QZPCXI+Tinos-Regular', 'Tinos', false, false],
    ['BAAAAA+LiberationSerif-BoldItalic', 'Liberation Serif', true, true],
    ['CAAAAA+LiberationSerif', 'Liberation Serif', false, false],
    ['Times-Roman', 'Times', false, false],
    ['Times-BoldItalic', 'Times', true, true],
    ['ArialMT', 'Arial', false, false],
    ['Arial-BoldMT', 'Arial', true, false],
    ['BCDEEE+Calibri-Light', 'Calibri', false, false],
    ['Cambria', 'Cambria', false, false],
    ['.VnTime', '.VnTime', false, false],
    ['.VnTimeH', '.VnTimeH', false, false],
    ['DejaVuSerif-Bold', 'DejaVu Serif', true, false],
    ['CourierNewPSMT', 'Courier New', false, false],
    ['NotoSerif-SemiBoldItalic', 'Noto Serif', true, true],
  ])('%s is %s, bold %s, italic %s', (name, family, bold, italic) => {
    expect(faceOf(name)).toEqual({ family, bold, italic });
  });
  it.each(['', 'ABCDEF+CIDFont+F1', 'F1', 'T3Font_0', 'Type3'])('"%s" says no family', (name) => {
    expect(faceOf(name).family).toBeUndefined();
  });
});
