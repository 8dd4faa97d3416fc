// A project of any size, grown from the content of 2023: the same texts again under new ids and numbers.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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
  if (times > 1) for (const table of ['trich', 'phu-luc']) widenNumbers(join(root, `templates/bang/${table}.json`));
  writeFileSync(tasksFile, JSON.stringify(appendix));
  writeFileSync(agenciesFile, JSON.stringify(register));
  return root;
}

/** Numbers such as "VII.1200" need a wider first column than a real plan's. */
function widenNumbers(tableFile) {
  const table = JSON.parse(readFileSync(tableFile, 'utf8'));
  table.columns[0].widthPercent += 4;
  table.columns[1].widthPercent -= 4;
  writeFileSync(tableFile, JSON.stringify(table));
}
