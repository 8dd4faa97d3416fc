import type { ObservedBlock, ObservedLine, ObservedRule } from '../observed.js';
import type { Column, Reading } from './paragraph.js';
import { rounded } from './units.js';

/** A text box with its lines. */
export interface FloatingBox {
  readonly lines: readonly ObservedLine[];
  readonly framed: boolean;
  /** From the left edge of the column to its middle. */
  readonly middle?: number;
  readonly width: number;
  /** From the top of the paragraph it hangs on. */
  readonly y?: number;
}

/** Text boxes side by side are columns, with the rules drawn over them; others are lines like all lines. */
export function placeBoxes(boxes: readonly FloatingBox[], rules: readonly { readonly rule: ObservedRule; readonly y: number }[], column: Column, reading: Reading): readonly ObservedBlock[] {
  const plain = boxes.filter(({ framed, middle }) => !framed && middle !== undefined).sort((a, b) => (a.middle ?? 0) - (b.middle ?? 0));
  const apart = column.isBody && plain.length > 1 && plain.every((box, at) => at === 0 || edge(box, -1) >= edge(plain[at - 1], 1) - overlap);
  if (!apart) return [...boxes.flatMap(({ lines }) => lines), ...(boxes.length > 1 ? rules.map(({ rule }) => rule) : [])];
  const cells = plain.map(({ lines }) => [...lines]);
  const nearest = (middle: number | undefined): number => {
    const at = plain.findIndex((box) => middle !== undefined && middle <= edge(box, 1));
    return at === -1 ? plain.length - 1 : at;
  };
  for (const box of boxes) if (!plain.includes(box)) cells[nearest(box.middle)]?.push(...box.lines);
  for (const { rule, y } of rules) {
    const at = nearest(rule.middle);
    const box = plain[at];
    const cell = cells[at];
    if (box === undefined || cell === undefined) continue;
    const left = edge(box, -1);
    const inside: ObservedRule = { ...rule, columnWidth: rounded(box.width), ...(rule.middle === undefined ? {} : { middle: rounded(rule.middle - left) }) };
    cell.splice(lineBelow(cell, y - (box.y ?? 0), reading), 0, inside);
  }
  return [{ kind: 'columns', rows: [cells] }];
}

/** Boxes may overlap by their empty margins, in points. */
const overlap = 15;

function edge(box: FloatingBox | undefined, side: -1 | 1): number {
  return (box?.middle ?? 0) + (side * (box?.width ?? 0)) / 2;
}

/** Which line of a box stands under a height. */
function lineBelow(lines: readonly ObservedLine[], y: number, { ruler }: Reading): number {
  let top = 3.6;
  for (const [at, line] of lines.entries()) {
    if (line.kind === 'rule') continue;
    const size = line.runs.reduce((most, { looks }) => Math.max(most, looks.size ?? 0), 0);
    const pitch = (ruler?.pitch(size) ?? size * 1.15) * (line.lineSpacing ?? 1);
    if (top + (line.spaceBefore ?? 0) + pitch / 2 > y) return at;
    top += (line.spaceBefore ?? 0) + pitch * (line.lines ?? 1) + (line.spaceAfter ?? 0);
  }
  return lines.length;
}
