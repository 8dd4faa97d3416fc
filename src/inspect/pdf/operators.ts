/** How the painting operators of pdf.js (`OPS`, numbers that never change) use a path; clipping paths paint nothing. */
export const OPS_PAINT: Readonly<Record<number, { readonly fills: boolean; readonly strokes: boolean }>> = {
  20: { fills: false, strokes: true },
  21: { fills: false, strokes: true },
  22: { fills: true, strokes: false },
  23: { fills: true, strokes: false },
  24: { fills: true, strokes: true },
  25: { fills: true, strokes: true },
  26: { fills: true, strokes: true },
  27: { fills: true, strokes: true },
};
