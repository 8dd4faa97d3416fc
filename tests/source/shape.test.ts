import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { readMarkdown } from '../../src/content/markdown.js';
import { decisionFrontMatter, planShape, progressShape, reviewShape, tasksShape } from '../../src/content/schema.js';
import { readJson } from '../../src/source/json.js';
import { sample } from '../support/sample-project.js';

/** What is said of a file of which one value was changed: message and hint. */
function said(shape: z.ZodType, good: object, from: string, to: string): readonly string[] {
  const text = JSON.stringify(good, null, 2);
  expect(text).toContain(from);
  const read = readJson({ file: 'a.json', text: text.replace(from, to) }, shape);
  return read.ok ? [] : read.diagnostics.map((d) => `${d.message} → ${d.hint}`);
}

const question = { id: 'can-cu-1', kind: 'can-cu', place: 'can-cu.1', words: 'Căn cứ', ask: '?', proposed: null, state: 'mo' };
const dropped = { tasks: [{ task: 'a', state: 'khong-thuc-hien', reason: 'Dừng' }] };
const review = { year: 2031, from: 2030, questions: [question, { ...question, id: 'can-cu-2' }], years: [], tasks: [] };

describe('a departure from the shape names the field as its file has it, what it is, whose it is, and what to do', () => {
  it.each<[string, z.ZodType, object, string, string, readonly string[]]>([
    ['a word that is not one of those allowed', reviewShape, review, '"state": "mo"', '"state": "xong"', ['Trường "state" (Còn mở, chấp nhận đề xuất', 'của câu hỏi "can-cu-1" có giá trị không dùng được: xong.', 'Các giá trị dùng được: mo, chap-nhan, da-doi, giu-nguyen.']],
    ['a misspelt name', reviewShape, review, '"words"', '"word"', ['Thiếu trường "words" (Lời văn được hỏi) của câu hỏi "can-cu-1".', 'Trường "word" của câu hỏi "can-cu-1" không có trong mẫu. → Có phải ý là "words"?']],
    ['a number in quotes', planShape, sample().plan, '"number": 7', '"number": "3700"', ['Trường "decision.number" (Số; null khi còn là dự thảo) sai kiểu: cần số.', 'Viết: 3700; chưa có thì ghi null, không có ngoặc kép.']],
    ['a day as it is read', planShape, sample().plan, '"2029-12-05"', '"5/12/2029"', ['Trường "decision.date"', 'viết sai dạng: "5/12/2029". → Có phải ý là "2029-12-05"?']],
    ['a name left empty', planShape, sample().plan, '"name": "Nguyễn Văn A"', '"name": ""', ['Trường "signer.name" (Họ và tên (R52); null khi chưa rõ ai ký) để trống. → Điền nội dung; chưa có thì ghi null, không có ngoặc kép.']],
    ['a number among words', planShape, sample().plan, '"Bộ Nội vụ"', '5', ['Trường "recipients", mục thứ 2 sai kiểu: cần chữ (trong ngoặc kép). → Viết: "5".']],
    ['a word with its marks', tasksShape, sample().tasks, '"role": "chu-tri"', '"role": "chủ trì"', ['Trường "role" của cơ quan được phân công thứ 1, nhiệm vụ 1 "ke-hoach-thanh-tra", mục I có giá trị không dùng được: chủ trì. → Có phải ý là "chu-tri"?']],
    ['a field of another state', progressShape, dropped, '"reason"', '"note"', ['Thiếu trường "reason" (Lý do không thực hiện)', 'Trường "note" của nhiệm vụ "a" không có trong mẫu. → Có phải ý là "reason"?']],
    ['a field that only another state has, and none is missing', progressShape, dropped, '"reason"', '"percent": 5, "reason"', ['Trường "percent" của nhiệm vụ "a" không có trong mẫu. → Sửa lại tên cho đúng (các trường còn trống: by, from, saved, taken, evidence)']],
    ['a misspelt name of the state\'s own', progressShape, dropped, '"reason"', '"reson"', ['Có phải ý là "reason"?']],
  ])('%s', (_, shape, good, from, to, parts) => {
    const all = said(shape, good, from, to).join('\n');
    for (const part of parts) expect(all).toContain(part);
  });
  it('of JSON that is not one, the reason in Vietnamese', () => {
    expect(said(planShape, sample().plan, '"year": 2030,', '"year": 2030').join('\n')).toContain('JSON viết sai cú pháp (thiếu dấu phẩy ở cuối mục đứng trước).');
  });
  it.each([
    ['Subject: A', 'Thiếu trường "subject" (Trích yếu (R19)).', 'Có phải ý là "subject"?'],
    ['trích yếu: A', '"trích yếu" không phải tên trường', 'subject là trích yếu'],
  ])('of a front matter: %s', (line, ...parts) => {
    const all = readMarkdown({ file: 'a.md', text: `---\n${line}\n---\n\nA\n` }, decisionFrontMatter).diagnostics.map((d) => `${d.message} → ${d.hint}`).join('\n');
    for (const part of parts) expect(all).toContain(part);
  });
});
