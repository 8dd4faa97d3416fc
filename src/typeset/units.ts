const twipsPerPoint = 20;
const pointsPerMm = 72 / 25.4;

/** The nearest twentieth of a point: the grid Word and LibreOffice set on, so that both formats break at the same places. */
export function onGrid(points: number): number {
  return Math.round(points * twipsPerPoint) / twipsPerPoint;
}

/** Millimetres to points, on the grid of twips. */
export function mm(millimetres: number): number {
  return onGrid(millimetres * pointsPerMm);
}
