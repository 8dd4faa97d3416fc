import type { Plan } from '../../src/content/plan.js';
import { readPlan } from '../../src/content/read.js';
import { sample, sampleFiles, sampleYear, writeProject, type Sample } from './sample-project.js';

/** The plan of the sample, with changes. */
export function samplePlan(change: (data: Sample) => void = () => undefined): Plan {
  const data = sample();
  change(data);
  const { root, remove } = writeProject(sampleFiles(data));
  const { plan, diagnostics } = readPlan(root, sampleYear);
  remove();
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return plan;
}
