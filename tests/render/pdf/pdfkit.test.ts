import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const manifest = z.object({ dependencies: z.record(z.string(), z.string()), version: z.string().optional() });
const installed = createRequire(import.meta.url).resolve('pdfkit');
const versionOf = (file: string): string => z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;

describe('what we rely on inside pdfkit is there: a new version is looked at before it is taken', () => {
  it('the version is pinned, and the one that src/render/pdf/pdf-file.ts was written against', () => {
    expect(manifest.parse(JSON.parse(readFileSync('package.json', 'utf8'))).dependencies['pdfkit']).toBe('0.20.2');
    expect(versionOf(installed.replace(/js\/pdfkit\.\w+$/u, 'package.json'))).toBe('0.20.2');
  });
  it.each(['_finalize', 'endMarkings', 'endAcroForm', '_addInfo', '_addColorOutputIntent', '_refEnd', 'appendXML', 'ref', 'addPage', 'flushPages'])('it calls %s, which we replace or call', (name) => {
    const document = new PDFDocument({ subset: 'PDF/A-2a', autoFirstPage: false, font: '' });
    expect(typeof Reflect.get(document, name)).toBe('function');
  });
  it('a page gathers its content in pieces', () => {
    const document = new PDFDocument({ autoFirstPage: true, font: '', compress: false });
    expect(z.array(z.instanceof(Uint8Array)).parse(Reflect.get(document.page.content, 'buffer'))).toHaveLength(1);
  });
  it.each([['_offsets', 'object'], ['_waiting', 'number'], ['_offset', 'number'], ['_root', 'object']])('it keeps %s', (name, type) => {
    const document = new PDFDocument({ autoFirstPage: false, font: '' });
    expect(typeof Reflect.get(document, name)).toBe(type);
  });
});
