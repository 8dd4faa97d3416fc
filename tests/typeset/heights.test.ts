import { describe, expect, it } from 'vitest';
import type { Table, TableRow } from '../../src/document/types.js';
import { lookUp } from '../../src/typeset/look-up.js';
import { columnWidths, lastLineWidth, lineMeasures, paragraphHeight, rowHeight, textHeight, textWidth } from '../../src/typeset/heights.js';
import { mm } from '../../src/typeset/units.js';
import { decree, faces, formatWith, paragraph } from './builders.js';

const pitch = 16.1;

describe('heights', () => {
  it('a paragraph is its lines times the pitch; an empty one is one line (R36)', () => {
    const width = faces.regular.width('một hai', 14);
    expect(paragraphHeight(paragraph('một hai ba'), formatWith({}), faces, width)).toBeCloseTo(2 * pitch, 9);
    expect(paragraphHeight(paragraph(''), formatWith({}), faces, width)).toBeCloseTo(pitch, 9);
  });

  it('a baseline stands the gap and the ascent below the top of its line; extra spacing comes under it', () => {
    const measures = lineMeasures('thu', formatWith({ lineSpacing: 1.5 }), faces);
    expect(measures.pitch).toBeCloseTo(24.15, 9);
    expect(measures.baseline).toBeCloseTo(14 * (1825 + 87) / 2048, 9);
  });

  it('a rule is measured by the last line of the paragraph above (R12)', () => {
    const width = faces.regular.width('một hai', 14);
    expect(lastLineWidth(paragraph('một hai ba'), formatWith({}), faces, width)).toBeCloseTo(faces.regular.width('ba', 14), 9);
  });

  it('the text area is the paper less its margins (R01, R03)', () => {
    const page = lookUp(decree.pages, 'doc-dung');
    expect(textWidth(page)).toBeCloseTo(160 / 25.4 * 72, 1);
    expect(textHeight(page)).toBeCloseTo(257 / 25.4 * 72, 1);
  });

  it('a row is as high as its tallest cell, with padding and one border', () => {
    const row: TableRow = { role: 'nhiem-vu', cells: [
      { span: 1, paragraphs: [] },
      { span: 2, paragraphs: [paragraph('a'), paragraph('b')] },
    ] };
    const table: Table = { kind: 'table', role: 'bang-nhiem-vu', columns: [{ widthPercent: 20 }, { widthPercent: 30 }, { widthPercent: 50 }], header: row, rows: [] };
    expect(columnWidths(table, 200)).toEqual([40, 60, 100]);
    expect(rowHeight(row, table, formatWith({}), faces, 200)).toBeCloseTo(2 * pitch + 2 * mm(0.7) + 0.5, 9);
  });
});
