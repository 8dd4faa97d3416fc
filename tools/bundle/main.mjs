// npm run compile, second half: joins the program and its libraries into a few files under dist/bin. Node takes longer to find
// and read some five hundred modules than to build half a set of documents (docs/performance.md).
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'dist/bin');
const require = createRequire(import.meta.url);
const own = (name) => fileURLToPath(new URL(name, import.meta.url));

const bundle = await rolldown({
  input: { kehoach: join(root, 'dist/cli/main.js'), worker: join(root, 'dist/publish/render/worker.js') },
  platform: 'node',
  // It reads PDFs from outside in a thread of its own, by the path of its file.
  external: [/^pdfjs-dist/u],
  resolve: { mainFields: ['module', 'main'], alias: { 'unicode-trie$': own('unicode-trie.mjs'), 'brotli/decompress.js': own('brotli.mjs'), 'source-map': own('nothing.mjs') } },
});
rmSync(target, { recursive: true, force: true });
await bundle.write({ dir: target, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } } });
// pdfkit looks for its colour profile beside itself.
mkdirSync(join(target, 'data'), { recursive: true });
const profile = 'data/sRGB_IEC61966_2_1.icc';
copyFileSync(join(dirname(require.resolve('pdfkit')), profile), join(target, profile));
