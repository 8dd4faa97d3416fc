import { afterAll, describe, expect, it } from 'vitest';
import { chooseAgencies } from '../../../src/publish/send/desk.js';
import { readProject } from '../../../src/publish/project.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../../support/sample-project.js';

const { root, remove } = writeProject(sampleFiles(sample()));
afterAll(remove);
const { project } = readProject(root, sampleYear);
if (project === undefined) throw new Error('the sample is whole');

/** The ids of whom words name, or what is said of the words. */
function chosen(...agencies: readonly string[]): readonly string[] {
  if (project === undefined) return [];
  const found = chooseAgencies(project, agencies);
  return found.ok ? found.value.map(({ agency }) => agency.id) : found.diagnostics.map((d) => `${d.code} ${d.message} ${d.hint}`);
}

describe('agencies that a package is for', () => {
  it.each([['so-y-te'], ['Sở Y tế'], ['Sở Y tế'.normalize('NFD')]])('%s is named by id or name', (one) => { expect(chosen(one)).toEqual(['so-y-te']); });
  it('by both is by the same twice', () => {
    expect(chosen('so-y-te', 'Sở Y tế')).toEqual([expect.stringMatching(/^recipient-twice .*so-y-te, Sở Y tế \(đều là Sở Y tế\)/u)]);
  });
  it.each(['so-y-tee', 'Sở Y tê', 'Sở Y Tế', 'sở y tế', 'Sở Y'])('%s is unknown; the one that is meant is told by name and id', (one) => {
    expect(chosen(one)).toEqual([expect.stringContaining('Có phải ý là Sở Y tế? Vậy thì ghi so-y-te hoặc "Sở Y tế".')]);
  });
  it('one that is like none is sought in the list', () => {
    expect(chosen('VNPT')).toEqual(['send-agency-unknown Cơ quan "VNPT" không có nhiệm vụ nào, hoặc không có cơ quan này. Xem mã và tên cơ quan bằng "kehoach list agencies".']);
  });
});
