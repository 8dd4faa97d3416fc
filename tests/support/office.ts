import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { progressShape, type TaskProgress } from '../../src/content/schema.js';
import { collectAnswers, type CollectResult } from '../../src/publish/collect.js';
import { said } from '../../src/workbook/age.js';
import { decision } from './collecting.js';
import { draftSample, issuedProject } from './issued.js';
import { sampleYear } from './sample-project.js';
import { Filled, openDesk, sentTo } from './workbooks.js';

/** Collecting goes on over months: what one run recorded is what the next one finds. */
const made: string[] = [];
afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

export interface Office {
  /** The workbook that goes out now, with what is known. */
  readonly sent: (agency: string) => Promise<Filled>;
  readonly collect: (files: Readonly<Record<string, Filled>>, back?: readonly string[]) => Promise<Run>;
  /** What progress.json says, without what it records of the answering. */
  readonly tasks: () => readonly TaskProgress[];
  /** When the workbooks were saved of which it records answers. */
  readonly moments: () => readonly (string | undefined)[];
  /** As an officer edits it, or writes it where there is none. */
  readonly edit: (change: (text: string) => string) => void;
}

export interface Run {
  readonly result: CollectResult | undefined;
  readonly codes: readonly string[];
  readonly words: string;
}

/** An office that has issued the sample, and collects into one record. */
export async function office(data = draftSample()): Promise<Office> {
  const { root } = await issuedProject(data);
  made.push(root);
  const file = join(root, 'content/2030/progress.json');
  const recorded = (): readonly TaskProgress[] => progressShape.parse(JSON.parse(readFileSync(file, 'utf8'))).tasks;
  return {
    sent: async (agency) => new Filled(await sentTo(openDesk(root, sampleYear), agency, decision)),
    collect: async (files, back) => {
      const folder = mkdtempSync(join(tmpdir(), 'kehoach-ve-'));
      made.push(folder);
      for (const [name, book] of Object.entries(files)) writeFileSync(join(folder, name), book.bytes());
      const read = await collectAnswers(root, { paths: [folder], back });
      const diagnostics = read.ok ? read.value.diagnostics : read.diagnostics;
      return { result: read.ok ? read.value : undefined, codes: diagnostics.map((d) => `${d.level} ${d.code}`), words: diagnostics.map((d) => `${d.message} ${d.hint}`).join('\n') };
    },
    tasks: () => recorded().map(said),
    moments: () => recorded().flatMap(({ from = [] }) => from.map(({ saved }) => saved)),
    edit: (change) => { writeFileSync(file, change(existsSync(file) ? readFileSync(file, 'utf8') : '')); },
  };
}

/** As a program saves it. */
export function savedAt(book: Filled, moment: string): Filled {
  return book.edit('docProps/core.xml', /(?<=<dcterms:modified[^>]*>)[^<]*/u, moment);
}
