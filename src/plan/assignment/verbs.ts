import type { Role } from '../../content/schema.js';
import { groupBy } from '../group-by.js';

/**
 * What a verb says of those who stand before it, and what it does to those who follow. Longest phrase first.
 * `objects`: the role of the bodies named after it, up to the next verb.
 */
export interface Verb {
  readonly phrase: string;
  readonly subject: Role;
  readonly objects?: Role;
}

const verbs: readonly Verb[] = [
  { phrase: 'phối hợp với', subject: 'thuc-hien', objects: 'phoi-hop' },
  { phrase: 'phối hợp', subject: 'phoi-hop', objects: 'phoi-hop' },
  { phrase: 'chủ trì', subject: 'chu-tri' },
  { phrase: 'thẩm định', subject: 'tham-dinh' },
  { phrase: 'tham mưu', subject: 'tham-muu-huong-dan' },
  { phrase: 'hướng dẫn', subject: 'tham-muu-huong-dan' },
  { phrase: 'đôn đốc', subject: 'tham-muu-huong-dan' },
  { phrase: 'tổng hợp', subject: 'tham-muu-huong-dan' },
  { phrase: 'tham gia', subject: 'phoi-hop' },
  { phrase: 'gửi', subject: 'thuc-hien' },
  { phrase: 'trình', subject: 'thuc-hien' },
  { phrase: 'chủ động', subject: 'thuc-hien' },
  { phrase: 'chỉ đạo', subject: 'thuc-hien' },
  { phrase: 'thực hiện', subject: 'thuc-hien' },
  { phrase: 'triển khai', subject: 'thuc-hien' },
  { phrase: 'xây dựng', subject: 'thuc-hien' },
  { phrase: 'đề xuất', subject: 'thuc-hien' },
  { phrase: 'rà soát', subject: 'thuc-hien' },
  { phrase: 'hoàn thiện', subject: 'thuc-hien' },
];

/** Verbs by their first word. */
export const verbsByFirstWord: ReadonlyMap<string, readonly Verb[]> = groupBy(verbs, (verb) => verb.phrase.split(' ')[0] ?? '');
