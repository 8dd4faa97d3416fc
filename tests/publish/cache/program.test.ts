import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { areUntouched, type Marks } from '../../../src/publish/cache/marks.js';
import { isUnchanged, readProgram, type Program } from '../../../src/publish/cache/program.js';
import { sample, sampleFiles, writeProject } from '../../support/sample-project.js';
import { loadFaces } from '../../../src/typeset/faces.js';

const program = readProgram();
const { marks } = program;
const pathsOf = ({ places }: Marks): ReadonlySet<string> => new Set(places.flatMap(([folder, names]) => names.map((name) => join(folder, name))));
const marked = pathsOf(marks);
const require = createRequire(import.meta.url);

describe('what the program is', () => {
  it('is the same when asked again', () => {
    expect(readProgram()).toEqual(program);
  });
  it('takes in the bytes of every font that is loaded', () => {
    const fonts: string[] = [];
    loadFaces((specifier) => {
      fonts.push(realpathSync(require.resolve(specifier)));
      throw new Error('not needed');
    });
    expect(fonts).toHaveLength(4);
    expect(fonts.filter((font) => !marked.has(font))).toEqual([]);
  });
  it.each(['pdfkit', 'fontkit', 'fflate', 'fast-xml-builder', 'handlebars', 'unified', 'micromark', 'zod', 'pako'])('takes in the version of %s', (name) => {
    expect([...marked].filter((path) => path.endsWith(`node_modules/${name}/package.json`))).not.toEqual([]);
  });
  it('takes in every file of its own that renders', () => {
    expect(['src/render/pdf/render.ts', 'src/render/docx/render.ts', 'src/typeset/lines.ts'].filter((file) => !marked.has(realpathSync(file)))).toEqual([]);
  });
  it('takes in every file that a build loads, of its own and of libraries', { timeout: 60_000 }, () => {
    const project = writeProject(sampleFiles(sample()));
    const list = join(project.root, 'loaded.txt');
    const hook = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;
    const told = `import { appendFileSync } from 'node:fs'; export async function load(url, context, next) { appendFileSync(${JSON.stringify(list)}, url + '\\n'); return next(url, context); }`;
    const start = `import { createRequire, register } from 'node:module'; import { appendFileSync } from 'node:fs'; import { pathToFileURL } from 'node:url';
      register(${JSON.stringify(hook(told))});
      process.on('exit', () => { for (const file of Object.keys(createRequire('/').cache)) appendFileSync(${JSON.stringify(list)}, pathToFileURL(file).href + '\\n'); });`;
    const { status } = spawnSync(process.execPath, ['--import', hook(start), 'dist/cli/main.js', 'build', '--root', project.root]);
    expect(status).toBe(0);
    const loaded = [...new Set(readFileSync(list, 'utf8').split('\n').filter((url) => url.startsWith('file:')).map((url) => realpathSync(new URL(url))))];
    project.remove();
    expect(loaded.filter((file) => file.includes('node_modules/pdfkit/'))).not.toEqual([]);
    expect(loaded.filter((file) => file.includes('node_modules/micromark/'))).not.toEqual([]);
    const compiled = pathsOf(readProgram({ folder: resolve('dist'), packageFile: resolve('package.json') }).marks);
    expect(loaded.filter((file) => !compiled.has(file))).toEqual([]);
  });
});

describe('a change to a program is seen', () => {
  const place = mkdtempSync(join(tmpdir(), 'kehoach-program-'));
  afterAll(() => { rmSync(place, { recursive: true, force: true }); });
  let top = place;
  let own = { folder: place, packageFile: place };
  const file = (path: string): string => join(top, path);
  const write = (path: string, text: string): void => {
    mkdirSync(join(file(path), '..'), { recursive: true });
    writeFileSync(file(path), text);
  };
  /** As if it had been installed a minute ago. */
  const read = (): Program => readProgram(own, Date.now() + 60_000);
  beforeEach(() => {
    top = mkdtempSync(join(place, 'a-'));
    own = { folder: file('app/dist'), packageFile: file('app/package.json') };
    write('app/package.json', '{"dependencies":{"writer":"*","@scope/part":"*"}}');
    write('app/dist/main.js', 'own');
    write('node_modules/writer/package.json', '{"version":"2.0.0","dependencies":{"a-font":"*"}}');
    write('node_modules/writer/lib/index.js', 'writes');
    write('node_modules/writer/lib/table.afm', 'widths');
    write('node_modules/@scope/part/package.json', '{"version":"1.0.0"}');
    write('node_modules/a-font/package.json', '{"version":"3.0.0"}');
    write('node_modules/a-font/one.ttf', 'glyphs');
    mkdirSync(file('app/node_modules/@scope'), { recursive: true });
    mkdirSync(file('node_modules/writer/node_modules'));
  });
  const sameTimes = (path: string, text: string): void => {
    const before = new Date('2020-01-01T00:00:00Z');
    utimesSync(file(path), before, before);
    writeFileSync(file(path), text);
    utimesSync(file(path), before, before);
  };
  it.each<{ what: string; change: () => void }>([
    { what: 'its own file', change: () => { write('app/dist/main.js', 'Own'); } },
    { what: 'its own file, of the same length and the same time', change: () => { sameTimes('app/dist/main.js', 'Own'); } },
    { what: 'a new file of its own', change: () => { write('app/dist/part/new.js', ''); } },
    { what: 'a file of a library, its version unchanged', change: () => { write('node_modules/writer/lib/index.js', 'Writes'); } },
    { what: 'a file of a library, of the same length and the same time', change: () => { sameTimes('node_modules/writer/lib/index.js', 'Writes'); } },
    { what: 'a file of a library that is no code', change: () => { write('node_modules/writer/lib/table.afm', 'Widths'); } },
    { what: 'a new file of a library', change: () => { write('node_modules/writer/lib/index.json', '{}'); } },
    { what: 'a file of a library replaced by another of its length', change: () => { write('other.js', 'Writes'); renameSync(file('other.js'), file('node_modules/writer/lib/index.js')); } },
    { what: 'a font', change: () => { write('node_modules/a-font/one.ttf', 'Glyphs'); } },
    { what: 'a library nearer by', change: () => { write('app/node_modules/writer/package.json', '{"version":"2.0.0"}'); } },
    { what: 'a library nearer by, of a scope', change: () => { write('app/node_modules/@scope/part/package.json', '{"version":"1.0.0"}'); } },
    { what: "a library's own library", change: () => { write('node_modules/writer/node_modules/a-font/package.json', '{"version":"3.0.0"}'); } },
    { what: 'a link in place of a library', change: () => { renameSync(file('node_modules/a-font'), file('font')); write('font/package.json', '{"version":"3.0.0" }'); symlinkSync(file('font'), file('node_modules/a-font')); } },
    { what: 'its package.json', change: () => { write('app/package.json', '{"dependencies":{"writer":"*","@scope/part":"*"} }'); } },
    { what: 'a library that is gone', change: () => { rmSync(file('node_modules/a-font'), { recursive: true }); } },
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
  it('words for people and types are nothing that runs', () => {
    const before = read();
    write('node_modules/writer/lib/index.d.ts', 'export {};');
    write('node_modules/writer/README.md', 'A writer.');
    expect(read().hash).toBe(before.hash);
  });
  it('one compiled just now is known by its bytes alone: its marks may be those of a later change', () => {
    const young = { ...readProgram(own, Date.now() + 60_000), settled: false };
    expect(isUnchanged({ ...young, hash: 'of another' }, own)).toBe(false);
  });
  it('a library installed just now is known by nothing', () => {
    expect(() => readProgram(own)).toThrow('being installed');
  });
});
