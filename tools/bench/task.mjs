// One task of the plan of 2023, changed in one word.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The tasks of a set that was built, by the number of files each stands in: the one in the middle, and the last. */
export function tasksIn(root) {
  const { tasks } = JSON.parse(readFileSync(join(root, 'output/2023/manifest.json'), 'utf8'));
  // The decision and the appendix have every task; each file is there as DOCX and as PDF.
  const counted = tasks.map(({ id, receipts }) => ({ id, files: 2 * (2 + new Set(receipts.map((one) => one.agency)).size) })).sort((a, b) => a.files - b.files);
  return { middle: counted[Math.floor(counted.length / 2)], widest: counted.at(-1) };
}

/** Changes one word of a task (the plan of 2023 is no issued one here). */
export function changeTask(root, id, round) {
  const file = join(root, 'content/2023/tasks.json');
  const appendix = JSON.parse(readFileSync(file, 'utf8'));
  const task = appendix.sections.flatMap((section) => section.tasks).find((one) => one.id === id);
  task.outputs = [...task.outputs.slice(0, -1), `${typeof task.outputs.at(-1) === 'string' ? task.outputs.at(-1) : task.outputs.at(-1).item} (lần ${round})`];
  writeFileSync(file, `${JSON.stringify(appendix, null, 2)}\n`);
}
