import { afterAll, describe, expect, it } from 'vitest';
import { copyDecision } from '../../src/publish/copy.js';
import { printDecision } from '../../src/publish/print.js';
import { sendPackages } from '../../src/publish/send/send.js';
import { checked, draftSample, issueSample, withSenders } from '../support/issued.js';
import { sampleFiles, sampleYear, writeProject, type Sample } from '../support/sample-project.js';

/** I.2 is given to nobody in particular. */
function lostTask(): Sample {
  const data = withSenders(draftSample());
  const task = data.tasks.sections[0]?.tasks[1];
  if (task !== undefined) task.assignment = { words: ['Các cơ quan liên quan thực hiện'], assignees: [{ who: 'co-quan-lien-quan', role: 'thuc-hien' }], withoutLead: true };
  return data;
}

describe('a task that reaches nobody', async () => {
  const { root, remove } = writeProject(sampleFiles(lostTask()));
  afterAll(remove);
  const hints = (): readonly string[] => checked(root).filter((d) => d.code === 'task-reaches-nobody').map((d) => d.hint);
  const draft = hints();
  expect((await issueSample(root)).entry).toBeDefined();
  it('is told by check: name somebody while it is a draft, send it oneself once it is issued', () => {
    expect(draft).toEqual([expect.stringContaining('nêu đích danh trong "words" và "assignees"')]);
    expect(hints()).toEqual([expect.stringContaining('kehoach copy 2030 --form trich-sao --tasks I.2 --for')]);
    expect(hints()[0]).not.toContain('assignees');
  });
  it('is not told by commands that have nothing to do with it', async () => {
    const date = { year: 2029, month: 12, day: 10 };
    const results = [
      await copyDecision(root, sampleYear, { form: 'sao-y', as: 'giay', date, recipients: ['so-y-te'] }),
      await sendPackages(root, sampleYear, { number: 3, date, again: false }),
      await printDecision(root, sampleYear, { bothSides: true, mark: false }),
    ];
    for (const result of results) expect(result.ok ? result.value.diagnostics : result).toEqual([]);
  });
});
