import { afterAll, describe, expect, it } from 'vitest';
import type { TaskProgress } from '../../src/content/schema.js';
import { planStatus } from '../../src/plan/progress/plan-status.js';
import type { ReportPeriod } from '../../src/plan/progress/periods.js';
import { readStatusProject, statusWarnings } from '../../src/publish/status-project.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../support/sample-project.js';

const from = [{ agency: 'so-noi-vu', since: '2030-04-03T02:00:00Z', taken: ['0123456789abcdef'] }];
const tasks: TaskProgress[] = [
  { task: 'ke-hoach-thanh-tra', state: 'dang-thuc-hien', percent: 40, note: 'Đang viết', from },
  { task: 'ra-soat-quy-che', state: 'hoan-thanh', date: '2030-05-06' },
];
const { root, remove } = writeProject(sampleFiles({ ...sample(), progress: { tasks } }));
afterAll(remove);
function told(month: number, day: number, period?: ReportPeriod): readonly string[] {
  const asOf = { year: sampleYear, month, day };
  const { project } = readStatusProject(root, { year: sampleYear, decision: undefined }, asOf, []);
  if (project === undefined) throw new Error('no project');
  return statusWarnings(project, planStatus(project.plan, asOf), period).filter((d) => d.code === 'reported-later').map((d) => `${d.level} ${d.message} ${d.hint}`);
}

describe('a year as it stands on a day', () => {
  it('what was first reported after it is told, with the day that would count it; a later day of completion is none', () => {
    expect(told(3, 31)).toEqual(['warning 1 nhiệm vụ có kết quả chỉ được báo cáo (lưu bảng tính) sau ngày tính số liệu 31/3/2030, không tính vào ngày đó: I.1 (03/4/2030). Muốn tính cả các báo cáo này thì chọn ngày tính số liệu khác, ví dụ --as-of 2030-04-03.']);
  });
  it('where the period reported on was over by then, no later day is proposed: the report would be told to be of after its period', () => {
    expect(told(3, 31, 'quy-1')).toEqual(['warning 1 nhiệm vụ có kết quả chỉ được báo cáo (lưu bảng tính) sau ngày tính số liệu 31/3/2030, không tính vào ngày đó: I.1 (03/4/2030). Kết quả báo cáo sau khi hết kỳ thì đưa vào báo cáo kỳ sau; việc xong trong kỳ mà báo muộn thì ghi ngày hoàn thành.']);
  });
  it('within the period a later day is', () => {
    expect(told(3, 31, 'quy-2').join(' ')).toContain('ví dụ --as-of 2030-04-03.');
  });
  it('from that day on nothing is', () => {
    expect(told(4, 3)).toEqual([]);
  });
});
