import type { CopyEntry, Dispatcher, SentEntry } from '../../content/schema.js';
import { diagnose, hasErrors } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Portion } from '../../plan/distribution.js';
import { withoutReach } from '../../plan/reach.js';
import type { Chain } from '../../register/chain.js';
import { symbolOf } from '../../content/numbers.js';
import { readIssued } from '../../register/issued.js';
import { registerText } from '../../register/read.js';
import { readSent, timesSent, type SentRegister } from '../../register/sent.js';
import { nearName } from '../../plan/near-name.js';
import { placeOf, type Read } from '../../source/json.js';
import { nearest } from '../../source/shape.js';
import { readWorkbookLayout, type WorkbookLayout } from '../../workbook/layout.js';
import { readSentLayout, sentWorkbook, type SentLayout, type SentLine } from '../../workbook/sent-sheet.js';
import { copyTemplates, readCheckedCopies, type prepareCopy } from '../copy.js';
import { needIssued } from '../issue.js';
import { contentName, editionOf, supersededContent, type Edition } from '../issued-folder.js';
import { sameAsIssued } from '../issued-set.js';
import { heldTemplates } from '../jobs.js';
import type { RecordFile } from '../journal.js';
import { readProject, type Project } from '../project.js';
import { repeatedRecipients } from '../recipients.js';
import { dispatchTemplate, measureOf } from './package.js';
import { readCheckedSent } from './sent-register.js';

/** All that sending the packages of one year works on. */
export interface Desk {
  readonly project: Project;
  readonly body: Dispatcher;
  readonly layout: WorkbookLayout;
  readonly sentLayout: SentLayout;
  readonly register: SentRegister;
  /** Lines of what was sent of the year's other decisions. */
  readonly others: readonly SentEntry[];
  readonly copies: Parameters<typeof prepareCopy>[1];
  readonly decision: string;
}

export type WriteFile = (path: string, bytes: Uint8Array | string) => void;

/** The register for people's programs, beside the packages. */
export const sentList = 'so-gui.json';

/**
 * Below `output/`: where packages are.
 * @param set the folder of the decision's files
 */
export function sendFolder(set: string): string {
  return `${set}/gui`;
}

/** Reads and checks everything; the decision must be issued and come out as it was. */
export async function openDesk(root: string, which: number | Edition): Promise<Read<{ readonly desk: Desk; readonly diagnostics: readonly Diagnostic[] }>> {
  const { project, diagnostics: reading } = readProject(root, which, [...heldTemplates, dispatchTemplate, copyTemplates.extract]);
  const diagnostics = withoutReach(reading);
  const layout = readWorkbookLayout(root);
  const sentLayout = readSentLayout(root);
  const content = `content/${contentName(editionOf(which))}`;
  const register = readCheckedSent(root, editionOf(which).year, content);
  const copies = readCheckedCopies(root);
  const found = [...diagnostics, ...[layout, sentLayout, register, copies].flatMap((read) => (read.ok ? [] : read.diagnostics))];
  if (project === undefined || !layout.ok || !sentLayout.ok || !register.ok || !copies.ok || hasErrors(found)) return { ok: false, diagnostics: found };
  const { plan } = project;
  const issued = needIssued(plan, project.issued);
  const body = plan.head.dispatch;
  const missing = [...(issued.ok ? [] : issued.diagnostics), ...(body === undefined ? [diagnose('dispatch-missing', placeOf(plan.sources.plan, []), {})] : []), ...(await sameAsIssued(project))];
  if (!issued.ok || body === undefined || missing.length > 0) return { ok: false, diagnostics: missing };
  return { ok: true, value: { desk: { project, body, layout: layout.value, sentLayout: sentLayout.value, register: register.value, others: linesOfOthers(root, plan.year, content), copies: copies.value, decision: symbolOf(issued.value) }, diagnostics } };
}

/** Their numbers are given: the series of công văn goes on over all decisions of a year. */
function linesOfOthers(root: string, year: number, own: string): readonly SentEntry[] {
  const issued = readIssued(root);
  const aside = issued.ok ? issued.value.chain.entries.filter((entry) => entry.year === year).map(supersededContent) : [];
  return [...aside, `content/${year}`].filter((content) => content !== own).flatMap((content) => {
    const sent = readSent(root, content);
    return sent.ok ? sent.value.chain.entries : [];
  });
}

/** Agencies by their ids or names, in the order of the register; all that have tasks where none are named. */
export function chooseAgencies({ distribution, plan }: Project, agencies: readonly string[] | undefined): Read<readonly Portion[]> {
  if (agencies === undefined) return { ok: true, value: distribution.portions };
  const names = new Map(distribution.portions.map(({ agency: { id, name } }) => [id, name]));
  const ids = new Map(distribution.portions.flatMap(({ agency: { id, name, shortForms } }) => [id, name, ...shortForms].map((word) => [word.normalize('NFC'), id] as const)));
  const idOf = (one: string): string | undefined => ids.get(one.normalize('NFC').trim());
  const near = (one: string): { readonly id: string; readonly name: string } | undefined => {
    const id = ids.get(nearName(one, ids.keys()) ?? nearest(one, ids.keys()) ?? '');
    return id === undefined ? undefined : { id, name: names.get(id) ?? id };
  };
  const unknown = agencies.filter((one) => idOf(one) === undefined);
  if (unknown.length > 0) return { ok: false, diagnostics: unknown.map((id) => diagnose('send-agency-unknown', { file: plan.sources.agencies.file, line: 1, column: 1 }, { id, near: near(id) })) };
  const twice = repeatedRecipients(agencies, (one) => idOf(one) ?? one, (one) => names.get(idOf(one) ?? one) ?? one, placeOf(plan.sources.agencies, []));
  if (twice.length > 0) return { ok: false, diagnostics: twice };
  const chosen = new Set(agencies.map(idOf));
  return { ok: true, value: distribution.portions.filter((p) => chosen.has(p.agency.id)) };
}

/** Writes the register beside the packages, for people and for their programs. */
export async function writeLists({ project, sentLayout, decision }: Desk, lines: readonly SentLine[], write: WriteFile): Promise<void> {
  write(sentList, `${JSON.stringify(lines.map(({ name, entry, times }) => ({ name, times, ...entry })), null, 2)}\n`);
  write('so-gui.xlsx', await sentWorkbook(project.plan, lines, sentLayout, decision, measureOf(project.faces)));
}

/** An agency's line as it stands after all of a register. */
export function lineFor({ agency: { id, name } }: Portion, entry: SentEntry, chain: Chain<SentEntry>): SentLine {
  return { name, entry, times: timesSent(chain, id) };
}

/** The new text of a register; nothing where no line was added. */
export function recordOf(register: { readonly file: string; readonly source: { readonly text: string } | undefined; readonly chain: Chain<SentEntry> | Chain<CopyEntry> }, chain: Chain<SentEntry> | Chain<CopyEntry>, schema: string, schemas: string): readonly RecordFile[] {
  if (chain.last === register.chain.last) return [];
  return [{ file: register.file, text: registerText(schema, chain, schemas), was: register.source?.text }];
}
