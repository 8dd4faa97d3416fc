import type { z } from 'zod';
import { diagnose } from '../diagnostics/catalogue.js';
import { readText } from '../source/files.js';
import { placeOf, readJson, type Read } from '../source/json.js';
import type { SourceText } from '../source/source-text.js';
import { brokenLinks, type Chain, type Link } from './chain.js';

/** A register as its file has it. */
export interface Register<T extends Link> {
  /** From the project's root, with "/". */
  readonly file: string;
  /** Undefined: there is no file yet. */
  readonly source: SourceText | undefined;
  readonly chain: Chain<T>;
}

/** Reads a register and checks that no line was changed, dropped, put in or moved; a register that is not there is empty. */
export function readRegister<T extends Link>(root: string, file: string, shape: z.ZodType<Chain<T> & { readonly $schema?: string | undefined }>): Read<Register<T>> {
  const text = readText(root, file);
  if (!text.ok) {
    const diagnostics = text.diagnostics.filter((d) => d.code !== 'file-missing');
    return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, value: { file, source: undefined, chain: { last: null, entries: [] } } };
  }
  const read = readJson(text.value, shape);
  if (!read.ok) return read;
  const { last, entries } = read.value;
  const broken = brokenLinks({ last, entries });
  if (broken.length > 0) {
    return {
      ok: false,
      diagnostics: broken.map(({ index, fault }) => diagnose('register-broken', fault === 'cut-short' ? placeOf(text.value, ['last']) : placeOf(text.value, ['entries', index]), { line: index + 1, fault })),
    };
  }
  return { ok: true, value: { file, source: text.value, chain: { last, entries } } };
}

/** The text of a register's file; `schemas` is where the JSON Schemas are, seen from it. */
export function registerText(schema: string, { last, entries }: Chain<Link>, schemas = './schemas'): string {
  return `${JSON.stringify({ $schema: `${schemas}/${schema}.schema.json`, last, entries }, null, 2)}\n`;
}
