// A project of any size, grown from the content of 2023: the same texts again under new ids and numbers.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const year = 2023;

/** Makes a project folder with about `tasks` tasks and `agencies` agencies that have tasks; gives back its path. */
export function grownProject(tasks, agencies) {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-bench-'));
  for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
  const tasksFile = join(root, `content/${year}/tasks.json`);
  const agenciesFile = join(root, 'content/agencies.json');
  const appendix = JSON.parse(readFileSync(tasksFile, 'utf8'));
  const register = JSON.parse(readFileSync(agenciesFile, 'utf8'));
  const times = Math.round(tasks / 64);
  for (const section of appendix.sections) {
    const original = section.tasks;
    section.tasks = Array.from({ length: times }, (_, copy) => original.map((task) => ({ ...task, id: copy === 0 ? task.id : `${task.id}-${copy}` })))
      .flat()
      .map((task, i) => ({ ...task, number: i + 1 }));
  }
  for (let i = 0; i < agencies - 30; i += 1) {
    register.agencies.push({ id: `huyen-them-${i}`, name: `Ủy ban nhân dân huyện Thêm ${i}`, kind: 'ubnd-cap-huyen', shortForms: [], groups: ['ubnd-cap-huyen'] });
  }
  mkdirSync(join(root, 'content'), { recursive: true });
  writeFileSync(tasksFile, JSON.stringify(appendix));
  writeFileSync(agenciesFile, JSON.stringify(register));
  return root;
}
