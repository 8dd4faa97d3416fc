import { describe, expect, it } from 'vitest';
import { comparePlans } from '../../src/compare/compare.js';
import { sampleYear } from '../support/sample-project.js';
import { nextYear, planOf, withDecision, withTasks } from '../support/two-years.js';

const [before, after] = [planOf(sampleYear), planOf(nextYear)];

function explanationOf(id: string, ...[was, is, reasons]: Parameters<typeof comparePlans>): readonly string[] {
  const found = comparePlans(was, is, reasons).groups.flatMap(({ entries }) => entries).find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no entry ${id}`);
  return found.explanation;
}

describe('an explanation', () => {
  const tasks = (deadline: string, note?: string) => [{ title: 'THỂ CHẾ', tasks: [{ id: 'a', words: ['Rà soát'], deadline, ...(note === undefined ? {} : { note }) }] }];

  it('says the kind of change, then the reason recorded for the place, then the note of the later year\'s task', () => {
    const [was, is] = [withTasks(before, tasks('Quý I/2030', 'ghi chú cũ')), withTasks(after, tasks('Quý II/2030', 'Chờ Nghị quyết của HĐND.'))];
    expect(explanationOf('a', was, is, new Map([['a', 'Theo đề nghị của Sở.']]))).toEqual(['Sửa tiến độ.', 'Theo đề nghị của Sở.', 'Chờ Nghị quyết của HĐND.']);
  });
  it('a note alone is no difference', () => {
    const [was, is] = [withTasks(before, tasks('Quý I/2030')), withTasks(before, tasks('Quý I/2030', 'ghi chú'))];
    expect(comparePlans(was, is).groups).toEqual([]);
  });
  it('of a dropped căn cứ has a place of its own, told apart from the one that took its number', () => {
    const articles = 'Điều 1. Ban hành.\n\nĐiều 2. Thi hành./.';
    const [was, is] = [withDecision(before, `Căn cứ Luật Tổ chức chính quyền;\n\nCăn cứ Nghị quyết về Chương trình tổng thể.\n\n${articles}`), withDecision(after, `Căn cứ Luật Tổ chức chính quyền;\n\nCăn cứ Luật Giao dịch điện tử.\n\n${articles}`)];
    const reasons = new Map([[`${sampleYear}/can-cu.2`, 'Đã hết hiệu lực.'], ['can-cu.2', 'Mới ban hành.']]);
    expect(explanationOf(`${sampleYear}/can-cu.2`, was, is, reasons)).toEqual(['Không còn căn cứ này.', 'Đã hết hiệu lực.']);
    expect(explanationOf('can-cu.2', was, is, reasons)).toEqual(['Bổ sung căn cứ.', 'Mới ban hành.']);
  });
  it('a signer, a recipient and the archive line are compared too; number and day are new each year', () => {
    const head = { ...before.head, signer: { ...before.head.signer, name: 'Trần Thị B' }, recipients: ['Như Điều 2', 'Bộ Nội vụ', 'Báo Mẫu'], decision: { ...before.head.decision, number: 8 } };
    const found = comparePlans(before, { ...before, head }).groups.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry.kinds[0]]));
    expect(found).toEqual([['nguoi-ky', 'changed'], ['noi-nhan.3', 'added']]);
  });
  it.each([
    ['left open', 'Trần Thị B', null, 'Để trống họ tên người ký.'],
    ['filled in', null, 'Trần Thị B', 'Ghi họ tên người ký.'],
    ['of another', 'Trần Thị B', 'Lê Văn C', 'Sửa họ tên người ký.'],
  ])('a name of the signer that is %s is called so, and the office is no part of it', (_, was, is, words) => {
    const named = (name: string | null) => ({ ...before, head: { ...before.head, signer: { ...before.head.signer, name } } });
    const entries = comparePlans(named(was), named(is)).groups.flatMap((group) => group.entries);
    expect(entries.map(({ id, explanation }) => [id, explanation])).toEqual([['nguoi-ky', [words]]]);
  });
});
