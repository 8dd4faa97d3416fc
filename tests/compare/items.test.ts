import { describe, expect, it } from 'vitest';
import { decisionItems } from '../../src/compare/items.js';
import { placeInDocuments } from '../../src/register/place-in-words.js';
import { samplePlan } from '../support/sample-plan.js';

const plan = samplePlan((data) => {
  data.decision = data.decision.replace('năm 2030.\n\nĐiều 2', 'năm 2030.\n\nKế hoạch có hiệu lực từ ngày ký.\n\nCác kế hoạch trước thôi áp dụng.\n\nĐiều 2');
});

describe('what a comparison calls the texts of a decision', () => {
  it('the paragraphs of an article are what the questions of a draft call them', () => {
    const articles = decisionItems(plan).flatMap(({ items }) => items).filter(({ id }) => id.startsWith('dieu.'));
    expect(articles.map(({ ref }) => ref)).toEqual(['Điều 1', 'Điều 1, đoạn 2', 'Điều 1, đoạn 3', 'Điều 2']);
    expect(articles.map(({ ref }) => ref)).toEqual(articles.map(({ id }) => placeInDocuments(plan, id)));
  });
});
