import { describe, expect, it } from 'vitest';
import { readContent } from './content.js';
import { readErrata } from './errata.js';
import { contentFiles, readFiles, seedFile, textOf } from './files.js';
import { LocatedJson } from './located.js';
import { readSeed } from './seed.js';
import { differences, walk } from './walk.js';
import { isMark } from './words.js';

const files = readFiles();
const tasks = new LocatedJson(contentFiles.tasks, textOf(files, contentFiles.tasks));
const plan = new LocatedJson(contentFiles.plan, textOf(files, contentFiles.plan));

/** Values that are structure, not words of the document. */
const structure = new Set(['$schema', 'state', 'id', 'kind', 'on', 'date', 'who', 'role']);

describe('the content of 2023', () => {
  it('has the words of the seed, no more and no fewer, but for the errata', () => {
    expect(walk(files).map((complaint) => complaint.message)).toEqual([]);
  });

  it('differs from the seed in as many places as there are mends', () => {
    const found = differences(readSeed(textOf(files, seedFile)), readContent(files).words);
    expect(found).toHaveLength(readErrata(files).mends.length);
  });

  const office = new Set(['report', 'copies', 'copiers', 'dispatch']);
  it('is walked whole: no text of plan.json or tasks.json is left out', () => {
    const used = new Set(readContent(files).used.map(({ file, start }) => `${file}@${start}`));
    const left = [...plan.strings(), ...tasks.strings()]
      .filter(({ keys, located }) => !office.has(String(keys[0])) && !keys.some((key) => structure.has(String(key))) && !used.has(`${located.file}@${located.start}`))
      .map(({ keys }) => keys.join('.'));
    expect(left, 'fullName is compared with the authority line; who reports, copies and sends, and who gets how many copies, is not in the seed').toEqual(['issuer.fullName']);
  });

  it('has 7 sections and 64 tasks', () => {
    const counts = Array.from({ length: tasks.count('sections') }, (_, i) => tasks.count('sections', i, 'tasks'));
    expect(counts).toEqual([9, 10, 12, 5, 6, 10, 12]);
    expect(counts.reduce((sum, n) => sum + n)).toBe(64);
  });

  it('is stored precomposed (NFC)', () => {
    for (const [path, text] of files) expect(text.normalize('NFC') === text, path).toBe(true);
  });

  it('is compared with a seed that was read whole', () => {
    const words = readSeed(textOf(files, seedFile)).filter((word) => !isMark(word));
    expect(words.length).toBeGreaterThan(6_000);
    expect(words.every((word) => word.where !== '' && !/[<>*\t]/u.test(word.text))).toBe(true);
  });
});
