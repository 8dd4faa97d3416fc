/** A number as decisions and copies write it, of two digits at least (R16): "07". */
export function padded(value: number): string {
  return String(value).padStart(2, '0');
}

/** Number and symbol of a document: "07/QĐ-UBND". */
export function symbolOf({ number, symbol }: { readonly number: number; readonly symbol: string }): string {
  return `${padded(number)}/${symbol}`;
}
