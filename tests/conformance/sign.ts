import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { output } from './tools.js';

/** A key with its certificate, made for one run and thrown away. */
export interface Certificate {
  readonly folder: string;
  readonly key: string;
  readonly certificate: string;
}

export function throwAwayCertificate(folder: string, name: string): Certificate {
  const [key, certificate] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)];
  output('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/C=VN/O=Thu/CN=${name}`, '-keyout', key, '-out', certificate]);
  return { folder, key, certificate };
}

/** Hexadecimal digits kept for a signature; that of one certificate takes about 3,000. */
const room = 16384;
const signaturesExistAndAppendOnly = 3;

/**
 * Signs an empty field of a PDF as an office's tool does: an incremental update with a CAdES signature (ETSI.CAdES.detached),
 * so that every byte from before is still there, in its place. For files with a classic table of references, as ours are.
 */
export function signField(pdf: Uint8Array, field: string, certificate: Certificate): Uint8Array {
  const before = Buffer.from(pdf);
  const text = before.toString('latin1');
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const size = Number(found(/\/Size (\d+)/u, trailer));
  const root = found(/\/Root (\d+) 0 R/u, trailer);
  const widget = found(new RegExp(`\\n(\\d+) 0 obj\\n<<\\n(?:(?!endobj)[^])*?/T \\(${field}\\)`, 'u'), text);
  const form = found(/\/AcroForm (\d+) 0 R/u, objectOf(text, root));
  const place = '0000000000';
  const value = `<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/M (D:20221229081500+07'00')\n/ByteRange [0 ${place} ${place} ${place}]\n/Contents <${'0'.repeat(room)}>\n>>`;
  const objects = new Map([
    [widget, objectOf(text, widget).replace(/>>$/u, `/V ${size} 0 R\n>>`)],
    [form, objectOf(text, form).replace(/\/SigFlags \d/u, `/SigFlags ${signaturesExistAndAppendOnly}`)],
    [String(size), value],
  ]);
  let update = '\n';
  const offsets = new Map<string, number>();
  for (const [number, dictionary] of objects) {
    offsets.set(number, before.length + update.length);
    update += `${number} 0 obj\n${dictionary}\nendobj\n`;
  }
  const references = [...offsets].map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const id = found(/(\/ID \[[^\]]*\])/u, trailer);
  update += `xref\n${references}trailer\n<<\n/Size ${size + 1}\n/Root ${root} 0 R\n${id}\n/Prev ${found(/startxref\s+(\d+)\s+%%EOF\s*$/u, text)}\n>>\nstartxref\n${before.length + update.length}\n%%EOF\n`;

  const start = before.length + update.indexOf('/Contents <') + '/Contents '.length;
  const end = start + room + 2;
  const ranges = [start, end, before.length + update.length - end].map((n) => String(n).padEnd(place.length)).join(' ');
  const whole = Buffer.concat([before, Buffer.from(update.replace(`${place} ${place} ${place}`, ranges), 'latin1')]);
  const signature = cades(Buffer.concat([whole.subarray(0, start), whole.subarray(end)]), certificate);
  if (signature.length * 2 > room) throw new Error(`a signature of ${signature.length} bytes has no room`);
  whole.write(signature.toString('hex'), start + 1, 'latin1');
  return whole;
}

/** With the hash of the certificate among what is signed (signingCertificateV2). */
function cades(data: Uint8Array, { folder, key, certificate }: Certificate): Buffer {
  const [input, signed] = [join(folder, 'data'), join(folder, 'signature')];
  writeFileSync(input, data);
  output('openssl', ['cms', '-sign', '-cades', '-binary', '-md', 'sha256', '-outform', 'DER', '-signer', certificate, '-inkey', key, '-in', input, '-out', signed]);
  return readFileSync(signed);
}

/** The dictionary of an object as it stands last in the file. */
function objectOf(text: string, number: string): string {
  const head = `\n${number} 0 obj\n`;
  const start = text.lastIndexOf(head);
  return text.slice(start + head.length, text.indexOf('\nendobj', start));
}

function found(pattern: RegExp, text: string): string {
  const group = pattern.exec(text)?.[1];
  if (group === undefined) throw new Error(`no ${String(pattern)}`);
  return group;
}
