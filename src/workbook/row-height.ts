/** Width of a text in the workbook's font and size, in points. */
export type Measure = (text: string, bold: boolean) => number;

/** Excel counts widths in digits of the default font, Times New Roman 12: 6 pt each, and a padding. */
const digitPt = 6;
const paddingPt = 7;
const linePt = 16;
/** Excel knows no higher rows. */
const mostPt = 409;

/** The height of a row that shows all its cells, in points: programs do not all fit rows to their text by themselves. */
export function rowHeight(cells: readonly { readonly text: string; readonly width: number; readonly bold: boolean }[], measure: Measure): number {
  const lines = Math.max(1, ...cells.map(({ text, width, bold }) => linesOf(text, width * digitPt - paddingPt, bold, measure)));
  return Math.min(mostPt, lines * linePt + 2);
}

/** How many lines a text takes; a word wider than the column is broken. */
function linesOf(text: string, width: number, bold: boolean, measure: Measure): number {
  const space = measure(' ', bold);
  return text.split('\n').reduce((lines, paragraph) => {
    let count = 1;
    let filled = 0;
    for (const word of paragraph.split(' ')) {
      const wide = measure(word, bold);
      if (filled > 0 && filled + space + wide > width) {
        count += 1;
        filled = 0;
      }
      count += Math.max(0, Math.ceil(wide / width) - 1);
      filled += (filled > 0 ? space : 0) + wide;
    }
    return lines + count;
  }, 0);
}
