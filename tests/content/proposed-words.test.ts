import { describe, expect, it } from 'vitest';
import { proposedWords } from '../../src/content/proposed-words.js';

describe('what a question proposes', () => {
  it.each([
    [{ proposed: 'Giữ nguyên', becomes: 'Căn cứ Luật' }, 'Đề xuất: Giữ nguyên.'],
    [{ proposed: 'Bỏ căn cứ này' }, 'Ý kiến: Bỏ căn cứ này.'],
    [{ proposed: null }, undefined],
  ])('%j: %s', (question, words) => { expect(proposedWords(question)).toBe(words); });
});
