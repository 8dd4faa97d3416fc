/** A number as PDF writes it: thousandths of a point are finer than any printer. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** Four hexadecimal digits. */
export function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}

/** Six hexadecimal digits as the three parts of a colour: "0.6 0.6 0.6". */
export function pdfColor(hex: string): string {
  return [0, 2, 4].map((at) => pdfNumber(Number.parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ');
}
