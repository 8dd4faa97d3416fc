import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/content/read.js';
import { checkPlan } from '../../src/plan/check.js';
import { rosterOf } from '../../src/plan/roster.js';
import { hasEnded, standIns } from '../../src/plan/succession.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../support/sample-project.js';

const { plan } = readPlan('.', 2023);
if (plan === undefined) throw new Error('the plan of 2023 is whole');
const { agencies } = plan;

describe('the mergers of 2025, as the register has them', () => {
  const before = rosterOf(agencies, '2025-02-28');
  const march = rosterOf(agencies, '2025-03-01');
  const july = rosterOf(agencies, '2025-07-01');
  it.each([
    ['so-ke-hoach-va-dau-tu', 'so-tai-chinh'],
    ['so-giao-thong-van-tai', 'so-xay-dung'],
    ['so-tai-nguyen-va-moi-truong', 'so-nong-nghiep-va-moi-truong'],
    ['so-nong-nghiep-va-phat-trien-nong-thon', 'so-nong-nghiep-va-moi-truong'],
    ['so-thong-tin-va-truyen-thong', 'so-khoa-hoc-va-cong-nghe'],
    ['so-lao-dong-thuong-binh-va-xa-hoi', 'so-noi-vu'],
    ['ban-dan-toc', 'so-dan-toc-va-ton-giao'],
    ['so-du-lich', 'so-van-hoa-the-thao-va-du-lich'],
    ['so-van-hoa-va-the-thao', 'so-van-hoa-the-thao-va-du-lich'],
  ])('%s stands for itself until 28 February 2025, then %s does', (id, successor) => {
    expect([standIns(id, before), hasEnded(id, before)]).toEqual([[id], false]);
    expect([standIns(id, march), hasEnded(id, march)]).toEqual([[successor], true]);
  });
  it('the group of sở, ban, ngành has 21 members before, 15 after', () => {
    expect(before.members.get('so-ban-nganh')).toHaveLength(21);
    expect(march.members.get('so-ban-nganh')).toHaveLength(15);
  });
  it('the district level ends on 1 July 2025; its agencies have no successor, its group has', () => {
    expect(march.members.get('ubnd-cap-huyen')).toHaveLength(9);
    expect(july.members.get('ubnd-cap-huyen')).toEqual([]);
    expect(standIns('ubnd-thanh-pho-nha-trang', july)).toEqual([]);
    expect(standIns('ubnd-cap-huyen', july)).toEqual(['ubnd-cap-xa']);
  });
  it('a body that is yet to come has not ended', () => {
    expect(hasEnded('so-nong-nghiep-va-moi-truong', before)).toBe(false);
  });
});

describe('a successor', () => {
  const { agencies: sampleAgencies } = sample();
  const successor = sampleAgencies.agencies.find((a) => a.id === 'so-y-te');
  if (successor === undefined) throw new Error('the sample has a successor');
  it('that does not exist yet is not proposed', () => {
    successor.from = '2029-09-01';
    expect(standIns('so-cu', rosterOf(sampleAgencies, '2029-08-31'))).toEqual([]);
    expect(standIns('so-cu', rosterOf(sampleAgencies, '2029-09-01'))).toEqual(['so-y-te']);
  });
  it('is not proposed for a body that is yet to come', () => {
    Object.assign(successor, { successors: ['so-noi-vu'] });
    expect(standIns('so-y-te', rosterOf(sampleAgencies, '2029-08-31'))).toEqual([]);
  });
});

describe('words that do not say a role', () => {
  it('accept the structure, with a warning at the words', () => {
    const data = sample();
    const task = data.tasks.sections[0]?.tasks[1];
    if (task === undefined) throw new Error('the sample has two tasks');
    task.assignment = { words: ['Sở Tài chính chủ trì', 'Sở Y tế'], assignees: [{ who: 'so-tai-chinh', role: 'chu-tri' }, { who: 'so-y-te', role: 'phoi-hop' }] };
    const { root, remove } = writeProject(sampleFiles(data));
    const read = readPlan(root, sampleYear);
    remove();
    if (read.plan === undefined) throw new Error('the sample is whole');
    expect(checkPlan(read.plan)).toMatchObject([{ code: 'role-unclear', level: 'warning', file: 'content/2030/tasks.json' }]);
  });
});

describe('words that name a body which has ended', () => {
  it('are held to its successor in structure, with a warning', () => {
    const data = sample();
    const task = data.tasks.sections[0]?.tasks[1];
    if (task === undefined) throw new Error('the sample has two tasks');
    task.assignment = { words: ['Sở Cũ chủ trì, phối hợp với Sở Tài chính'], assignees: [{ who: 'so-y-te', role: 'chu-tri' }, { who: 'so-tai-chinh', role: 'phoi-hop' }] };
    const { root, remove } = writeProject(sampleFiles(data));
    const read = readPlan(root, sampleYear);
    remove();
    if (read.plan === undefined) throw new Error('the sample is whole');
    expect(checkPlan(read.plan)).toMatchObject([{ code: 'ended-body-in-words', level: 'warning', file: 'content/2030/tasks.json' }]);
  });
});
