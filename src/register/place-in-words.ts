import type { Plan } from '../content/plan.js';
import { placedTasks } from '../plan/distribution.js';

const fieldWords: Readonly<Record<string, string>> = {
  task: 'nhiệm vụ',
  outputs: 'kết quả',
  deadline: 'tiến độ',
  assignment: 'phân công',
  meaning: 'nghĩa của tiến độ',
  assignees: 'cơ quan được phân công',
};

const placeWords: Readonly<Record<string, string>> = {
  subject: 'trích yếu',
  title: 'tên kế hoạch',
  name: 'tên kế hoạch viết trong câu',
  issuer: 'cơ quan ban hành',
  symbol: 'ký hiệu',
  signer: 'người ký',
  recipients: 'nơi nhận',
  archive: 'lưu',
  replaces: 'quyết định được thay thế, sửa đổi',
  'phu-luc': 'tên phụ lục',
};

/** The name of a place as a clerk would say it: "III.5 (tiến độ)", "Điều 2", "căn cứ 3". */
export function placeInWords(plan: Plan, name: string): string {
  const known = placeWords[name];
  if (known !== undefined) return known;
  const [owner = name, field] = name.split('/');
  const ref = placedTasks(plan).find(({ task }) => task.id === owner)?.ref;
  if (field !== undefined) return `${ref === undefined ? `nhiệm vụ "${owner}"` : `nhiệm vụ ${ref}`} (${fieldWords[field] ?? field})`;
  const numbered = /^(can-cu|dieu|phu-luc)\.(.+)$/u.exec(name);
  const kinds: Readonly<Record<string, string>> = { 'can-cu': 'căn cứ', dieu: 'Điều', 'phu-luc': 'mục phụ lục' };
  return numbered === null ? `mục ${name}` : `${kinds[numbered[1] ?? ''] ?? ''} ${numbered[2] ?? ''}`;
}
