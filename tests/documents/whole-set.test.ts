import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { all, first, part, value } from '../support/docx.js';
import { wordsOfPage } from '../support/pdf.js';
import { checkTagged } from '../support/tagged/check.js';
import { textOfDocument } from '../support/tagged/words.js';
import { buildSet, layoutOf, pdfOf, pieces, readingOrder, wordsOfDocument, wordsOfDocx, wordsOfLines } from './set-2023.js';

const set = await buildSet();
afterAll(set.remove);

describe('the set of 2023', () => {
  it('is the decision, the appendix alone, an extract for each of 35 agencies, in both formats, and the manifest', () => {
    const files = readdirSync(set.folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.includes('.'));
    expect(files.sort()).toEqual([...set.names.flatMap((name) => [`${name}.docx`, `${name}.pdf`]), 'manifest.json'].sort());
    expect(set.names.slice(0, 2)).toEqual(['quyet-dinh', 'phu-luc']);
    expect(set.names).toHaveLength(2 + 35);
  });
  it('is told by the manifest with the size and SHA-256 of each file, and what it was made from', () => {
    expect(set.manifest.files).toHaveLength(74);
    for (const { path, size, sha256, madeFrom } of set.manifest.files) {
      const bytes = set.bytes(path);
      expect([path, size, sha256]).toEqual([path, bytes.length, createHash('sha256').update(bytes).digest('hex')]);
      expect(madeFrom).toEqual(expect.arrayContaining(['content/agencies.json', 'content/2023/tasks.json', 'templates/nd30-2020.json']));
      const sources = new Set(set.manifest.sources.map((s) => s.path));
      for (const source of madeFrom) expect(sources).toContain(source);
    }
  });
});

describe.each(set.names)('%s', async (name) => {
  const document = set.document(name);
  const pdf = await pdfOf(set, name);
  const docx = set.bytes(`${name}.docx`);
  it('the PDF carries the words of the document, each once: laid out in order, and drawn as laid out', () => {
    const laidOut = layoutOf(document);
    expect(pieces(wordsOfLines(readingOrder(laidOut)))).toEqual(pieces(wordsOfDocument(document)));
    expect(pdf.pages.map((page) => pieces(wordsOfPage(page)))).toEqual(laidOut.map((lines) => pieces(wordsOfLines(lines))));
  });
  it('the DOCX carries the words of the document, in order, each once', () => {
    expect(wordsOfDocx(docx)).toEqual(wordsOfDocument(document));
  });
  it('has as many pages as the manifest says', () => {
    const pages = set.manifest.files.filter((f) => f.path.startsWith(`${name}.`)).map((f) => f.pages);
    expect(pages).toEqual([pdf.pages.length, pdf.pages.length]);
  });
  it('says title, subject, issuing body and language in both formats', () => {
    const { title, subject, author, language } = document.meta;
    expect(pdf.info).toMatchObject({ Title: title, Subject: subject, Author: author, Language: language });
    expect([author, language]).toEqual(['Ủy ban nhân dân tỉnh Khánh Hòa', 'vi-VN']);
    const core = part(docx, 'docProps/core.xml');
    expect(['dc:title', 'dc:subject', 'dc:creator', 'dc:language'].map((n) => first(core, n).textContent)).toEqual([title, subject, author, language]);
    expect(all(part(docx, 'word/styles.xml'), 'w:lang').map((lang) => value(lang))).toContain('vi-VN');
  });
  it('text is in NFC, in fonts that the PDF carries', () => {
    for (const page of pdf.pages) {
      for (const { text, font } of page.texts) {
        expect(text.normalize('NFC')).toBe(text);
        expect(font).toMatch(/^[A-Z]{6}\+Tinos-(Regular|Bold|Italic|BoldItalic)$/u);
      }
    }
  });
  it('its structure holds: all that is drawn is one element or an artifact, and the tree reads as the document', async () => {
    expect(await checkTagged(set.bytes(`${name}.pdf`), textOfDocument(document))).toEqual([]);
  });
  it('has an outline', () => {
    expect(pdf.outline.length).toBeGreaterThan(0);
  });
});
