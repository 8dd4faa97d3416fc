import { looseParagraphWords } from '../content/places.js';
import type { Article, Plan, PlanBlock, PlanSection } from '../content/plan.js';
import type { TextItem } from './align.js';

/** A list of paragraphs that are matched among themselves; `single`: one of each year, the same one whatever its words. */
export interface ItemList {
  readonly items: readonly TextItem[];
  readonly single: boolean;
}

/** The texts of a decision, in reading order. Its number and day are new each year and no difference. */
export function decisionItems({ decision, head }: Plan): readonly ItemList[] {
  return [
    single('trich-yeu', 'Trích yếu', 'trích yếu', decision.subject),
    single('tham-quyen', 'Thẩm quyền', 'thẩm quyền ban hành', head.issuer.authority),
    many(decision.legalBases.map((basis, at) => item(`can-cu.${at + 1}`, `Căn cứ ${at + 1}`, 'căn cứ', '', basis.text))),
    many(decision.articles.flatMap(articleItems)),
    single('chuc-vu-nguoi-ky', 'Chức vụ người ký', 'chức vụ người ký', [head.signer.authority, head.signer.office].join(' '), 'chức vụ người ký'),
    // Of a draft the name may be open: then there are no words to be reworded.
    single('nguoi-ky', 'Người ký', 'người ký', head.signer.name ?? '', 'họ tên người ký'),
    many(head.recipients.map((recipient, at) => item(`noi-nhan.${at + 1}`, `Nơi nhận ${at + 1}`, 'nơi nhận', '', recipient))),
    single('luu', 'Lưu', 'nơi lưu', head.archive),
  ];
}

/** The texts of a plan, in reading order. */
export function planItems({ text }: Plan): readonly ItemList[] {
  return [single('title', 'Tên', 'tên kế hoạch', text.title), single('name', 'Tên gọi', 'cách gọi tên kế hoạch', shortName(text.name, text.title)), many(text.sections.flatMap(sectionItems))];
}

/** What a sentence says before the title; the title itself is compared once. */
function shortName(name: string, title: string): string {
  return `${name.slice(0, name.length - title.length)}…`;
}

function articleItems({ number, label, text, paragraphs }: Article): readonly TextItem[] {
  const id = `dieu.${number}`;
  const ref = `Điều ${number}`;
  return [item(id, ref, 'điều', label, text), ...paragraphs.map((p, at) => item(`${id}.p${at + 1}`, `${ref}, đoạn ${at + 2}`, 'đoạn', '', p.text, id))];
}

function sectionItems({ number, heading, blocks }: PlanSection): readonly TextItem[] {
  const label = `${number}.`;
  const body = heading.startsWith(`${label} `) ? heading.slice(label.length + 1) : heading;
  return [item(number, `Mục ${number}`, 'mục', body === heading ? '' : label, body), ...blocks.map((block) => blockItem(block, number))];
}

const nouns = { khoan: 'khoản', diem: 'điểm', doan: 'đoạn' } as const;
const numberAtStart = /^(\d{1,3}\.|\p{Ll}{1,2}\)) /u;

function blockItem({ kind, id, text }: PlanBlock, section: string): TextItem {
  const label = kind === 'doan' ? '' : (numberAtStart.exec(text)?.[1] ?? '');
  const body = label === '' ? text : text.slice(label.length + 1);
  const above = id.slice(0, id.lastIndexOf('.'));
  // A paragraph without number follows whatever stands before it: only its section is its own.
  return item(id, looseParagraphWords(id) ?? id, nouns[kind], label, body, kind === 'diem' ? above : section);
}

export function item(id: string, ref: string, noun: string, label: string, body: string, parent = ''): TextItem {
  return { id, ref, noun, label, body, parent };
}

/** An item as printed, with its number. */
export function printed({ label, body }: TextItem): string {
  return label === '' ? body : `${label} ${body}`;
}

export function single(id: string, ref: string, noun: string, body: string, what?: string): ItemList {
  return { items: [{ ...item(id, ref, noun, '', body), ...(what === undefined ? {} : { what }) }], single: true };
}

function many(items: readonly TextItem[]): ItemList {
  return { items, single: false };
}
