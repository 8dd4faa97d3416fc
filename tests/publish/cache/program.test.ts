import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { areUntouched, type Marks } from '../../../src/publish/cache/marks.js';
import { isUnchanged, readProgram, type Program } from '../../../src/publish/cache/program.js';
import { loadFaces } from '../../../src/typeset/faces.js';
import { fontPath } from '../../../src/typeset/font-files.js';
import { sample, sampleFiles, writeProject } from '../../support/sample-project.js';

const program = readProgram();
const { marks } = program;
const pathsOf = ({ places }: Marks): ReadonlySet<string> => new Set(places.flatMap(([folder, names]) => names.map((name) => join(folder, name))));
const marked = pathsOf(marks);

describe('what the program is', () => {
  it('is the same when asked again', () => {
    expect(readProgram()).toEqual(program);
  });
  it('takes in the bytes of every font that is loaded', () => {
    const fonts: string[] = [];
    loadFaces((file) => {
      fonts.push(fontPath(file));
      throw new Error('not needed');
    });
    expect(fonts).toHaveLength(4);
    expect(fonts.filter((font) => !marked.has(font))).toEqual([]);
  });
  it('takes in every file of its own that renders', () => {
    expect(['src/render/pdf/render.ts', 'src/render/docx/render.ts', 'src/typeset/lines.ts'].filter((file) => !marked.has(realpathSync(file)))).toEqual([]);
  });
  it('takes in every file that a build loads: the libraries are joined into its own', { timeout: 60_000 }, () => {
    const project = writeProject(sampleFiles(sample()));
    const list = join(project.root, 'loaded.txt');
    const hook = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;
    const told = `import { appendFileSync } from 'node:fs'; export async function load(url, context, next) { appendFileSync(${JSON.stringify(list)}, url + '\\n'); return next(url, context); }`;
    const start = `import { createRequire, register } from 'node:module'; import { appendFileSync } from 'node:fs'; import { pathToFileURL } from 'node:url';
      register(${JSON.stringify(hook(told))});
      process.on('exit', () => { for (const file of Object.keys(createRequire('/').cache)) appendFileSync(${JSON.stringify(list)}, pathToFileURL(file).href + '\\n'); });`;
    const { status } = spawnSync(process.execPath, ['--import', hook(start), 'dist/bin/kehoach.js', 'build', '--root', project.root]);
    expect(status).toBe(0);
    const loaded = [...new Set(readFileSync(list, 'utf8').split('\n').filter((url) => url.startsWith('file:')).map((url) => realpathSync(new URL(url))))];
    project.remove();
    expect(loaded.length).toBeGreaterThan(5);
    const compiled = pathsOf(readProgram({ folder: resolve('dist/bin'), packageFile: resolve('package.json'), fonts: [] }).marks);
    expect(loaded.filter((file) => !compiled.has(file))).toEqual([]);
  });
});

describe('a change to a program is seen', () => {
  const place = mkdtempSync(join(tmpdir(), 'kehoach-program-'));
  afterAll(() => { rmSync(place, { recursive: true, force: true }); });
  let top = place;
  let own = { folder: place, packageFile: place, fonts: [place] };
  const file = (path: string): string => join(top, path);
  const write = (path: string, text: string): void => {
    mkdirSync(join(file(path), '..'), { recursive: true });
    writeFileSync(file(path), text);
  };
  /** As if it had been installed a minute ago. */
  const read = (): Program => readProgram(own, Date.now() + 60_000);
  beforeEach(() => {
    top = mkdtempSync(join(place, 'a-'));
    own = { folder: file('bin'), packageFile: file('package.json'), fonts: [file('one.ttf'), file('two.ttf')] };
    write('package.json', '{"version":"1.0.0"}');
    write('bin/main.js', 'own');
    write('bin/data/profile.icc', 'colours');
    write('one.ttf', 'glyphs');
    write('two.ttf', 'glyphs');
  });
  const sameTimes = (path: string, text: string): void => {
    const before = new Date('2020-01-01T00:00:00Z');
    utimesSync(file(path), before, before);
    writeFileSync(file(path), text);
    utimesSync(file(path), before, before);
  };
  it.each<{ what: string; change: () => void }>([
    { what: 'its own file', change: () => { write('bin/main.js', 'Own'); } },
    { what: 'its own file, of the same length and the same time', change: () => { sameTimes('bin/main.js', 'Own'); } },
    { what: 'a file of its own that is no code', change: () => { write('bin/data/profile.icc', 'Colours'); } },
    { what: 'a file of its own replaced by another of its length', change: () => { write('other.js', 'Own'); renameSync(file('other.js'), file('bin/main.js')); } },
    { what: 'a new file of its own', change: () => { write('bin/part/new.js', ''); } },
    { what: 'a font', change: () => { write('two.ttf', 'Glyphs'); } },
    { what: 'its version', change: () => { write('package.json', '{"version":"1.0.1"}'); } },
  ])('$what', ({ change }) => {
    const before = read();
    expect(before.settled).toBe(true);
    expect(areUntouched(before.marks)).toBe(true);
    expect(read().hash).toBe(before.hash);
    change();
    expect(areUntouched(before.marks)).toBe(false);
    expect(isUnchanged(before, own)).toBe(false);
    expect(read().hash).not.toBe(before.hash);
  });
  it('one compiled just now is known by its bytes alone: its marks may be those of a later change', () => {
    const young = { ...readProgram(own, Date.now() + 60_000), settled: false };
    expect(isUnchanged({ ...young, hash: 'of another' }, own)).toBe(false);
  });
});
