import Handlebars from 'handlebars';
import { z } from 'zod';
import { slashed } from '../content/dates.js';
import { symbolOf } from '../content/numbers.js';
import type { Plan } from '../content/plan.js';
import type { SentEntry } from '../content/schema.js';
import { readText } from '../source/files.js';
import { readJson, type Read } from '../source/json.js';
import type { Measure } from './row-height.js';
import { writeWorkbook, type CellValue } from './write.js';

const line = z.string().min(1).max(500);
const field = z.enum(['index', 'agency', 'number', 'date', 'lead', 'named', 'group', 'pages', 'files', 'sha256', 'times', 'state', 'sentOn']);

/** `templates/bang-tinh/so-gui.json`: words, order and widths of the register of what was sent. */
export const sentLayoutShape = z.strictObject({
  $schema: z.string().optional(),
  sheet: z.string().min(1).max(31).regex(/^[^\\/?*[\]:']+$/u),
  title: z.array(line).min(1).max(5),
  columns: z.array(z.strictObject({ field, header: line, width: z.number().min(3).max(120) })).min(1),
});
export type SentLayout = z.infer<typeof sentLayoutShape>;

export function readSentLayout(root: string): Read<SentLayout> {
  const text = readText(root, 'templates/bang-tinh/so-gui.json');
  return text.ok ? readJson(text.value, sentLayoutShape) : text;
}

/** One agency's line of the register, as it stands now. */
export interface SentLine {
  readonly name: string;
  readonly entry: SentEntry;
  /** How often something was sent to it; what was only made does not count. */
  readonly times: number;
}

/** What became of a package, in words. */
export const sentStates: Readonly<Record<SentEntry['state'], string>> = { 'chuan-bi': 'Chưa có số', 'cho-gui': 'Chờ gửi', 'da-gui': 'Đã gửi' };

/** The register of what was sent, as a workbook. */
export async function sentWorkbook(plan: Plan, lines: readonly SentLine[], { sheet, title, columns }: SentLayout, decision: string, measure: Measure): Promise<Uint8Array> {
  const day = plan.head.decision.date ?? `${plan.year}-01-01`;
  const words = title.map((one) => Handlebars.compile(one, { strict: true, noEscape: true })({ year: String(plan.year), decision, date: slashed(day), issuer: plan.head.issuer.name }));
  const rows = lines.map((sent, index) => {
    const values = valuesOf(sent, index);
    return columns.map((c) => values[c.field]);
  });
  const kinds = columns.map((c) => ({ width: c.width, kind: ['date', 'sentOn'].includes(c.field) ? ('date' as const) : ['agency', 'files', 'sha256', 'state'].includes(c.field) ? ('text' as const) : ('centred' as const) }));
  return writeWorkbook([{ name: sheet, columns: kinds, title: words, header: columns.map((c) => c.header), rows }], { title: words[0] ?? sheet, author: plan.head.issuer.fullName, date: day }, measure);
}

function valuesOf({ name, entry, times }: SentLine, index: number): Readonly<Record<z.infer<typeof field>, CellValue>> {
  const { number, symbol, date, counts, files, state, sentOn } = entry;
  const inside = packedFiles(entry);
  return {
    index: index + 1,
    agency: name,
    number: number === null ? (state === 'chuan-bi' ? `…/${symbol}` : null) : symbolOf({ number, symbol }),
    date: date === null ? null : { day: date },
    ...counts,
    pages: files.filter((f) => f.path.endsWith('.pdf')).reduce((sum, f) => sum + f.pages, 0),
    files: inside.join(', '),
    sha256: files.find((f) => f.path.endsWith('.zip'))?.sha256 ?? '',
    times,
    state: sentStates[state],
    sentOn: sentOn === undefined ? null : { day: sentOn },
  };
}

/** Names of the files in a package; the zip holds these and is not one of them. */
export function packedFiles({ agency, files }: Pick<SentEntry, 'agency' | 'files'>): readonly string[] {
  return files.filter(({ path }) => path.startsWith(`${agency}/`)).map(({ path }) => path.slice(agency.length + 1));
}
