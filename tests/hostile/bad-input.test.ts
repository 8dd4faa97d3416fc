import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildYear } from '../../src/publish/build.js';
import { sample, sampleFiles, sampleYear, writeProject, type Sample } from '../support/sample-project.js';

type Files = Map<string, string>;

interface Case {
  /** What is wrong, as a user would say it. */
  readonly name: string;
  readonly code: string;
  /** Path that the message must name, and the text of the line it must point at. */
  readonly file: string;
  readonly line?: string;
  readonly column?: number;
  /** Part of the hint, where the remedy is to be named. */
  readonly hint?: string;
  readonly spoil: (files: Files) => void;
}

const agencies = 'content/agencies.json';
const planJson = `content/${sampleYear}/plan.json`;
const decision = `content/${sampleYear}/decision.md`;
const planMd = `content/${sampleYear}/plan.md`;
const tasksJson = `content/${sampleYear}/tasks.json`;
const progressJson = `content/${sampleYear}/progress.json`;

function replace(file: string, from: string, to: string): (files: Files) => void {
  return (files) => {
    const text = files.get(file) ?? '';
    expect(text, `${file} holds what the case spoils`).toContain(from);
    files.set(file, text.replace(from, to));
  };
}

function sampleWith(change: (s: Sample) => void): (files: Files) => void {
  return (files) => {
    const changed = sample();
    change(changed);
    for (const [file, text] of sampleFiles(changed)) files.set(file, text);
  };
}

/** Progress of the sample's first task, as typed. */
function progressWith(...entries: readonly string[]): (files: Files) => void {
  return (files) => files.set(progressJson, `{\n  "tasks": [\n    ${entries.join(',\n    ')}\n  ]\n}\n`);
}

function entry(rest: string, task = 'ke-hoach-thanh-tra'): string {
  return `{ "task": "${task}", ${rest} }`;
}

const progressCases: readonly Case[] = [
  { name: 'progress.json is broken', code: 'json-syntax', file: progressJson, spoil: (f) => f.set(progressJson, '{ "tasks": [ }') },
  { name: 'progress of a task that is not there', code: 'unknown-task', file: progressJson, line: 'ke-hoach-thanh-traa', column: 15, hint: '"ke-hoach-thanh-tra"', spoil: progressWith(entry('"state": "chua-thuc-hien"', 'ke-hoach-thanh-traa')) },
  { name: 'a task reported twice', code: 'progress-repeated', file: progressJson, line: '"state": "hoan-thanh"', spoil: progressWith(entry('"state": "chua-thuc-hien"'), entry('"state": "hoan-thanh", "date": "2030-02-01"')) },
  { name: 'a state that does not exist', code: 'wrong-value', file: progressJson, line: 'hoan-than', hint: '"hoan-thanh"', spoil: progressWith(entry('"state": "hoan-than", "date": "2030-02-01"')) },
  { name: 'no state', code: 'missing-field', file: progressJson, spoil: progressWith(entry('"date": "2030-02-01"')) },
  { name: 'completed on 31 February', code: 'impossible-date', file: progressJson, line: '2030-02-31', spoil: progressWith(entry('"state": "hoan-thanh", "date": "2030-02-31"')) },
  { name: 'a date written the Vietnamese way', code: 'wrong-pattern', file: progressJson, line: '01/02/2030', hint: '2022-12-28', spoil: progressWith(entry('"state": "hoan-thanh", "date": "01/02/2030"')) },
  { name: 'completed without a day', code: 'missing-field', file: progressJson, spoil: progressWith(entry('"state": "hoan-thanh"')) },
  { name: '0 percent', code: 'out-of-range', file: progressJson, line: '"percent": 0', spoil: progressWith(entry('"state": "dang-thuc-hien", "percent": 0, "note": "Đã bắt đầu"')) },
  { name: '100 percent, which is done', code: 'out-of-range', file: progressJson, line: '"percent": 100', spoil: progressWith(entry('"state": "dang-thuc-hien", "percent": 100, "note": "Xong"')) },
  { name: 'half a percent', code: 'wrong-type', file: progressJson, line: '"percent": 5.5', spoil: progressWith(entry('"state": "dang-thuc-hien", "percent": 5.5, "note": "Đã bắt đầu"')) },
  { name: 'dropped without a reason', code: 'missing-field', file: progressJson, spoil: progressWith(entry('"state": "khong-thuc-hien"')) },
  { name: 'dropped for an empty reason', code: 'empty-text', file: progressJson, line: '"reason": ""', spoil: progressWith(entry('"state": "khong-thuc-hien", "reason": ""')) },
  { name: 'a percentage of a task not begun', code: 'extra-field', file: progressJson, line: '"percent"', spoil: progressWith(entry('"state": "chua-thuc-hien", "percent": 5')) },
  { name: 'evidence with loose marks (NFD)', code: 'not-nfc', file: progressJson, line: '"evidence"', spoil: progressWith(entry(`"state": "hoan-thanh", "date": "2030-02-01", "evidence": ["${'Quyết định'.normalize('NFD')}"]`)) },
  { name: 'an id that stands on the prototype', code: 'unknown-task', file: progressJson, line: 'constructor', spoil: progressWith(entry('"state": "chua-thuc-hien"', 'constructor')) },
];

