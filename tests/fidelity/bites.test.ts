import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed, wordsOf, type Change } from './change.js';
import { contentFiles, readFiles, textOf } from './files.js';
import { walk } from './walk.js';

const files = readFiles();
const words = wordsOf(files);

function complaintsAfter(index: number, change: Change, otherIndex: number): { readonly named: boolean; readonly report: string } {
  const word = words[index];
  const other = words[otherIndex];
  if (word === undefined || other === undefined) throw new Error('no such word');
  const complaints = walk(changed(files, word, change, other.text));
  return {
    named: complaints.some(({ places }) => places.some(({ file, line }) => file === word.file && line === word.line)),
    report: `${change} "${word.text}" (${other.text}) at ${word.file}:${word.line}: ${complaints.map((c) => c.message).join(' | ')}`,
  };
}

describe('the walk', () => {
  const position = fc.nat(words.length - 1);

  it.each<Change>(['delete', 'add', 'change'])('fails and names file and line when one word is made to differ: %s', (change) => {
    fc.assert(
      fc.property(position, position, (index, otherIndex) => {
        fc.pre(change !== 'change' || words[index]?.text !== words[otherIndex]?.text);
        const { named, report } = complaintsAfter(index, change, otherIndex);
        expect(named, report).toBe(true);
      }),
      { numRuns: 60, seed: 3604 },
    );
  });

  it('reaches every file of the year', () => {
    expect(new Set(words.map((word) => word.file))).toEqual(new Set(Object.values(contentFiles)));
  });

  it.each([
    [contentFiles.plan, '"number": 3604', '"number": 3605'],
    [contentFiles.plan, '"date": "2022-12-28"', '"date": "2022-12-29"'],
    [contentFiles.plan, '"date": "2022-12-28"', '"date": "2022-11-28"'],
    [contentFiles.tasks, '"number": 7,', '"number": 8,'],
    [contentFiles.tasks, '{ "item": "Sở Tài chính chủ trì tham mưu" }', '"Sở Tài chính chủ trì tham mưu"'],
    [contentFiles.tasks, '"Quý I/2023 hoàn chỉnh Đề án trình",', '"Quý I/2023 hoàn chỉnh", "Đề án trình",'],
    [contentFiles.text, 'sung, nâng cấp', 'sung,\n\nnâng cấp'],
    [contentFiles.text, 'bổ sung, nâng cấp', 'bổ\n\nsung, nâng cấp'],
    [contentFiles.decision, 'Điều 2. ', 'Điều 3. '],
    [contentFiles.errata, '"line": 149', '"line": 151'],
  ])('fails and names the file when, in %s, %j becomes %j', (file, before, after) => {
    const text = textOf(files, file);
    expect(text).toContain(before);
    const complaints = walk(new Map(files).set(file, text.replace(before, () => after)));
    expect(complaints.flatMap(({ places }) => places.map((place) => place.file))).toContain(file);
  });

  it('fails when a mend is left out or made twice', () => {
    const text = textOf(files, contentFiles.errata);
    const [mend = ''] = /\{[^{}]*"line": 149[^{}]*\},\s*/u.exec(text) ?? [];
    expect(mend).not.toBe('');
    expect(walk(new Map(files).set(contentFiles.errata, text.replace(mend, '')))).toHaveLength(1);
    expect(walk(new Map(files).set(contentFiles.errata, text.replace(mend, mend + mend)))).toHaveLength(1);
  });
});
