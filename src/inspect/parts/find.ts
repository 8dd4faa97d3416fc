import type { Observed } from '../observed.js';
import { bodyParts } from './body.js';
import { footParts, footStart } from './foot.js';
import { takeHead } from './head.js';
import { splitTexts, type Share } from './split.js';
import { attachRules, itemsOf } from './spots.js';
import type { Found, FoundText, Item, TextKind } from './types.js';

/** Finds the documents of a file and the parts of each by position, words and looks, as a clerk does. */
export function findParts(observed: Observed): Found {
  const items = attachRules(itemsOf(observed));
  const shares = splitTexts(items, observed.sections.map((section) => section.from));
  return {
    format: observed.format,
    sections: observed.sections,
    ...(observed.pageCount === undefined ? {} : { pageCount: observed.pageCount }),
    texts: shares.map(textOf),
  };
}

function textOf({ items, from, to, begins }: Share): FoundText {
  const head = begins === 'phu-luc' ? { parts: [], loose: [], rest: items } : takeHead(items);
  const foot = footStart(head.rest);
  const main = head.rest.slice(0, foot);
  const body = bodyParts(main, begins, head.parts.length > 0);
  const end = footParts(head.rest.slice(foot));
  const parts = [...head.parts, ...body.parts, ...end];
  const loose = [...head.loose, ...head.rest].filter((item) => item.kind === 'rule').map(({ rule, block }) => ({ rule, block }));
  const last = main.at(-1);
  return {
    kind: kindOf(begins, parts.map((p) => p.name), end.length > 0),
    ...(body.type === undefined ? {} : { type: body.type }),
    parts,
    tables: items.filter((item): item is Extract<Item, { kind: 'table' }> => item.kind === 'table').map(({ table, block }) => ({ table, block })),
    loose,
    from,
    to,
    endsInTable: last?.kind === 'table',
  };
}

/** A head without number and signer goes with another text. */
function kindOf(begins: TextKind, names: readonly string[], signed: boolean): TextKind {
  if (begins === 'phu-luc') return 'phu-luc';
  if (names.includes('so-ky-hieu') || names.includes('dia-danh-ngay') || signed) return 'van-ban';
  if (names.includes('quoc-hieu') || names.includes('ten-loai') || names.includes('kem-theo')) return 'kem-theo';
  return 'khac';
}
