import { afterAll, describe, expect, it } from 'vitest';
import type { TaskProgress } from '../../src/content/schema.js';
import { readStatusProject } from '../../src/publish/status-project.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../support/sample-project.js';

const from = [{ agency: 'so-noi-vu', since: '2030-04-03T02:00:00Z', taken: ['0123456789abcdef'] }];
const tasks: TaskProgress[] = [
  { task: 'ke-hoach-thanh-tra', state: 'dang-thuc-hien', percent: 40, note: 'Đang viết', from },
  { task: 'ra-soat-quy-che', state: 'hoan-thanh', date: '2030-05-06' },
];
const { root, remove } = writeProject(sampleFiles({ ...sample(), progress: { tasks } }));
afterAll(remove);
const told = (month: number, day: number): readonly string[] => readStatusProject(root, { year: sampleYear, decision: undefined }, { year: sampleYear, month, day }, []).diagnostics.filter((d) => d.code === 'reported-later').map((d) => `${d.level} ${d.message} ${d.hint}`);

describe('a year as it stands on a day', () => {
  it('what was first reported after it is told, with the day that would count it; a later day of completion is none', () => {
    expect(told(3, 31)).toEqual(['warning 1 nhiệm vụ có kết quả chỉ được báo cáo (lưu bảng tính) sau ngày tính số liệu 31/3/2030, không tính vào ngày đó: I.1 (03/4/2030). Muốn tính cả các báo cáo này thì chọn ngày tính số liệu khác, ví dụ --as-of 2030-04-03.']);
  });
  it('from that day on nothing is', () => {
    expect(told(4, 3)).toEqual([]);
  });
});
