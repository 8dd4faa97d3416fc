import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RuleState } from '../../src/inspect/rules/types.js';
import { departuresOf, inspectPath } from '../../src/publish/inspect-files.js';
import { inspectFile, type Inspection } from '../../src/inspect/inspect.js';
import { makeEveryKind } from '../support/every-kind.js';
import { has, libreOfficePdfs, soffice, why } from './tools.js';

const made = await makeEveryKind();
afterAll(made.remove);
const printRun = '2023/in/in.pdf';

describe('kehoach inspect finds no departure in any file that we make', () => {
  it.each(['docx', 'pdf'] as const)('%s', async (ending) => {
    const told: string[] = [];
    for (const file of made.files(ending).filter((one) => one !== printRun)) {
      const { read } = await inspectPath(join(made.root, 'output'), file);
      if (!read.ok) told.push(`${file}: ${read.diagnostics.map((d) => d.code).join(', ')}`);
      else told.push(...departuresOf(read.value).map((d) => `${file}: ${d.rule} ${d.what}: ${d.found} → ${d.wanted} "${d.words}"`));
    }
    expect(told).toEqual([]);
  });
});

/** Kinds that differ most from each other. */
const tried = ['2023/quyet-dinh', '2023/dien-tu/ke-hoach', '2023/gui/so-y-te/cong-van', '2023/sao/01-sy-van-phong-ubnd-tinh-2022/ban-sao', '2024/quyet-dinh', 'bao-cao-2023-6-thang/bao-cao'];

async function inspect(file: string): Promise<Inspection> {
  const read = await inspectFile(new Uint8Array(readFileSync(file)), file);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

function states({ rules }: Inspection): Readonly<Record<string, RuleState>> {
  return Object.fromEntries(rules.map(({ rule, state }) => [rule, state]));
}

/** Rules of which two inspections say different things. */
function differences(one: Inspection, other: Inspection): readonly string[] {
  const then = states(other);
  return Object.entries(states(one)).filter(([rule, state]) => then[rule] !== state).map(([rule, state]) => `${rule}: ${state} → ${then[rule] ?? ''}`);
}

describe.skipIf(!has('soffice'))(`kehoach inspect says the same of files that LibreOffice saved again${why('soffice', 'gói Debian libreoffice-writer')}`, () => {
  it.each(tried)('%s, as DOCX and as PDF', async (name) => {
    const [docx, pdf] = ['docx', 'pdf'].map((ending) => join(made.root, 'output', `${name}.${ending}`));
    if (docx === undefined || pdf === undefined) throw new Error(name);
    const again = join(soffice('docx', [docx]), basename(docx));
    expect(differences(await inspect(docx), await inspect(again)), 'DOCX').toEqual([]);
    const printed = join(libreOfficePdfs([docx]), basename(pdf));
    expect(differences(await inspect(pdf), await inspect(printed)), 'PDF').toEqual([]);
  });
});
