import { isoOf, slashed, type Day } from '../../content/dates.js';
import type { SentEntry } from '../../content/schema.js';
import { diagnose, hasErrors, sortDiagnostics, uniqueDiagnostics } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Portion } from '../../plan/distribution.js';
import { append, type Chain } from '../../register/chain.js';
import { lastSent } from '../../register/sent.js';
import type { Read } from '../../source/json.js';
import { contentName, editionOf, type Edition } from '../issued-folder.js';
import { outputFolder } from '../folders.js';
import { publishSet, type PublishSetOptions } from '../publish-set.js';
import { departuresOf } from '../recorded-files.js';
import { carry, carryEarlier } from './carry.js';
import { chooseAgencies, lineFor, openDesk, recordOf, sendFolder, writeLists } from './desk.js';
import { lateFaults } from './requests.js';
import type { SendOptions, SendResult } from './send.js';

export interface MarkRequest {
  /** Ids or names of agencies; absent: all whose packages wait. */
  readonly agencies?: readonly string[] | undefined;
  /** The day on which the packages went out. */
  readonly date: Day;
}

/** Enters in the register that packages made before were sent; the packages stay as they are. */
export async function markSent(root: string, which: number | Edition, { agencies, date }: MarkRequest, { signal, disk, watch }: Omit<SendOptions, 'onProgress'> & Pick<PublishSetOptions, 'watch'> = {}): Promise<Read<SendResult>> {
  const fail = (diagnostics: readonly Diagnostic[]): Read<never> => ({ ok: false, diagnostics: sortDiagnostics(uniqueDiagnostics(diagnostics)) });
  const opened = await openDesk(root, which);
  if (!opened.ok) return fail(opened.diagnostics);
  const { desk, diagnostics } = opened.value;
  const { project, register } = desk;
  const { set } = project;
  const before = lastSent(register);
  const chosen = chooseAgencies(project, agencies);
  if (!chosen.ok) return fail(chosen.diagnostics);
  const waiting = chosen.value.filter(({ agency }) => agencies !== undefined || before.get(agency.id)?.state === 'cho-gui');
  const place = { file: register.file, line: 1, column: 1 };
  const known = project.distribution.portions.flatMap((portion) => {
    const entry = before.get(portion.agency.id);
    return entry === undefined ? [] : [{ portion, entry }];
  });
  const faults = [
    ...(waiting.length === 0 ? [diagnose('send-none-waiting', place, {})] : []),
    ...lateFaults(project, 'Ngày gửi', isoOf(date), place),
    ...waiting.flatMap((portion) => markFaults(portion, before.get(portion.agency.id), isoOf(date), place)),
  ];
  if (hasErrors(faults)) return fail(faults);
  const marked = new Set(waiting.map(({ agency }) => agency.id));
  return publishSet(
    root,
    sendFolder(set),
    async (write) => {
      const chain = known.filter(({ entry }) => marked.has(entry.agency)).reduce<Chain<SentEntry>>((all, { entry }) => append<Omit<SentEntry, 'previous' | 'hash'>>(all, sentLine(entry, isoOf(date))), register.chain);
      const now = lastSent({ ...register, chain });
      const lines = known.map(({ portion, entry }) => lineFor(portion, now.get(entry.agency) ?? entry, chain));
      const spoilt: Diagnostic[] = [];
      for (const { portion, entry } of known) {
        if (!carry(root, set, entry, write)) spoilt.push(diagnose('send-package-spoilt', place, { agency: portion.agency.name, files: departuresOf(root, sendFolder(set), entry.files).map(({ path }) => path), ref: contentName(editionOf(which)), id: entry.agency }));
        carryEarlier(root, set, chain, entry.agency, write);
      }
      await writeLists(desk, lines, write);
      const unchanged = known.map(({ entry }) => entry.agency).filter((id) => !marked.has(id));
      return { value: { folder: `${outputFolder}/${sendFolder(set)}`, sent: [...marked], unchanged, lines, diagnostics: sortDiagnostics([...diagnostics, ...faults]) }, diagnostics: spoilt, records: recordOf(register, chain, 'sent', '../schemas') };
    },
    { signal, ...(disk === undefined ? {} : { disk }), ...(watch === undefined ? {} : { watch }) },
  );
}

function markFaults({ agency: { name } }: Portion, entry: SentEntry | undefined, date: string, place: { readonly file: string; readonly line: number; readonly column: number }): readonly Diagnostic[] {
  if (entry === undefined || entry.state === 'chuan-bi') return [diagnose('send-nothing-made', place, { agency: name })];
  if (entry.state === 'da-gui') return [diagnose('send-already-sent', place, { agency: name, date: slashed(entry.sentOn ?? '') })];
  const first = entry.date ?? entry.decision.date;
  return date < first ? [diagnose('send-mark-date', place, { date: slashed(date), agency: name, letter: slashed(first) })] : [];
}

/** The line of a package again, with the day on which it was sent. */
function sentLine({ agency, number, symbol, date, signer, decision, counts, copy, inputs, files }: SentEntry, sentOn: string): Omit<SentEntry, 'previous' | 'hash'> {
  return { agency, state: 'da-gui', sentOn, number, symbol, date, signer, decision, counts, ...(copy === undefined ? {} : { copy }), inputs, files };
}
