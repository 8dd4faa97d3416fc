import type { Role } from '../../content/schema.js';

/** What a role is called in messages and documents. */
export const roleNames: Readonly<Record<Role, string>> = {
  'chu-tri': 'chủ trì',
  'thuc-hien': 'thực hiện',
  'phoi-hop': 'phối hợp',
  'tham-dinh': 'thẩm định',
  'tham-muu-huong-dan': 'tham mưu, hướng dẫn',
};
