const perUnit: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, pc: 12, pi: 12, px: 0.75 };

/** A length as a file writes it, in points: a number of `unit` points, or a number with its unit ("1.5cm", "12pt"). */
export function points(value: string | undefined, unit: number): number | undefined {
  const found = /^\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*(pt|in|cm|mm|pc|pi|px)?\s*$/iu.exec(value ?? '');
  if (found === null) return undefined;
  const scale = found[2] === undefined ? unit : perUnit[found[2].toLowerCase()];
  return scale === undefined ? undefined : rounded(Number(found[1]) * scale);
}

/** A twentieth of a point: indents, spaces, widths. */
export const twip = 1 / 20;
/** Sizes of type. */
export const halfPoint = 1 / 2;
/** Weights of borders. */
export const eighth = 1 / 8;
/** English metric units: drawings. */
export const emu = 1 / 12700;

/** Without the tail of binary fractions. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The value of an element that is on by standing there: "0", "false" and "off" turn it off. */
export function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'off';
}

/** A whole number as a file writes it. */
export function whole(value: string | undefined): number | undefined {
  return value !== undefined && /^\s*[+-]?\d{1,9}\s*$/u.test(value) ? Number(value) : undefined;
}
