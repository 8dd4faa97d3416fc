import { describe, expect, it } from 'vitest';
import { inspectObserved } from '../../src/inspect/inspect.js';
import type { ObservedBlock, ObservedParagraph } from '../../src/inspect/observed.js';
import { departuresOf } from '../../src/publish/inspect-files.js';
import { goldenCases } from './support/cases.js';

describe('documents as text: the parts that are found and what is told', () => {
  it.each(goldenCases('tests/inspect/cases').map((c) => [c.name, c] as const))('%s', (_, { why, observed, parts, told }) => {
    expect(why).not.toBe('');
    const inspection = inspectObserved(observed, 'thử');
    const found = inspection.found.texts.flatMap((text) => [`# ${text.kind}${text.type === undefined ? '' : ` ${text.type.name}`}`, ...text.parts.map(({ name, spot }) => `${name}: ${spot.words.slice(0, 30).trim()}`)]);
    expect(found).toEqual(parts);
    expect([...departuresOf(inspection).map((d) => `${d.rule} ${d.what}: ${d.found} -> ${d.wanted}`), ...inspection.hints.map((h) => `${h.hint} ${h.found} -> ${h.wanted}`)]).toEqual(told);
  });
});

describe('a scan whose words a program has recognized', () => {
  it('departs from no rule for sure', () => {
    const [bad] = goldenCases('tests/inspect/cases');
    if (bad === undefined) throw new Error('no case');
    const { rules, hints } = inspectObserved({ ...bad.observed, scanned: true }, 'thử');
    expect([...new Set(rules.map((rule) => rule.state))].sort()).toEqual(['cannot-tell', 'not-applicable']);
    expect(hints).toEqual([]);
  });
});

describe('documents that are made to be slow', () => {
  const place = { paragraph: 1 };
  const line = (text: string): ObservedParagraph => ({ kind: 'paragraph', runs: [{ text, looks: {} }], place });
  const page = { width: 595, height: 842, margins: {}, from: 0 };
  it.each<readonly [string, readonly ObservedBlock[]]>([
    ['sixteen thousand paragraphs in columns', [{ kind: 'columns', rows: [[[line('Số: 1/QĐ-A'), ...Array.from({ length: 8_000 }, () => line('SỞ A'))], Array.from({ length: 8_000 }, () => line('Độc lập - Tự do - Hạnh phúc'))]] }]],
    ['four thousand copies', Array.from({ length: 4_000 }, (): ObservedBlock => ({ kind: 'columns', rows: [[[line('SỞ A')], [line('SAO Y')]]] }))],
    ['a word of a million letters', [line('o'.repeat(1_000_000)), line(' '.repeat(1_000_000))]],
    ['eight thousand appendices', Array.from({ length: 8_000 }, () => line('Phụ lục I'))],
    ['a date over a million dots', [line(`Mẫu, ngày ${'.'.repeat(1_000_000)} tháng`)]],
  ])('%s are inspected within seconds', (_, blocks) => {
    const started = performance.now();
    expect(inspectObserved({ format: 'docx', sections: [page], blocks }, 'thử').rules).toHaveLength(57);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
