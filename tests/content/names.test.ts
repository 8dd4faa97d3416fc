import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/content/read.js';
import { isPersonName, isPlaceholderName } from '../../src/content/names.js';
import { officeSample } from '../support/issued.js';
import { sampleFiles, sampleYear, writeProject } from '../support/sample-project.js';

describe('the name of a person who signs', () => {
  it.each(['Nguyễn Tấn Tuấn', 'Trần Thị B', "Y'Wang Niê", 'Hồ Thị Kim-Anh'])('%s is one', (name) => {
    expect([isPersonName(name), isPlaceholderName(name)]).toEqual([true, false]);
  });
  it.each(['Họ và tên', 'HỌ VÀ TÊN', 'Họ tên', 'họ và tên người ký', 'Người ký', '<họ tên>', '<họ tên người đã ký>', '…', '...', '____'])('%s is what a form leaves to be filled in', (name) => {
    expect([isPersonName(name), isPlaceholderName(name)]).toEqual([false, true]);
  });
  it.each(['Tuấn', 'Nguyễn Văn 3', 'Nguyễn  Tuấn', ''])('%j is not typed as one', (name) => { expect(isPersonName(name)).toBe(false); });
});

it('a placeholder is an error wherever plan.json names who signs', () => {
  const data = officeSample();
  const { signer, report, dispatch, copiers } = data.plan;
  for (const one of [signer, report?.signer, dispatch?.signer, ...(copiers ?? []).map((c) => c.signer)]) if (one !== undefined) one.name = 'Họ và tên';
  const { root, remove } = writeProject(sampleFiles(data));
  const found = readPlan(root, sampleYear).diagnostics;
  remove();
  expect(found.map((d) => [d.code, d.level])).toEqual(Array.from({ length: 5 }, () => ['name-implausible', 'error']));
});
