import type { Role } from '../../content/schema.js';
import { groupBy } from '../group-by.js';
import { keysOf, keysStandAt, type Token } from './tokens.js';

/** What a verb says of those who stand before it, and what it does to those who follow. */
export interface Verb {
  readonly keys: readonly string[];
  readonly subject: Role;
  /** The role of the bodies named after it. */
  readonly objects?: Role;
  /**
   * Whose it is after "phối hợp với A, B": `must` is B's (chủ trì), `may` could be B's (thẩm định), else it says to
   * what end one coordinates (tham mưu).
   */
  readonly own?: 'must' | 'may';
}

function verb(phrase: string, subject: Role, rest: Omit<Verb, 'keys' | 'subject'> = {}): Verb {
  return { keys: keysOf(phrase), subject, ...rest };
}

/** "Phối hợp với": those before it carry out, those after it coordinate. */
export const withOthers = verb('phối hợp với', 'thuc-hien', { objects: 'phoi-hop' });

const verbs: readonly Verb[] = [
  withOthers,
  ...['phối hợp cùng với', 'phối hợp chặt chẽ với', 'phối hợp cùng'].map((phrase) => verb(phrase, 'thuc-hien', { objects: 'phoi-hop' })),
  verb('phối hợp', 'phoi-hop', { objects: 'phoi-hop' }),
  verb('chủ trì', 'chu-tri', { own: 'must' }),
  verb('thẩm định', 'tham-dinh', { own: 'may' }),
  verb('tham mưu', 'tham-muu-huong-dan'),
  ...['hướng dẫn', 'đôn đốc', 'tổng hợp'].map((phrase) => verb(phrase, 'tham-muu-huong-dan', { own: 'may' })),
  verb('tham gia', 'phoi-hop'),
  ...['gửi', 'trình', 'chủ động', 'chỉ đạo'].map((phrase) => verb(phrase, 'thuc-hien', { own: 'may' })),
  ...['thực hiện', 'triển khai', 'xây dựng', 'đề xuất', 'rà soát', 'hoàn thiện'].map((phrase) => verb(phrase, 'thuc-hien')),
];

const byFirstKey = groupBy([...verbs].sort((a, b) => b.keys.length - a.keys.length), ({ keys }) => keys[0] ?? '');

/** The longest verb whose words stand at an index. */
export function verbStandingAt(tokens: readonly Token[], at: number): Verb | undefined {
  return byFirstKey.get(tokens[at]?.key ?? '')?.find(({ keys }) => keysStandAt(tokens, at, keys));
}
