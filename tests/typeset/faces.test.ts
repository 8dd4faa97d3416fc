import { describe, expect, it } from 'vitest';
import { faceOf, linePitch, loadFaces } from '../../src/typeset/faces.js';
import { faces } from './builders.js';

describe('faces', () => {
  it('are parsed once a process', () => {
    const again = loadFaces();
    expect(again.ok && again.faces).toBe(faces);
  });

  it('measure without kerning, as Word sets Times New Roman', () => {
    expect(faces.regular.width('AVATAR Văn Tờ', 14)).toBeCloseTo(104.6, 1);
    expect(faces.regular.width('AV', 14)).toBeCloseTo(faces.regular.width('A', 14) + faces.regular.width('V', 14), 9);
  });

  it('have every Vietnamese letter, small and capital', () => {
    const letters = 'a ă â e ê i o ô ơ u ư y'.split(' ').flatMap((vowel) => ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => (vowel + tone).normalize('NFC')));
    for (const letter of [...letters, 'đ'].flatMap((l) => [l, l.toLocaleUpperCase('vi')])) {
      expect(letter).toHaveLength(1);
      for (const face of [faces.regular, faces.bold, faces.italic, faces.boldItalic]) expect(face.has(letter.codePointAt(0) ?? 0)).toBe(true);
    }
  });

  it('know what they lack', () => {
    expect(faces.regular.has('漢'.codePointAt(0) ?? 0)).toBe(false);
    expect(faces.regular.has(0x1f600)).toBe(false);
    expect(faces.regular.width('😀', 10)).toBeGreaterThan(0);
  });

  it('set a single line 1.150 em high (R36)', () => {
    expect(linePitch(faces.regular, 14, 1)).toBeCloseTo(16.1, 1);
    expect(linePitch(faces.regular, 100, 1)).toBeCloseTo(115.0, 1);
    expect(linePitch(faces.regular, 14, 1.5)).toBeCloseTo(1.5 * linePitch(faces.regular, 14, 1), 9);
  });

  it('are chosen by weight and slant', () => {
    expect(faceOf(faces, { bold: true, italic: true }).name).toBe('Tinos-BoldItalic');
    expect(faceOf(faces, { bold: false, italic: true }).name).toBe('Tinos-Italic');
  });

  it('report every missing or broken file', () => {
    const loaded = loadFaces((specifier) => {
      if (specifier.includes('Bold')) throw new Error('ENOENT');
      return Buffer.from('not a font');
    });
    expect(loaded.ok).toBe(false);
    if (loaded.ok) return;
    expect(loaded.diagnostics).toHaveLength(4);
    expect(loaded.diagnostics[0]).toMatchObject({
      code: 'missing-font', level: 'error', line: 1, column: 1,
      file: 'node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
    });
  });
});
