import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Portion } from '../../src/plan/distribution.js';
import { measureOf } from '../../src/publish/send/package.js';
import { readProject, type Project } from '../../src/publish/project.js';
import { readWorkbookLayout, type WorkbookLayout } from '../../src/workbook/layout.js';
import { taskWorkbook } from '../../src/workbook/task-workbook.js';

/** Columns of an agency's workbook, as the repository's own layout has them; A is the hidden id. */
export const columnOf = { id: 'A', ref: 'B', task: 'C', due: 'F', state: 'I', date: 'J', percent: 'K', evidence: 'L', note: 'M' } as const;
/** The first row of tasks, counted from 1. */
export const firstRow = 4;

export interface Desk {
  readonly project: Project;
  readonly layout: WorkbookLayout;
}

export function openDesk(root: string, year: number): Desk {
  const { project, diagnostics } = readProject(root, year, []);
  const layout = readWorkbookLayout(root);
  if (project === undefined || !layout.ok) throw new Error(JSON.stringify(diagnostics));
  return { project, layout: layout.value };
}

export function portionOf({ project }: Desk, agency: string): Portion {
  const portion = project.distribution.portions.find((p) => p.agency.id === agency);
  if (portion === undefined) throw new Error(`no portion of ${agency}`);
  return portion;
}

/** The workbook that an agency is sent. */
export async function sentTo(desk: Desk, agency: string, decision: string): Promise<Uint8Array> {
  const { project, layout } = desk;
  const made = await taskWorkbook(project.plan, project.distribution, portionOf(desk, agency), layout, decision, measureOf(project.faces));
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics));
  return made.value;
}

/** The parts of a workbook as texts, to be changed as hands and other programs change them. */
export class Parts {
  private readonly parts: Map<string, Uint8Array>;

  constructor(bytes: Uint8Array) {
    this.parts = new Map(Object.entries(unzipSync(bytes)));
  }

  text(name: string): string {
    const part = this.parts.get(name);
    if (part === undefined) throw new Error(`no part ${name}`);
    return strFromU8(part);
  }

  names(): readonly string[] {
    return [...this.parts.keys()];
  }

  put(name: string, text: string | Uint8Array): this {
    this.parts.set(name, typeof text === 'string' ? strToU8(text) : text);
    return this;
  }

  /** Replaces what is there. */
  edit(name: string, from: string | RegExp, to: string): this {
    const before = this.text(name);
    const after = before.replace(from, () => to);
    if (after === before) throw new Error(`${name} has no ${String(from)}`);
    return this.put(name, after);
  }

  bytes(): Uint8Array {
    return zipSync(Object.fromEntries(this.parts), { level: 1 });
  }
}

const sheetPart = 'xl/worksheets/sheet1.xml';

/** A workbook in hand: cells of its sheet of tasks are filled in one after another. */
export class Filled extends Parts {
  /** Writes a cell as raw XML: attributes besides place and style, and what is inside. */
  raw(ref: string, attributes: string, inside: string): this {
    const cell = new RegExp(`<c r="${ref}"([^>]*?)(?:/>|>.*?</c>)`, 'su');
    const found = cell.exec(this.text(sheetPart));
    if (found === null) throw new Error(`no cell ${ref}`);
    const style = /(?<= )s="\d+"/u.exec(found[1] ?? '')?.[0] ?? '';
    return this.edit(sheetPart, cell, `<c r="${ref}" ${/(?:^| )s=/u.test(attributes) ? '' : style} ${attributes}>${inside}</c>`);
  }

  words(ref: string, text: string): this {
    const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;');
    return this.raw(ref, 't="inlineStr"', `<is><t xml:space="preserve">${safe}</t></is>`);
  }

  number(ref: string, value: number | string): this {
    return this.raw(ref, '', `<v>${value}</v>`);
  }

  sheet(from: string | RegExp, to: string): this {
    return this.edit(sheetPart, from, to);
  }

  /** A row of the sheet, as XML. */
  row(number: number): string {
    return new RegExp(`<row r="${number}".*?</row>`, 'su').exec(this.text(sheetPart))?.[0] ?? '';
  }

  /** An answer in a row, in the words of the drop-down list; a day as Excel counts it. */
  answer(row: number, answer: { readonly state: string; readonly day?: number; readonly percent?: number; readonly evidence?: string; readonly note?: string }): this {
    this.words(`I${row}`, answer.state);
    if (answer.day !== undefined) this.number(`J${row}`, answer.day);
    if (answer.percent !== undefined) this.number(`K${row}`, answer.percent);
    if (answer.evidence !== undefined) this.words(`L${row}`, answer.evidence);
    if (answer.note !== undefined) this.words(`M${row}`, answer.note);
    return this;
  }
}

/** Excel's count of an ISO day. */
export function serialOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569;
}

/** The row of a moved or copied task: its XML under another number. */
export function renumbered(row: string, number: number): string {
  return row.replaceAll(/(?<=r="[A-Z]*)\d+(?=")/gu, String(number));
}
