import { diagnose } from '../../diagnostics/catalogue.js';
import type { Place } from '../../diagnostics/diagnostic.js';
import type { Read } from '../../source/json.js';
import type { Observed } from '../observed.js';
import { usualLimits, type Limits } from './limits.js';
import { observe } from './observe.js';
import { openPdf } from './open.js';
import { partsOf } from './parts.js';

/**
 * A PDF of any program as it looks (`Observed`), or why it cannot be read. Measured from what is drawn on its pages
 * alone: neither tags nor styles are looked at. `file` is named in messages; `limits` are what reading may cost.
 */
export async function readPdfDocument(bytes: Uint8Array, file: string, limits: Limits = usualLimits): Promise<Read<Observed>> {
  const place: Place = { file, line: 1, column: 1 };
  const refused = (diagnostic: ReturnType<typeof diagnose>): Read<Observed> => ({ ok: false, diagnostics: [diagnostic] });
  const megabyte = 1024 * 1024;
  if (bytes.length > limits.bytes) return refused(diagnose('inspect-pdf-too-large', place, { megabytes: Math.ceil(bytes.length / megabyte), most: Math.floor(limits.bytes / megabyte) }));
  const looks = looksLike(bytes);
  if (looks !== 'pdf') return refused(diagnose('inspect-pdf-not-pdf', place, { looks }));
  if (!ascii(bytes.subarray(-4096)).includes('%%EOF')) return refused(diagnose('inspect-pdf-cut-short', place, {}));
  const opened = await openPdf(bytes, limits);
  if ('refused' in opened) {
    switch (opened.refused) {
      case 'encrypted': return refused(diagnose('inspect-pdf-encrypted', place, {}));
      case 'pages': return refused(diagnose('inspect-pdf-too-many-pages', place, { pages: opened.pages, most: limits.pages }));
      case 'time': case 'memory': return refused(diagnose('inspect-pdf-too-much', place, { what: opened.refused, seconds: Math.round(limits.milliseconds / 1000) }));
      case 'broken': case 'no-pages': return refused(diagnose('inspect-pdf-broken', place, {}));
    }
  }
  const { pages, title, language } = opened;
  const seen = pages.some((page) => page.glyphs.length > 0);
  const unseen = pages.some((page) => page.unseen.length > 0);
  if (!seen && !unseen) return refused(diagnose(hasPictures(bytes) ? 'inspect-pdf-scan' : 'inspect-pdf-empty', place, { pages: pages.length }));
  const recognized = pages.map((page) => (page.glyphs.length === 0 ? { ...page, glyphs: page.unseen } : page));
  const scanned = pages.some((page) => page.glyphs.length === 0 && page.unseen.length > 0);
  return {
    ok: true,
    value: {
      format: 'pdf', pageCount: pages.length, ...observe(recognized.map((page, i) => partsOf(page, i + 1))),
      ...(scanned ? { scanned } : {}),
      ...(language === undefined ? {} : { language }),
      ...(title === undefined ? {} : { title }),
    },
  };
}

function looksLike(bytes: Uint8Array): 'pdf' | 'docx' | 'doc' | 'empty' | 'other' {
  if (bytes.length === 0) return 'empty';
  const head = ascii(bytes.subarray(0, 1024));
  if (head.startsWith('PK\u0003\u0004')) return 'docx';
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'doc';
  return head.includes('%PDF-') ? 'pdf' : 'other';
}

/** The dictionary of a picture is never packed: it stands in the file in plain letters. */
function hasPictures(bytes: Uint8Array): boolean {
  return /\/Subtype\s*\/Image\b/u.test(ascii(bytes)) || /\sBI\s[^]{1,400}?\sID\s/u.test(ascii(bytes));
}

function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