const cases: readonly Case[] = [
  ...progressCases,
  { name: 'a comma is missing in JSON', code: 'json-syntax', file: tasksJson, line: '"title"', spoil: replace(tasksJson, '"number": "I",', '"number": "I"') },
  { name: 'brackets without end', code: 'json-too-deep', file: planJson, spoil: (f) => f.set(planJson, '['.repeat(100_000)) },
  { name: 'a JSON file is empty', code: 'json-empty', file: planJson, spoil: (f) => f.set(planJson, '') },
  { name: 'a file is missing', code: 'file-missing', file: decision, spoil: (f) => f.delete(decision) },
  { name: 'a key stands twice', code: 'repeated-key', file: planJson, line: '"state": "du-thao"', spoil: replace(planJson, '"state": "da-ban-hanh",', '"state": "da-ban-hanh",\n  "state": "du-thao",') },
  { name: 'front matter is broken YAML', code: 'front-matter', file: planMd, spoil: replace(planMd, 'title: Cải', 'title: "Cải') },
  ...[
    ['Ban hành Kế hoạch #1 cải cách', 'a comment'],
    ['&Ban hành Kế hoạch', 'an anchor'],
    ['!Ban hành Kế hoạch', 'a tag'],
    ['*Ban', 'an alias'],
    ['"Ban h\\u0430nh"', 'an escape'],
    ['"Ban\\u200bhành"', 'an escape of an invisible character'],
    ['"a\\nb"', 'an escape of a line end'],
    ['"Ban hành" Kế hoạch', 'words after the quotes'],
    ['|\n  Ban hành\n  Kế hoạch', 'a block of lines'],
    ['Ban hành\n  Kế hoạch', 'a second line'],
    ['[*a, *a]', 'a list'],
  ].map(([value = '', name = '']): Case => ({ name: `front matter with ${name}`, code: 'front-matter-plain', file: decision, spoil: replace(decision, 'subject: Ban hành Kế hoạch cải cách hành chính tỉnh Mẫu năm 2030', `subject: ${value}`) })),
  { name: 'front matter with nested aliases', code: 'front-matter-plain', file: decision, spoil: replace(decision, '---\nsubject: ', `---\na0: &a0 x\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]\n`).join('')}subject: `) },
  { name: 'front matter with a key twice', code: 'repeated-key', file: decision, spoil: replace(decision, '---\nsubject: ', '---\nsubject: Một\nsubject: ') },
  { name: 'front matter with a Cyrillic letter in quotes', code: 'look-alike-letter', file: decision, line: 'subject', column: 18, spoil: replace(decision, 'subject: Ban hành Kế hoạch cải cách hành chính tỉnh Mẫu năm 2030', 'subject: "Ban \\"h\u0430nh\\" Kế hoạch"') },
  { name: 'front matter is gone', code: 'front-matter-missing', file: decision, spoil: (f) => f.set(decision, (f.get(decision) ?? '').replace(/^---[\s\S]*?---\n/u, '')) },
  { name: 'front matter has a field of its own', code: 'extra-field', file: decision, line: 'chuDe', spoil: replace(decision, '---\nsubject', '---\nchuDe: x\nsubject') },
  { name: 'an agency is misspelt', code: 'unknown-agency', file: tasksJson, line: 'so-noi-vuu', hint: 'so-noi-vu', spoil: replace(tasksJson, '"who": "so-noi-vu"', '"who": "so-noi-vuu"') },
  { name: 'an agency no longer exists', code: 'expired-agency', file: tasksJson, line: 'so-cu', hint: 'Sở Y tế', spoil: sampleWith((s) => {
    const a = s.tasks.sections[0]?.tasks[0]?.assignment;
    a?.assignees.push({ who: 'so-cu', role: 'phoi-hop' });
    if (a !== undefined) a.words = ['Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, UBND các huyện, Sở Cũ và các cơ quan liên quan'];
  }) },
  { name: 'an agency id climbs out of the folder', code: 'wrong-pattern', file: agencies, line: '../../etc', spoil: replace(agencies, '"id": "so-y-te"', '"id": "../../etc"') },
  { name: 'an unknown group', code: 'unknown-group', file: agencies, spoil: replace(agencies, '"includes": [\n        "so-ban-nganh"', '"includes": [\n        "so-ban-nghanh"') },
  { name: 'a group whose last member has ended', code: 'group-without-members', file: tasksJson, line: '"who": "ubnd-cap-huyen"', spoil: replace(agencies, '"groups": [\n        "ubnd-cap-huyen"\n      ]', '"groups": [\n        "ubnd-cap-huyen"\n      ],\n      "until": "2029-07-01"') },
  { name: 'successors that lead in a circle', code: 'successor-circle', file: agencies, spoil: sampleWith((s) => { for (const a of s.agencies.agencies) if (a.id === 'so-y-te') Object.assign(a, { until: '2029-01-01', successors: ['so-cu'] }); }) },
  { name: 'a group that holds itself', code: 'group-circle', file: agencies, spoil: sampleWith((s) => { for (const g of s.agencies.groups) if (g.id === 'so-ban-nganh') g.includes = ['tat-ca']; }) },
  { name: 'two bodies share one writing', code: 'duplicate-phrase', file: agencies, line: 'Sở Tài chính', spoil: replace(agencies, '"name": "Sở Tài chính",\n      "kind": "so-ban-nganh",\n      "shortForms": []', '"name": "Sở Tài chính",\n      "kind": "so-ban-nganh",\n      "shortForms": ["Sở Nội vụ", "Sở Tài chính"]') },
  { name: 'a task id is used twice', code: 'duplicate-id', file: tasksJson, line: '"id": "ke-hoach-thanh-tra"', spoil: replace(tasksJson, '"id": "ra-soat-quy-che"', '"id": "ke-hoach-thanh-tra"') },
  { name: 'STT has a gap', code: 'numbering', file: tasksJson, line: '"number": 3', spoil: replace(tasksJson, '"number": 2', '"number": 3') },
  { name: 'STT repeats', code: 'numbering', file: tasksJson, line: '"number": 1', spoil: replace(tasksJson, '"number": 2', '"number": 1') },
  { name: 'a section of the appendix skips a Roman number', code: 'numbering', file: tasksJson, line: '"number": "II"', spoil: replace(tasksJson, '"number": "I"', '"number": "II"') },
  { name: 'khoản has a gap', code: 'numbering', file: planMd, line: '3. Nâng cao', spoil: replace(planMd, '2. Nâng cao', '3. Nâng cao') },
  { name: 'điểm is not in Vietnamese order', code: 'numbering', file: planMd, line: 'c) Ý thứ hai', spoil: replace(planMd, 'b) Ý thứ hai', 'c) Ý thứ hai') },
  { name: 'mục repeats', code: 'numbering', file: planMd, line: '# I. TỔ CHỨC', column: 3, spoil: replace(planMd, '# II. TỔ CHỨC', '# I. TỔ CHỨC') },
  { name: 'mục has no number', code: 'heading-number', file: planMd, line: '# TỔ CHỨC', spoil: replace(planMd, '# II. TỔ CHỨC', '# TỔ CHỨC') },
  { name: 'Điều has a gap', code: 'numbering', file: decision, line: 'Điều 3.', spoil: replace(decision, 'Điều 2. Giám', 'Điều 3. Giám') },
  ...['Điều 2.Giám', 'Điều 2: Giám', 'ĐIỀU 2. Giám', 'Điều\u00a02. Giám', 'Điều 2.\n\nGiám', 'Điều 02. Giám', '**Điều 2. Giám'].map((typed): Case => ({ name: `Điều mistyped: ${JSON.stringify(typed)}`, code: 'mistyped-part', file: decision, spoil: replace(decision, 'Điều 2. Giám', typed) })),
  ...['#III. ĐIỀU', 'III. ĐIỀU', 'đ)Nâng', 'đ. Nâng', '2.Nâng', '2) Nâng', '2.\u00a0Nâng', '2.'].map((typed): Case => ({ name: `a part mistyped: ${JSON.stringify(typed)}`, code: 'mistyped-part', file: planMd, spoil: replace(planMd, '2. Nâng cao', `${typed}\n\n2. Nâng cao`) })),
  { name: 'a khoản without a blank line before it', code: 'glued-part', file: planMd, line: '2. Nâng', column: 1, spoil: replace(planMd, '\n\n2. Nâng', '\n2. Nâng') },
  { name: 'a điểm without a blank line before it', code: 'glued-part', file: planMd, line: 'b) Ý', spoil: replace(planMd, '\n\nb) Ý', '\nb) Ý') },
  { name: 'a Điều without a blank line before it', code: 'glued-part', file: decision, line: 'Điều 2.', spoil: replace(decision, '\n\nĐiều 2.', '\nĐiều 2.') },
  { name: 'a căn cứ without a blank line before it', code: 'glued-part', file: decision, line: 'Xét đề', spoil: replace(decision, '\n\nXét', '\nXét') },
  { name: 'a căn cứ after Điều 1', code: 'legal-basis-late', file: decision, spoil: replace(decision, 'Điều 2. Giám', 'Căn cứ Luật Ngân sách;\n\nĐiều 2. Giám') },
  { name: 'a Cyrillic letter on a later line of a paragraph', code: 'look-alike-letter', file: planMd, line: 'c\u0430ch', column: 4, spoil: replace(planMd, 'Tiếp tục cải cách.', 'Tiếp tục cải \r\n  c\u0430ch.') },
  { name: 'a recipient with its own dash and semicolon', code: 'mark-printed-twice', file: planJson, line: '- Bộ Nội vụ;', spoil: replace(planJson, '"Bộ Nội vụ"', '"- Bộ Nội vụ;"') },
  { name: 'an archive with its own full stop', code: 'mark-printed-twice', file: planJson, line: 'VT, NV.', spoil: replace(planJson, '"VT, NV"', '"VT, NV."') },
  { name: 'a list item with its own dash', code: 'mark-printed-twice', file: tasksJson, line: '- Báo cáo', spoil: replace(tasksJson, '"item": "Báo cáo"', '"item": "- Báo cáo"') },
  { name: 'a folder where a file belongs', code: 'not-a-file', file: decision, spoil: (f) => { f.delete(decision); f.set(`${decision}/x`, ''); } },
  { name: 'a field is missing', code: 'missing-field', file: planJson, spoil: replace(planJson, '"archive": "VT, NV"', '"luu": "VT, NV"') },
  { name: 'a field too many', code: 'extra-field', file: planJson, line: '"luu"', spoil: replace(planJson, '"archive": "VT, NV"', '"archive": "VT, NV",\n  "luu": "VT"') },
  { name: 'a field deep inside is misspelt', code: 'extra-field', file: tasksJson, line: '"vaiTro"', spoil: replace(tasksJson, '"role": "chu-tri"', '"vaiTro": "chu-tri"') },
  { name: 'a text is empty', code: 'empty-text', file: tasksJson, line: '""', spoil: replace(tasksJson, '"Ban hành kế hoạch"', '""') },
  { name: 'a list is empty', code: 'empty-text', file: planJson, line: '"recipients"', spoil: sampleWith((s) => { s.plan.recipients = []; }) },
  { name: 'a number where a text belongs', code: 'wrong-type', file: planJson, line: '"place": 5', spoil: replace(planJson, '"place": "Mẫu"', '"place": 5') },
  { name: 'a role that does not exist', code: 'wrong-value', file: tasksJson, line: 'chu-chi', hint: 'chu-tri', spoil: replace(tasksJson, '"role": "chu-tri"', '"role": "chu-chi"') },
  { name: 'a cell that is neither text nor item', code: 'extra-field', file: tasksJson, line: '"muc"', spoil: replace(tasksJson, '"item": "Quyết định"', '"muc": "Quyết định"') },
  { name: '31 February in the decision', code: 'impossible-date', file: planJson, line: '2029-02-31', spoil: replace(planJson, '2029-12-05', '2029-02-31') },
  { name: '31 February in the words of a deadline', code: 'impossible-date', file: tasksJson, line: '31/02/2030', spoil: replace(tasksJson, '"15/06/2030"', '"31/02/2030"') },
  { name: '31 February in the meaning of a deadline', code: 'impossible-date', file: tasksJson, line: '2030-02-31', spoil: replace(tasksJson, '2030-06-15', '2030-02-31') },
  { name: 'a deadline outside the year, not marked', code: 'deadline-outside-year', file: tasksJson, spoil: sampleWith((s) => {
    const d = s.tasks.sections[0]?.tasks[0]?.deadline;
    if (d !== undefined) Object.assign(d, { words: ['Quý I/2031'], meaning: [{ kind: 'quarter', year: 2031, quarter: 1 }] });
  }) },
  { name: 'a period that ends before it begins', code: 'deadline-backwards', file: tasksJson, spoil: replace(tasksJson, '"15/06/2030"', '"Năm 2031 - 2030"') },
  { name: 'a deadline not its words, beside one that is unclear', code: 'deadline-mismatch', file: tasksJson, spoil: replace(tasksJson, '"15/06/2030"', '"Khi xong", "16/06/2030"') },
  { name: 'a lost letter', code: 'lost-letter', file: planMd, line: '1. Ti', spoil: replace(planMd, '1. Tiếp tục', '1. Ti\ufffdp tục') },
  { name: 'a deadline whose meaning is not its words', code: 'deadline-mismatch', file: tasksJson, hint: 'meaning', spoil: replace(tasksJson, '"quarter": 1', '"quarter": 2') },
  { name: 'letters with loose marks (NFD)', code: 'not-nfc', file: tasksJson, spoil: replace(tasksJson, 'Rà soát quy chế', 'Rà soát quy chế'.normalize('NFD')) },
  { name: 'a Cyrillic а for a', code: 'look-alike-letter', file: planMd, line: '1. Tiếp tục cải', hint: '"a"', spoil: replace(planMd, 'Tiếp tục cải cách.', 'Tiếp tục cải c\u0430ch.') },
  { name: 'the Icelandic Ð for Đ', code: 'look-alike-letter', file: decision, hint: '"Đ"', spoil: replace(decision, 'Điều 2. Giám đốc', 'Điều 2. Ðại diện') },
  { name: 'a control character', code: 'control-character', file: tasksJson, spoil: replace(tasksJson, 'Quy chế được', 'Quy chế\\u0007 được') },
  { name: 'a zero-width space', code: 'invisible-character', file: planMd, line: '1. Tiếp', column: 8, spoil: replace(planMd, '1. Tiếp tục', '1. Tiếp\u200b tục') },
  { name: 'a soft hyphen in the front matter', code: 'invisible-character', file: planMd, line: 'title', spoil: replace(planMd, 'title: Cải', 'title: C\u00adải') },
  { name: 'two spaces in a row', code: 'stray-space', file: tasksJson, spoil: replace(tasksJson, 'Rà soát quy chế', 'Rà soát  quy chế') },
  { name: 'the words name an agency that the structure lacks', code: 'assignee-missing', file: tasksJson, line: 'và Sở Y tế chủ trì', spoil: replace(tasksJson, '"Sở Tài chính chủ trì"', '"Sở Tài chính và Sở Y tế chủ trì"') },
  { name: 'the structure names an agency that the words lack', code: 'assignee-not-in-words', file: tasksJson, line: 'so-y-te', spoil: replace(tasksJson, '"who": "so-ban-nganh"', '"who": "so-y-te"') },
  { name: 'the structure gives another role than the words', code: 'role-mismatch', file: tasksJson, spoil: replace(tasksJson, '"role": "phoi-hop"', '"role": "tham-dinh"') },
  { name: 'the words name a body that nobody knows', code: 'unknown-body-in-words', file: tasksJson, hint: 'Sở Y tế', spoil: replace(tasksJson, '"Sở Tài chính chủ trì"', '"Sở Tài chính chủ trì, phối hợp với Sở Y tá"') },
  { name: 'the words name an agency of another province', code: 'unknown-body-in-words', file: tasksJson, line: 'Ninh Thuận', spoil: replace(tasksJson, '"Sở Tài chính chủ trì"', '"Sở Tài chính tỉnh Ninh Thuận chủ trì"') },
  { name: 'the words limit a group', code: 'group-limited', file: tasksJson, line: 'được chọn', hint: 'open', spoil: replace(tasksJson, '"Các sở, ban, ngành phối hợp"', '"Các sở, ban, ngành được chọn phối hợp"') },
  { name: 'the structure gives an agency that the words exclude', code: 'assignee-not-in-words', file: tasksJson, line: 'so-y-te', spoil: sampleWith((s) => {
    const a = s.tasks.sections[0]?.tasks[1]?.assignment;
    if (a !== undefined) Object.assign(a, { words: ['Sở Tài chính chủ trì, phối hợp với các sở, ban, ngành (trừ Sở Y tế)'], assignees: [...a.assignees, { who: 'so-y-te', role: 'phoi-hop' }] });
  }) },
  { name: 'an agency that succeeds itself', code: 'successor-circle', file: agencies, line: '"successors"', spoil: replace(agencies, '"successors": [\n        "so-y-te"', '"successors": [\n        "so-cu"') },
  { name: 'no agency leads and nobody said so', code: 'without-lead', file: tasksJson, spoil: sampleWith((s) => {
    const a = s.tasks.sections[0]?.tasks[1]?.assignment;
    if (a !== undefined) Object.assign(a, { words: ['Sở Tài chính thực hiện'], assignees: [{ who: 'so-tai-chinh', role: 'thuc-hien' }] });
  }) },
  { name: 'an issued decision without its number', code: 'issued-incomplete', file: planJson, line: '"number": null', spoil: replace(planJson, '"number": 7', '"number": null') },
  { name: 'the folder says another year', code: 'year-mismatch', file: planJson, line: '"year": 2029', spoil: replace(planJson, '"year": 2030', '"year": 2029') },
  { name: 'text is not UTF-8', code: 'not-utf8', file: planMd, spoil: () => undefined },
];

const templateCases: readonly (Omit<Case, 'spoil'> & { readonly spoil: (root: string) => void })[] = [
  { name: 'a template is missing', code: 'missing-template', file: 'templates/trich.hbs', spoil: (root) => { rmSync(join(root, 'templates/trich.hbs')); } },
  { name: 'a part of a template is missing', code: 'missing-template', file: 'templates/phan/quyet-dinh.hbs', line: '{{> chu-ky}}', spoil: (root) => { rmSync(join(root, 'templates/phan/chu-ky.hbs')); } },
  { name: 'the format file is missing', code: 'file-missing', file: 'templates/nd30-2020.json', spoil: (root) => { rmSync(join(root, 'templates/nd30-2020.json')); } },
  { name: 'a template names an unknown field', code: 'template-unknown-field', file: 'templates/phan/quyet-dinh.hbs', line: '{{decision.subjekt}}', hint: 'subject', spoil: inTemplate('templates/phan/quyet-dinh.hbs', '::trich-yeu[{{decision.subject}}]', '::trich-yeu[{{decision.subjekt}}]') },
  { name: 'a template names an unknown field in a condition', code: 'template-unknown-field', file: 'templates/trich.hbs', line: '{{#if lead.anny}}', spoil: inTemplate('templates/trich.hbs', '{{#if lead.any}}', '{{#if lead.anny}}') },
  { name: 'a shared part names an unknown field', code: 'template-unknown-field', file: 'templates/phan/chu-ky.hbs', line: 'signer.nam}', spoil: inTemplate('templates/phan/chu-ky.hbs', 'signer.name', 'signer.nam') },
  { name: 'a template is not closed', code: 'template-syntax', file: 'templates/phan/quyet-dinh.hbs', spoil: inTemplate('templates/phan/quyet-dinh.hbs', '{{#each decision.legalBases}}', '{{#each decision.legalBases') },
  { name: 'a template uses an unknown role', code: 'template-unknown-role', file: 'templates/phan/quyet-dinh.hbs', line: '::can-cuu[', hint: 'can-cu', spoil: inTemplate('templates/phan/quyet-dinh.hbs', '::can-cu[', '::can-cuu[') },
  { name: 'a table of an unknown name', code: 'template-structure', file: 'templates/phan/phu-luc.hbs', spoil: inTemplate('templates/phan/phu-luc.hbs', 'cot="phu-luc"', 'cot="khac"') },
  { name: 'column widths that do not add up', code: 'table-columns', file: 'templates/bang/phu-luc.json', spoil: inTemplate('templates/bang/phu-luc.json', '"widthPercent": 28.6', '"widthPercent": 42') },
  { name: 'a column too narrow for its words', code: 'word-too-wide', file: 'templates/bang/phu-luc.json', spoil: (root) => {
    inTemplate('templates/bang/phu-luc.json', '"widthPercent": 14.4', '"widthPercent": 2')(root);
    inTemplate('templates/bang/phu-luc.json', '"widthPercent": 28.6', '"widthPercent": 41')(root);
  } },
  { name: 'a field that no table has', code: 'wrong-value', file: 'templates/bang/phu-luc.json', line: '"tasks"', hint: 'task', spoil: inTemplate('templates/bang/phu-luc.json', '"field": "task"', '"field": "tasks"') },
  { name: 'a title over two lines', code: 'template-structure', file: 'templates/trich.hbs', spoil: inTemplate('templates/trich.hbs', 'title: "', 'title: "a\\nb ') },
  { name: 'a header of two lines', code: 'wrong-pattern', file: 'templates/bang/phu-luc.json', spoil: inTemplate('templates/bang/phu-luc.json', '"STT"', '"S\\nTT"') },
  { name: 'a style name of two lines', code: 'wrong-pattern', file: 'templates/nd30-2020.json', spoil: inTemplate('templates/nd30-2020.json', '"Quốc hiệu"', '"Quốc\\nhiệu"') },
  { name: 'a page number of an unknown role', code: 'format-value', file: 'templates/nd30-2020.json', line: 'so-tragn', spoil: inTemplate('templates/nd30-2020.json', '"pageNumberRole": "so-trang"', '"pageNumberRole": "so-tragn"') },
  { name: 'a kind of row that is gone', code: 'format-value', file: 'templates/nd30-2020.json', spoil: inTemplate('templates/nd30-2020.json', '"nhiem-vu": {', '"viec": {') },
  { name: 'white letters', code: 'format-rule', file: 'templates/nd30-2020.json', line: 'FFFFFF', spoil: inTemplate('templates/nd30-2020.json', '"color": "000000"', '"color": "FFFFFF"') },
  { name: 'two columns wider than the page', code: 'format-value', file: 'templates/nd30-2020.json', spoil: inTemplate('templates/nd30-2020.json', '        38,', '        60,') },
  { name: 'letters of 300 pt', code: 'format-value', file: 'templates/nd30-2020.json', spoil: inTemplate('templates/nd30-2020.json', '"styleName": "Mục",\n      "sizePt": 14', '"styleName": "Mục",\n      "sizePt": 300') },
  { name: 'a third cell in two columns', code: 'template-structure', file: 'templates/phan/chu-ky.hbs', spoil: inTemplate('templates/phan/chu-ky.hbs', '::::\n', ':::phai\n::doan[thừa]\n:::\n::::\n', 'last') },
  { name: 'words where none are printed', code: 'template-structure', file: 'templates/quyet-dinh.hbs', spoil: inTemplate('templates/quyet-dinh.hbs', '::trang{kieu="doc-dung" danh-so-lai}', '::trang[chữ]{kieu="doc-dung" danh-so-lai}') },
  ...[':: can-cu[x]', '::can-cu [x]', '::can-cu(x)', '::can-cu[x', 'can-cu[x]'].map((typed) => ({ name: `a block mistyped: ${typed}`, code: 'template-structure', file: 'templates/phan/quyet-dinh.hbs', spoil: inTemplate('templates/phan/quyet-dinh.hbs', '::quyet-dinh[', `${typed}\n\n::quyet-dinh[`) })),
  { name: 'a size against the decree', code: 'format-rule', file: 'templates/nd30-2020.json', spoil: inTemplate('templates/nd30-2020.json', '"left": 30', '"left": 25') },
];

function inTemplate(file: string, from: string, to: string, which: 'first' | 'last' = 'first'): (root: string) => void {
  return (root) => {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    expect(text, `${file} holds what the case spoils`).toContain(from);
    const at = which === 'first' ? text.indexOf(from) : text.lastIndexOf(from);
    writeFileSync(path, `${text.slice(0, at)}${to}${text.slice(at + from.length)}`);
  };
}

/** Builds a spoilt project over an older set, and gives back what was said and what is left. */
async function buildOver(root: string): Promise<Awaited<ReturnType<typeof buildYear>>> {
  const out = join(root, 'output', String(sampleYear));
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'quyet-dinh.pdf'), 'old');
  const result = await buildYear(root, sampleYear);
  expect(readFileSync(join(out, 'quyet-dinh.pdf'), 'utf8')).toBe('old');
  return result;
}

function expectCase(root: string, { code, file, line, column, hint }: Omit<Case, 'spoil'>, result: Awaited<ReturnType<typeof buildYear>>): void {
  expect(result.manifest).toBeUndefined();
  const found = result.diagnostics.filter((d) => d.code === code && d.file === file);
  expect(found.length, JSON.stringify(result.diagnostics, null, 1)).toBeGreaterThan(0);
  const [first] = found;
  if (first === undefined) return;
  expect(first.level).toBe('error');
  expect(first.message + first.hint).toMatch(/\p{L}/u);
  if (line !== undefined) {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    expect(found.map((d) => lines[d.line - 1]).join('\n')).toContain(line);
  }
  if (column !== undefined) expect(found.map((d) => d.column)).toContain(column);
  if (hint !== undefined) expect(found.map((d) => d.hint).join('\n')).toContain(hint);
}

describe('bad content stops the build at its place and leaves output as it was', () => {
  it.each(cases)('$name: $code', async (spec) => {
    const files = sampleFiles(sample());
    spec.spoil(files);
    const { root, remove } = writeProject(files);
    if (spec.code === 'not-utf8') writeFileSync(join(root, planMd), Buffer.from([0x23, 0x20, 0xc3, 0x28]));
    try {
      expectCase(root, spec, await buildOver(root));
    } finally {
      remove();
    }
  });
});

describe('a day of completion that is unlikely', () => {
  it.each([
    ['before the decision', '2029-12-04', 1],
    ['on the day of the decision', '2029-12-05', 0],
    ['on the last day of the year after', '2031-12-31', 0],
    ['later', '2032-01-01', 1],
  ])('%s, %s: %i warnings, and the build goes on', async (_, date, warnings) => {
    const files = sampleFiles(sample());
    progressWith(entry(`"state": "hoan-thanh", "date": "${date}"`))(files);
    const { root, remove } = writeProject(files);
    const { manifest, diagnostics } = await buildYear(root, sampleYear);
    remove();
    expect(manifest).toBeDefined();
    expect(diagnostics.map((d) => [d.code, d.level, d.file, d.line])).toEqual(Array.from({ length: warnings }, () => ['completion-unlikely', 'warning', progressJson, 3]));
  });
});

describe('bad templates stop the build at their place and leave output as it was', () => {
  it.each(templateCases)('$name: $code', async (spec) => {
    const { root, remove } = writeProject(sampleFiles(sample()));
    spec.spoil(root);
    try {
      expectCase(root, spec, await buildOver(root));
    } finally {
      remove();
    }
  });
});

describe('all faults are told at once', () => {
  it('in one build, over several files', async () => {
    const files = sampleFiles(sample());
    replace(planJson, '2029-12-05', '2029-02-31')(files);
    replace(planMd, '2. Nâng cao', '3. Nâng cao')(files);
    replace(tasksJson, '"number": 2', '"number": 3')(files);
    replace(tasksJson, '"who": "so-noi-vu"', '"who": "so-noi-vuu"')(files);
    const { root, remove } = writeProject(files);
    const { diagnostics } = await buildYear(root, sampleYear);
    remove();
    expect(new Set(diagnostics.map((d) => d.code))).toEqual(new Set(['impossible-date', 'numbering', 'unknown-agency', 'assignee-missing']));
    expect(diagnostics.filter((d) => d.code === 'numbering')).toHaveLength(2);
  });
});
