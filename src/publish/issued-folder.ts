import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { IssuedEntry } from '../content/schema.js';
import { asideFolder } from '../content/years.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { symbolOf } from '../content/numbers.js';
import { outputFolder } from './folders.js';

type Issued = Pick<IssuedEntry, 'year' | 'number'>;

/** What a command works on: the content of a year, or an issued decision of it that lies aside. */
export interface Edition {
  readonly year: number;
  /** Number of the decision that lies aside; absent: what `content/<year>` holds. */
  readonly decision?: number | undefined;
}

/** The folder of an edition below `content/`: "2023", "2023.qd-3604"; as commands name it. */
export function contentName({ year, decision }: Edition): string {
  return decision === undefined ? String(year) : asideFolder(year, decision);
}

/** The folder of its files below `output/`: "2023", "2023-qd-3604". */
export function setName({ year, decision }: Edition): string {
  return decision === undefined ? String(year) : `${year}-qd-${decision}`;
}

/** A year alone is what its folder holds. */
export function editionOf(which: number | Edition): Edition {
  return typeof which === 'number' ? { year: which } : which;
}

/** Where the content of an issued decision is moved when a later one replaces or amends it; from the root. */
export function supersededContent({ year, number }: Issued): string {
  return `content/${contentName({ year, decision: number })}`;
}

/** Where its files are moved then, below `output/`. */
export function supersededFolder({ year, number }: Issued): string {
  return setName({ year, decision: number });
}

/** Where the files of an issued decision are, below `output/`. */
export function issuedFolder(root: string, entry: Issued): string {
  const aside = [supersededContent(entry), `${outputFolder}/${supersededFolder(entry)}`];
  return aside.some((path) => existsSync(join(root, path))) ? supersededFolder(entry) : String(entry.year);
}

/** A decision that a later one replaces or amends, and whose content is not where it was moved. */
export function supersededMissing(root: string, entry: IssuedEntry): readonly Diagnostic[] {
  const path = supersededContent(entry);
  return existsSync(join(root, path)) ? [] : [diagnose('superseded-missing', { file: path, line: 1, column: 1 }, { path, decision: symbolOf(entry), year: entry.year })];
}
