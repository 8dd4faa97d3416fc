import { createRequire } from 'node:module';
import { realpathSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readProgram } from '../../../src/publish/cache/program.js';
import { loadFaces } from '../../../src/typeset/faces.js';

const { hash, marks } = readProgram();
const marked = new Set(marks.map(([path]) => path));
const require = createRequire(import.meta.url);

describe('what the program is', () => {
  it('is the same when asked again', () => {
    expect(readProgram()).toEqual({ hash, marks });
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
});
