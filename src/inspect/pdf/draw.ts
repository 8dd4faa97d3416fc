import { faceOf } from './face.js';
import { apply, identity, matrixOf, times, type Matrix } from './matrix.js';
import type { DrawnPage, Face, Glyph, Stroke } from './page.js';
import { barsOf, type Paint } from './path.js';

/** What drawing needs to know of a font. */
export interface FontInfo {
  readonly name: string;
  /** Of glyph widths: 0.001, or of a Type 3 font its own. */
  readonly unit: number;
}

/** The operators of a page as pdf.js gives them. */
export interface Operators {
  readonly names: readonly (string | undefined)[];
  readonly args: readonly unknown[];
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** From the page's own space to the paper as shown. */
  readonly onto: Matrix;
}

interface State {
  ctm: Matrix;
  font: FontInfo | undefined;
  face: Face;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
  fill: string | undefined;
  stroke: string | undefined;
  lineWidth: number;
  dashed: boolean;
}

const start: Omit<State, 'ctm'> = {
  font: undefined, face: { bold: false, italic: false }, size: 0, charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0,
  rise: 0, mode: 0, fill: '000000', stroke: '000000', lineWidth: 1, dashed: false,
};

/** What stands on a page: a graphics state of our own carried through the page's operators. Nothing is painted. */
export function draw(sheet: Sheet, { names, args }: Operators, fontOf: (key: string) => FontInfo | undefined): DrawnPage {
  const glyphs: Glyph[] = [];
  const unseen: Glyph[] = [];
  const strokes: Stroke[] = [];
  const saved: State[] = [];
  let state: State = { ...start, ctm: sheet.onto };
  let line = identity;
  let text = identity;

  const move = (x: number, y: number): void => {
    line = times(line, [1, 0, 0, 1, x, y]);
    text = line;
  };

  const show = (items: unknown): void => {
    if (!Array.isArray(items)) return;
    const { font, size, charSpacing, wordSpacing, scale, rise, mode } = state;
    const whole = times(state.ctm, text);
    const [a, b, c, d] = whole;
    const height = Math.hypot(c, d) * Math.abs(size);
    const across = Math.hypot(a, b);
    const upright = across > 0 && Math.abs(b) <= 0.02 * across && a * size > 0 && d * size < 0;
    const leaning = Math.abs(a * c + b * d) > 0.12 * across * Math.hypot(c, d);
    const face = { ...state.face, bold: state.face.bold || mode === 2, italic: state.face.italic || leaning };
    const color = mode === 1 ? state.stroke : state.fill;
    let x = 0;
    for (const item of items) {
      if (typeof item === 'number') {
        x -= (item * size * scale) / 1000;
        continue;
      }
      const one = glyphOf(item);
      if (one === undefined) continue;
      const width = one.width * (font?.unit ?? 0.001) * size * scale;
      const [left, baseline] = apply(whole, x, rise);
      const [right] = apply(whole, x + width, rise);
      const made: Glyph = { text: one.text, left, right, baseline, size: height, face, ...(color === undefined ? {} : { color }) };
      if (upright && one.text !== '') (mode === 3 || mode === 7 ? unseen : glyphs).push(made);
      x += width + ((one.space ? wordSpacing : 0) + charSpacing) * scale;
    }
    text = times(text, [1, 0, 0, 1, x, 0]);
  };

  const setFont = (key: unknown, size: unknown): void => {
    state.font = typeof key === 'string' ? fontOf(key) : undefined;
    state.face = faceOf(state.font?.name ?? '');
    state.size = Number(size);
  };

  const set = (entries: unknown): void => {
    if (!Array.isArray(entries)) return;
    for (const entry of entries) {
      const pair: unknown[] = Array.isArray(entry) ? entry : [];
      const [key, value] = pair;
      if (key === 'LW') state.lineWidth = Number(value);
      else if (key === 'D' && Array.isArray(value)) state.dashed = isDashed(value[0]);
      else if (key === 'Font' && Array.isArray(value)) setFont(value[0], value[1]);
    }
  };

  for (const [index, name] of names.entries()) {
    const raw = args[index];
    const given: readonly unknown[] = Array.isArray(raw) ? raw : [];
    const [first, second] = given;
    switch (name) {
      case 'save': saved.push({ ...state }); break;
      case 'restore': state = saved.pop() ?? state; break;
      case 'transform': state.ctm = times(state.ctm, matrixOf(given) ?? identity); break;
      case 'paintFormXObjectBegin':
        saved.push({ ...state });
        state.ctm = times(state.ctm, matrixOf(first) ?? identity);
        break;
      case 'paintFormXObjectEnd': state = saved.pop() ?? state; break;
      case 'beginText': line = identity; text = identity; break;
      case 'setCharSpacing': state.charSpacing = Number(first); break;
      case 'setWordSpacing': state.wordSpacing = Number(first); break;
      case 'setHScale': state.scale = Number(first) / 100; break;
      case 'setLeading': state.leading = -Number(first); break;
      case 'setFont': setFont(first, second); break;
      case 'setTextRenderingMode': state.mode = Number(first); break;
      case 'setTextRise': state.rise = Number(first); break;
      case 'moveText': move(Number(first), Number(second)); break;
      case 'setLeadingMoveText':
        state.leading = Number(second);
        move(Number(first), Number(second));
        break;
      case 'setTextMatrix': line = matrixOf(first) ?? matrixOf(given) ?? identity; text = line; break;
      case 'nextLine': move(0, state.leading); break;
      case 'showText': show(first); break;
      case 'setGState': set(first); break;
      case 'setLineWidth': state.lineWidth = Number(first); break;
      case 'setDash': state.dashed = isDashed(first); break;
      case 'setFillRGBColor': state.fill = colorOf(first); break;
      case 'setStrokeRGBColor': state.stroke = colorOf(first); break;
      case 'setFillTransparent': case 'setFillColorN': state.fill = undefined; break;
      case 'setStrokeTransparent': case 'setStrokeColorN': state.stroke = undefined; break;
      case 'constructPath': {
        const paint: Paint = { ctm: state.ctm, lineWidth: state.lineWidth, dashed: state.dashed, fill: state.fill, stroke: state.stroke };
        strokes.push(...barsOf(given, paint));
        break;
      }
      default: break;
    }
  }
  return { width: sheet.width, height: sheet.height, glyphs, strokes, unseen };
}

function glyphOf(item: unknown): { readonly text: string; readonly width: number; readonly space: boolean } | undefined {
  if (typeof item !== 'object' || item === null || !('unicode' in item) || !('width' in item)) return undefined;
  return {
    text: typeof item.unicode === 'string' ? item.unicode : '',
    width: typeof item.width === 'number' ? item.width : 0,
    space: 'isSpace' in item && item.isSpace === true,
  };
}

function isDashed(pattern: unknown): boolean {
  const lengths: unknown[] = Array.isArray(pattern) ? pattern : [];
  return lengths.some((length) => Number(length) > 0);
}

/** pdf.js turns every colour space into "#rrggbb". */
function colorOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^#[\da-f]{6}$/iu.test(value) ? value.slice(1).toUpperCase() : undefined;
}
