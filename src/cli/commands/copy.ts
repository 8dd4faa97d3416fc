import pc from 'picocolors';
import { slashed } from '../../content/dates.js';
import { symbolOf } from '../../content/numbers.js';
import { copyDecision, folderNow, type CopyRequest } from '../../publish/copy.js';
import { setName } from '../../publish/issued-folder.js';
import { outputFolder } from '../../publish/folders.js';
import { exitCodes } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { countLine, diagnosticLines } from '../messages.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { chooseEdition } from '../year.js';

export interface CopyArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly json: boolean;
  readonly request: CopyRequest;
}

const formNames: Readonly<Record<CopyRequest['form'], string>> = { 'sao-y': 'bản sao y', 'sao-luc': 'bản sao lục', 'trich-sao': 'bản trích sao' };

/** `kehoach copy <year> --form …`: the exit code. */
export async function copy({ root, year: asked, json, request }: CopyArguments): Promise<number> {
  const edition = chooseEdition({ root, asked, usual: 'issued', json });
  if (!edition.ok) return reportFailure(edition.diagnostics, json, exitCodes.usage);
  const copied = await interruptible((signal) => copyDecision(root, edition.value, request, { signal }));
  if (!copied.ok) return reportFailure(copied.diagnostics, json, exitCodeOf(copied.diagnostics));
  const { entry, diagnostics } = copied.value;
  if (json) {
    console.log(JSON.stringify({ ok: true, entry, diagnostics }, null, 2));
    return exitCodes.ok;
  }
  for (const d of diagnostics) console.log(diagnosticLines(d));
  console.log(pc.green(`Đã làm và ghi sổ ${formNames[entry.form]} số ${symbolOf(entry)} ngày ${slashed(entry.date)} (${entry.as === 'giay' ? 'bản giấy' : 'bản điện tử'}): ${outputFolder}/${folderNow(entry.folder, setName(edition.value))}/`));
  console.log(`  ${entry.files.map((f) => `${f.path} (${f.pages} trang)`).join(', ')}; nơi nhận: ${entry.recipients.join('; ')}`);
  console.log(`  sổ: content/copies.json; ${countLine(diagnostics)}`);
  return exitCodes.ok;
}
