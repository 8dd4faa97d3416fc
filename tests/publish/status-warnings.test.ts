import { expect, it } from 'vitest';
import { readProject } from '../../src/publish/project.js';
import { planStatus } from '../../src/plan/progress/plan-status.js';
import { statusWarnings } from '../../src/publish/status-project.js';
import { draftSample } from '../support/issued.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../support/sample-project.js';
import type { ReportPeriod } from '../../src/plan/progress/periods.js';
import type { Day } from '../../src/content/dates.js';

function said(data: ReturnType<typeof sample>, asOf: Day, period?: ReportPeriod): readonly string[] {
  const { root, remove } = writeProject(sampleFiles(data));
  const { project } = readProject(root, sampleYear, []);
  remove();
  if (project === undefined) throw new Error('no project');
  return statusWarnings(project, planStatus(project.plan, asOf), period).map((d) => d.code);
}

const june = { year: 2030, month: 6, day: 30 };

it.each<[string, readonly string[], () => readonly string[]]>([
  ['a report on a draft', ['report-of-draft'], () => said(draftSample(), june, 'quy-2')],
  ['the state of a draft, without a report', [], () => said(draftSample(), june)],
  ['a day before the decision was signed', ['status-before-decision'], () => said(sample(), { year: 2029, month: 12, day: 4 })],
  ['the day of the decision', [], () => said(sample(), { year: 2029, month: 12, day: 5 })],
  ['a report as of a day after its period', ['report-after-period'], () => said(sample(), { year: 2030, month: 9, day: 30 }, 'quy-2')],
  ['a report closed within its period', [], () => said(sample(), { year: 2030, month: 6, day: 15 }, 'quy-2')],
])('%s: %o', (_, codes, run) => {
  expect(run()).toEqual(codes);
});
