import { readText } from '../source/files.js';
import { readJson, type Read } from '../source/json.js';
import type { SourceText } from '../source/source-text.js';
import { reviewShape, type ReviewFile } from './schema.js';

/** The review of a year's draft as its file has it; undefined where the year has none. */
export function readReview(root: string, year: number): Read<{ readonly review: ReviewFile; readonly source: SourceText } | undefined> {
  const read = readText(root, `content/${year}/review.json`);
  if (!read.ok) {
    const diagnostics = read.diagnostics.filter((d) => d.code !== 'file-missing');
    return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, value: undefined };
  }
  const review = readJson(read.value, reviewShape);
  return review.ok ? { ok: true, value: { review: review.value, source: read.value } } : review;
}
