const pointsPerMm = 72 / 25.4;

/** Millimetres to points. */
export function mm(millimetres: number): number {
  return millimetres * pointsPerMm;
}
