import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, TableRow } from '../../../src/document/types.js';
import { makeReceiver, makeSender } from '../../../src/publish/render/rows.js';
import { document, p, row, section, table } from '../../support/documents.js';

const rows = Array.from({ length: 30 }, (_, i) => row('nhiem-vu', `${i}`, `việc ${i}`));
const picks = fc.array(fc.integer({ min: 0, max: rows.length - 1 }), { maxLength: 20 });
const tables = (...chosen: readonly (readonly number[])[]): Document =>
  document(section('doc-dung', p('doan', 'a'), ...chosen.map((one) => table([50, 50], one.flatMap((i) => rows[i] ?? [])))), section('nam-ngang', table([50, 50], rows.slice(0, 3))));
const rowsOf = ({ sections }: Document): readonly TableRow[] => sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])));

describe('documents on their way to another thread', () => {
  it('arrive as they were, through the copying of messages, each row that was sent before the same object again', () => {
    fc.assert(
      fc.property(fc.array(fc.array(picks, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }), (all) => {
        const [send, receive] = [makeSender(), makeReceiver()];
        const seen = new Map<string, TableRow>();
        for (const chosen of all) {
          const before = tables(...chosen);
          const after = receive(structuredClone(send(before)));
          expect(after).toEqual(before);
          for (const one of rowsOf(after)) {
            const key = JSON.stringify(one);
            expect(seen.get(key) ?? one).toBe(one);
            seen.set(key, one);
          }
        }
      }),
      { seed: 6, numRuns: 200 },
    );
  });
  it('a row is sent once', () => {
    const send = makeSender();
    const size = (value: unknown): number => JSON.stringify(value).length;
    const first = size(send(tables(rows.map((_, i) => i))));
    expect(size(send(tables(rows.map((_, i) => i))))).toBeLessThan(first / 3);
  });
});
