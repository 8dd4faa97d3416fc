/** Points to twips, whole as WordprocessingML wants them. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** Millimetres to twips. */
export function mmTwips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

/** Points to half-points: font sizes. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** Points to eighths of a point: border weights. */
export function eighths(points: number): number {
  return Math.round(points * 8);
}

/** Splits a width in twips by percentages, so that the parts add up to the whole exactly. */
export function shares(percents: readonly number[], whole: number): readonly number[] {
  let sum = 0;
  let before = 0;
  return percents.map((percent) => {
    sum += percent;
    const edge = Math.round((sum / 100) * whole);
    const part = edge - before;
    before = edge;
    return part;
  });
}
