import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectAnswers, type CollectRequest, type CollectResult } from '../../src/publish/collect.js';
import { readPlan } from '../../src/content/read.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { progressShape, type TaskProgress } from '../../src/content/schema.js';
import { said } from '../../src/workbook/age.js';
import { issuedProject } from './issued.js';
import { sampleYear, type Sample } from './sample-project.js';
import { Filled, openDesk, sentTo, type Desk } from './workbooks.js';

export const decision = '07/QĐ-UBND';

/** What stands in progress.json before anything is collected. */
export const known: readonly TaskProgress[] = [{ task: 'ke-hoach-thanh-tra', state: 'dang-thuc-hien', percent: 40, note: 'Đang lấy ý kiến' }];

export interface Collecting {
  readonly root: string;
  readonly desk: Desk;
  /** The workbook of an agency as it was sent, in hand. */
  readonly sent: (agency: string) => Promise<Filled>;
  readonly collect: (files: Readonly<Record<string, Uint8Array>>, request?: Omit<CollectRequest, 'paths'>) => Promise<Collected>;
  readonly remove: () => void;
}

export interface Collected {
  readonly result: CollectResult | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** progress.json before and after, byte for byte. */
  readonly untouched: boolean;
  /** What it says after, without what it records of the answering. */
  readonly tasks: readonly TaskProgress[];
}

/** The sample, issued and sent; what comes back is collected over the same progress each time. */
export async function collecting(data?: Sample, progress: readonly TaskProgress[] = known): Promise<Collecting> {
  const { root, remove } = await issuedProject(data);
  const file = join(root, 'content', String(sampleYear), 'progress.json');
  const before = `${JSON.stringify({ tasks: progress }, null, 2)}\n`;
  writeFileSync(file, before);
  const desk = openDesk(root, sampleYear);
  const originals = new Map<string, Uint8Array>();
  return {
    root,
    desk,
    sent: async (agency) => {
      const bytes = originals.get(agency) ?? (await sentTo(desk, agency, decision));
      originals.set(agency, bytes);
      return new Filled(bytes);
    },
    collect: async (files, request = {}) => {
      writeFileSync(file, before);
      const folder = mkdtempSync(join(tmpdir(), 'kehoach-gui-ve-'));
      try {
        for (const [name, bytes] of Object.entries(files)) {
          mkdirSync(join(folder, name, '..'), { recursive: true });
          writeFileSync(join(folder, name), bytes);
        }
        const read = await collectAnswers(root, { paths: [folder], ...request });
        const after = readFileSync(file, 'utf8');
        const check = readPlan(root, sampleYear).diagnostics.filter((d) => d.level === 'error');
        if (check.length > 0) throw new Error(`progress.json no longer holds: ${JSON.stringify(check)}`);
        return {
          result: read.ok ? read.value : undefined,
          diagnostics: read.ok ? read.value.diagnostics : read.diagnostics,
          untouched: after === before,
          tasks: progressShape.parse(JSON.parse(after)).tasks.map(said),
        };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    remove,
  };
}

