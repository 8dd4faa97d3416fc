import { isMap, isScalar, parseDocument } from 'yaml';

/** One field of a front matter, as its line says it. */
export interface FrontMatterField {
  readonly key: string;
  readonly keyOffset: number;
  readonly value: string;
  /** Where the n-th UTF-16 unit of the value stands in the text the front matter was read from. */
  readonly offsetOf: (index: number) => number;
}

/** A line that would be read as something else than it shows. */
export interface FrontMatterFault {
  readonly kind: 'syntax' | 'not-as-seen' | 'repeated-key';
  /** What is wrong, in Vietnamese; of a repeated key, the key. */
  readonly what: string;
  readonly offset: number;
}

export interface FrontMatter {
  readonly fields: readonly FrontMatterField[];
  readonly faults: readonly FrontMatterFault[];
}

type Value =
  | { readonly ok: true; readonly value: string; readonly offsetOf: (index: number) => number }
  | { readonly ok: false; readonly kind: 'syntax' | 'not-as-seen'; readonly what: string };

/**
 * Reads the lines between two `---`: one field a line, and of YAML only what reads as it looks. Comments after a value,
 * anchors, aliases, tags, values over several lines and escapes but `\"` and `\\` are faults: each would lose or change
 * words that a reader of the file sees. `text` is the whole front matter with its two fences.
 */
export function readFrontMatterLines(text: string): FrontMatter {
  const fields: FrontMatterField[] = [];
  const faults: FrontMatterFault[] = [];
  const lines = [...text.matchAll(/[^\r\n]+/gu)].slice(1, -1);
  for (const { 0: line, index: start } of lines) {
    if (/^[ \t]*$/u.test(line)) continue;
    const named = /^([A-Za-z][A-Za-z0-9_-]*):(?=[ \t]|$)[ \t]*/u.exec(line);
    if (named?.[1] === undefined) {
      const [, other] = /^\s*([\p{L}\d][^:]{0,30}?)\s*:/u.exec(line) ?? [];
      faults.push({ kind: 'not-as-seen', what: other === undefined ? 'dòng này không có dạng "tên: nội dung"' : `"${other}" không phải tên trường (tên trường viết liền ở đầu dòng như trong mẫu: subject là trích yếu; title, name là tên kế hoạch)`, offset: start });
      continue;
    }
    const [head, key] = named;
    if (fields.some((f) => f.key === key)) faults.push({ kind: 'repeated-key', what: key, offset: start });
    const valueStart = start + head.length;
    const read = readValue(withoutEndSpace(line.slice(head.length)));
    if (read.ok) fields.push({ key, keyOffset: start, value: read.value, offsetOf: (index) => valueStart + read.offsetOf(index) });
    else faults.push({ kind: read.kind, what: read.what, offset: valueStart });
  }
  return { fields, faults };
}

function withoutEndSpace(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return text.slice(0, end);
}

function readValue(raw: string): Value {
  const mark = raw[0];
  if (mark === '"' || mark === "'") return readQuoted(raw, mark);
  return plainReadsAsSeen(raw) ? { ok: true, value: raw, offsetOf: (index) => index } : { ok: false, kind: 'not-as-seen', what: 'có dấu làm cho một phần chữ bị bỏ hoặc bị hiểu khác (như " #", ": ", "&", "*", "!", "|", ">" hoặc ngoặc)' };
}

/** In double quotes `\"` and `\\`, in single quotes `''`, stand for one character; nothing else is an escape. */
function readQuoted(raw: string, mark: string): Value {
  let value = '';
  const offsets: number[] = [];
  let at = 1;
  for (; at < raw.length; at += 1) {
    const here = raw[at] ?? '';
    const next = raw[at + 1];
    offsets.push(at);
    if (mark === '"' && here === '\\') {
      if (next !== '"' && next !== '\\') return { ok: false, kind: 'not-as-seen', what: `có "\\${next ?? ''}", là cách viết tắt của một ký tự khác` };
      value += next;
      at += 1;
    } else if (here === mark) {
      if (mark === '"' || next !== "'") break;
      value += here;
      at += 1;
    } else {
      value += here;
    }
  }
  if (at >= raw.length) return { ok: false, kind: 'syntax', what: `thiếu dấu ${mark} đóng ở cuối dòng` };
  if (at < raw.length - 1) return { ok: false, kind: 'not-as-seen', what: `sau dấu ${mark} đóng còn chữ` };
  return { ok: true, value, offsetOf: (index) => offsets[index] ?? at };
}

/** A value without quotes is taken only where YAML takes every character of it. */
function plainReadsAsSeen(raw: string): boolean {
  const { contents, errors, warnings } = parseDocument(`k: ${raw}`, { prettyErrors: false, schema: 'failsafe' });
  if (errors.length > 0 || warnings.length > 0 || !isMap(contents)) return false;
  const value = contents.items[0]?.value;
  return isScalar(value) && value.type === 'PLAIN' && value.value === raw && value.anchor === undefined && value.tag === undefined;
}
