import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFormat, paragraphBounds } from '../../src/format/decree.js';
import { readFormat } from '../../src/format/read.js';
import { format as shape, type Format } from '../../src/format/types.js';

const file = 'templates/nd30-2020.json';
const text = readFileSync(file, 'utf8');

function spoilt(change: (format: Format) => void): string[] {
  const format = shape.parse(JSON.parse(text));
  change(format);
  return checkFormat(format, { file, text: JSON.stringify(format, null, 2) }).map((d) => d.message);
}

describe('the format file follows the decree', () => {
  it('as it stands', () => {
    expect(readFormat('.').ok).toBe(true);
  });

  it('names rules that the decree has', () => {
    const known = new Set(['R01', 'R02', 'R03', 'R04', 'R05', 'R06', ...between(10, 21), ...between(30, 43), ...between(50, 58), ...between(60, 66), ...between(70, 75), ...between(80, 82)]);
    for (const id of text.match(/R\d\d/gu) ?? []) expect(known, id).toContain(id);
  });

  it('has a bound for every role whose looks the decree fixes', () => {
    const format = shape.parse(JSON.parse(text));
    for (const role of Object.keys(paragraphBounds)) expect(Object.keys(format.paragraphs), role).toContain(role);
  });

  it.each<[string, string, (f: Format) => void]>([
    ['R01', 'paper', (f) => { Object.assign(f.pages['doc-dung'] ?? {}, { widthMm: 216 }); }],
    ['R03', 'a left margin of 25 mm', (f) => { Object.assign(f.pages['doc-dung']?.marginsMm ?? {}, { left: 25 }); }],
    ['R04', 'another font', (f) => { f.font.family = 'Arial'; }],
    ['R10', 'Quốc hiệu of 14 pt', (f) => { Object.assign(f.paragraphs['quoc-hieu'] ?? {}, { sizePt: 14 }); }],
    ['R11', 'Tiêu ngữ not bold', (f) => { Object.assign(f.paragraphs['tieu-ngu'] ?? {}, { bold: false }); }],
    ['R12', 'a rule shorter than Tiêu ngữ', (f) => { Object.assign(f.rules['ke-tieu-ngu'] ?? {}, { ratio: 0.9 }); }],
    ['R15', 'a rule as long as the name of the body', (f) => { Object.assign(f.rules['ke-co-quan'] ?? {}, { ratio: 0.8 }); }],
    ['R17', 'the date upright', (f) => { Object.assign(f.paragraphs['dia-danh-ngay'] ?? {}, { italic: false }); }],
    ['R33', 'text of 15 pt', (f) => { Object.assign(f.paragraphs['khoan'] ?? {}, { sizePt: 15 }); }],
    ['R33', 'text ragged at the right', (f) => { Object.assign(f.paragraphs['doan'] ?? {}, { align: 'left' }); }],
    ['R34', 'a first line at 5 mm', (f) => { Object.assign(f.paragraphs['doan'] ?? {}, { firstLineMm: 5 }); }],
    ['R35', '3 pt between paragraphs', (f) => { Object.assign(f.paragraphs['doan'] ?? {}, { spaceAfterPt: 3 }); }],
    ['R36', 'two lines apart', (f) => { Object.assign(f.paragraphs['doan'] ?? {}, { lineSpacing: 2 }); }],
    ['R55', 'recipients of 12 pt', (f) => { Object.assign(f.paragraphs['noi-nhan-dong'] ?? {}, { sizePt: 12 }); }],
  ])('%s: %s is told', (rule, _, change) => {
    expect(spoilt(change).join('\n')).toContain(rule);
  });
});

function between(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => `R${from + i}`);
}
