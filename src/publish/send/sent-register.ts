import { readCopies } from '../../register/copies.js';
import { readIssued } from '../../register/issued.js';
import { checkSent, readSent, type SentRegister } from '../../register/sent.js';
import type { Read } from '../../source/json.js';

/** The register of packages, held against itself and the registers of decisions and copies, where these can be read. */
export function readCheckedSent(root: string, year: number, content = `content/${year}`): Read<SentRegister> {
  const sent = readSent(root, content);
  const issued = readIssued(root);
  const copies = readCopies(root);
  if (!sent.ok || !issued.ok || !copies.ok) return sent;
  const diagnostics = checkSent(sent.value, year, issued.value, copies.value);
  return diagnostics.length > 0 ? { ok: false, diagnostics } : sent;
}
