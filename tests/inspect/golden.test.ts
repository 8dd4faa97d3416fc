import { describe, expect, it } from 'vitest';
import { inspectObserved } from '../../src/inspect/inspect.js';
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
