import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.js';
import { placeOf, type JsonPath } from '../../source/json.js';
import type { SourceText } from '../../source/source-text.js';
import { parseDay } from '../dates.js';
import { roman } from '../../source/numbering.js';
import type { Task, TasksFile } from '../schema.js';
import { checkNumbering } from './numbering.js';

/** The appendix against itself: numbering (R39, R43), ids once, real dates. */
export function checkTasks(file: TasksFile, source: SourceText): Diagnostic[] {
  const found: Diagnostic[] = [];
  const ids = new Set<string>();
  if (file.sections.length === 0) found.push(diagnose('no-appendix-sections', placeOf(source, ['sections']), {}));
  found.push(...checkNumbering({ what: 'Mục của phụ lục', rule: 'R39, R43', written: roman, items: file.sections.map((section, i) => ({ found: section.number, place: placeOf(source, ['sections', i, 'number']) })) }));
  for (const [i, section] of file.sections.entries()) {
    const sectionPath = ['sections', i];
    if (section.tasks.length === 0) found.push(diagnose('no-tasks', placeOf(source, sectionPath), { section: section.number }));
    found.push(...checkNumbering({ what: `STT của mục ${section.number}`, rule: 'R43', written: String, items: section.tasks.map((task, j) => ({ found: String(task.number), place: placeOf(source, [...sectionPath, 'tasks', j, 'number']) })) }));
    for (const [j, task] of section.tasks.entries()) {
      const path = [...sectionPath, 'tasks', j];
      if (ids.has(task.id)) found.push(diagnose('duplicate-id', placeOf(source, [...path, 'id']), { id: task.id }));
      ids.add(task.id);
      found.push(...checkItems(task, (rest) => placeOf(source, [...path, ...rest])));
      for (const [k, meaning] of task.deadline.meaning.entries()) {
        if (meaning.kind === 'date' && parseDay(meaning.date) === undefined) {
          found.push(diagnose('impossible-date', placeOf(source, [...path, 'deadline', 'meaning', k, 'date']), { found: meaning.date }));
        }
      }
    }
  }
  return found;
}

/** Items of a list that bring their own dash: the document prints one before each. */
function checkItems(task: Task, at: (path: JsonPath) => Place): Diagnostic[] {
  const cells = [
    { path: ['task'], parts: task.task },
    { path: ['outputs'], parts: task.outputs },
    { path: ['deadline', 'words'], parts: task.deadline.words },
    { path: ['assignment', 'words'], parts: task.assignment.words },
  ];
  return cells.flatMap(({ path, parts }) =>
    parts.flatMap((part, i) => {
      if (typeof part === 'string' || !/^[-–—•+*](?=\s|\p{L})/u.test(part.item)) return [];
      return [diagnose('mark-printed-twice', at([...path, i, 'item']), { words: part.item, marks: '"- " ở đầu' })];
    }),
  );
}
