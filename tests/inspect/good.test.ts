import { describe, expect, it } from 'vitest';
import { goods } from './support/good.js';
import { departures, inspectDocument } from './support/inspected.js';

describe('a good document has no departure', () => {
  it.each(Object.entries(goods))('%s', async (_, document) => {
    expect(departures(await inspectDocument(document))).toEqual([]);
  });
});
