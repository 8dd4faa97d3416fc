// brotli, loaded when it is first asked: its dictionary is a fifth of the program, and only fonts in WOFF2 are packed with it.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export default function decompress(...given) {
  return require('brotli/decompress.js')(...given);
}
