import { expect, it } from 'vitest';
import { isSameButForMarks } from '../../src/plan/near-signer.js';

it.each([
  ['Nguyễn Tấn Tuấn', 'Nguyễn Tấn Tuân', true],
  ['Nguyễn Tấn Tuân', 'NGUYỄN TẤN TUÂN', true],
  ['Đỗ Văn Đan', 'Đỗ Văn Dan', true],
  ['Nguyễn Tấn Tuân', 'Nguyễn Tấn Tuân', false],
  ['Nguyễn Tấn Tuân', 'Nguyễn Tấn Tuân'.normalize('NFD'), false],
  ['Nguyễn Tấn Tuân', 'Nguyễn Tấn Tuất', false],
])('%s, %s: %s', (one, other, same) => { expect(isSameButForMarks(one, other)).toBe(same); });
