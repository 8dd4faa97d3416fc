/** What one PDF may cost; beyond it the reader refuses and says so. */
export interface Limits {
  readonly bytes: number;
  readonly pages: number;
  /** Of everything pdf.js does with the file. */
  readonly milliseconds: number;
  /** By which the process may grow while a file is read, in MiB. */
  readonly memoryMiB: number;
  /** Characters and lines drawn, all pages together, and characters of one page. */
  readonly marks: number;
  readonly lettersOfPage: number;
}

/** An administrative document with its appendices is far below each of these. */
export const usualLimits: Limits = { bytes: 200 * 1024 * 1024, pages: 1000, milliseconds: 60_000, memoryMiB: 1024, marks: 4_000_000, lettersOfPage: 30_000 };
