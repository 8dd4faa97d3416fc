import { diagnose } from '../diagnostics/catalogue.js';
import { yearsOf } from '../content/read.js';
import type { Read } from '../source/json.js';

/** The year a command works on: the one asked for, or the latest there is. */
export function chooseYear(root: string, asked: string | undefined): Read<number> {
  const years = yearsOf(root);
  if (!years.ok) return years;
  const known = years.value.map(String);
  const year = asked ?? known.at(-1);
  if (year !== undefined && known.includes(year)) return { ok: true, value: Number(year) };
  const place = { file: 'content', line: 1, column: 1 };
  return { ok: false, diagnostics: [diagnose('no-year', place, { year: asked ?? '', known: known.join(', ') })] };
}
