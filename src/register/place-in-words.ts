import { looseParagraphWords } from '../content/places.js';
import type { Plan } from '../content/plan.js';
import { proposalStart } from '../content/proposal.js';
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
  return textInWords(plan, name);
}

/** The same for a reader of the documents, where khoản of the plan and tasks of the appendix have numbers of the same look. */
export function placeInDocuments(plan: Plan, name: string): string {
  const [owner = name, field] = name.split('/');
  const ref = placedTasks(plan).find(({ task }) => task.id === owner)?.ref;
  if (ref !== undefined && field !== undefined) return `Phụ lục ${ref}${field === 'task' ? '' : ` (${fieldWords[field] ?? field})`}`;
  const words = placeInWords(plan, name);
  if (/^[IVXLC]+(?:\.|$)/u.test(name)) return `Kế hoạch, ${words.replace('Mục', 'mục')}`;
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

function textInWords({ decision }: Plan, name: string): string {
  const section = /^phu-luc\.(.+)$/u.exec(name)?.[1];
  if (section !== undefined) return `mục ${section} của Phụ lục`;
  const basis = /^can-cu\.(\d+)$/u.exec(name)?.[1];
  if (basis !== undefined) {
    const proposal = proposalStart(decision.legalBases[Number(basis) - 1]?.text ?? '');
    return proposal === undefined ? `căn cứ ${basis}` : `căn cứ "${proposal} …"`;
  }
  const [, article, paragraph] = /^dieu\.(\d+)(?:\.p(\d+))?$/u.exec(name) ?? [];
  // The words beside "Điều 1." are its first paragraph.
  if (article !== undefined) return `Điều ${article}${paragraph === undefined ? '' : `, đoạn ${Number(paragraph) + 1}`}`;
  return looseParagraphWords(name) ?? `mục ${name}`;
}
