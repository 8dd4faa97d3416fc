import type { Plan } from '../../content/plan.js';
import type { DeadlineMeaning, Task } from '../../content/schema.js';
import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.js';
import { placeOf, type JsonPath } from '../../source/json.js';
import { partText } from '../words.js';
import { describeDeadline } from './describe.js';
import { liesOutside } from './outside-year.js';
import { readDeadline } from './read-words.js';

/** The words of every deadline against its meaning, and against the plan's year. */
export function checkDeadlines(plan: Plan): Diagnostic[] {
  return plan.appendix.sections.flatMap((section, i) =>
    section.tasks.flatMap((task, j) =>
      checkOne(task, `${section.number}.${task.number}`, plan.year, (rest) =>
        placeOf(plan.sources.tasks, ['sections', i, 'tasks', j, 'deadline', ...rest]),
      ),
    ),
  );
}

function checkOne(task: Task, ref: string, year: number, at: (path: JsonPath) => Place): Diagnostic[] {
  const { words, meaning, outsideYear } = task.deadline;
  const found: Diagnostic[] = [];
  const understood: DeadlineMeaning[] = [];
  for (const [i, part] of words.entries()) {
    const reading = readDeadline(partText(part));
    if (reading.kind === 'understood') understood.push(...reading.meaning);
    else if (reading.kind === 'impossible') found.push(diagnose('impossible-date', at(['words', i]), { found: reading.words }));
    else found.push(diagnose('deadline-unclear', at(['words', i]), { words: partText(part), task: ref }));
  }
  if (found.length === 0 && !sameMeaning(understood, meaning)) {
    found.push(diagnose('deadline-mismatch', at(['meaning']), { task: ref, expected: understood.map(describeDeadline).join('; ') }));
  }
  const outside = meaning.some((m) => liesOutside(m, year));
  if (outside && outsideYear !== true) found.push(diagnose('deadline-outside-year', at(['meaning']), { task: ref, year }));
  if (!outside && outsideYear === true) found.push(diagnose('deadline-inside-year', at(['outsideYear']), { task: ref, year }));
  return found;
}

/** On whom a dependent deadline depends is the writer's own summary, and is not compared. */
function sameMeaning(a: readonly DeadlineMeaning[], b: readonly DeadlineMeaning[]): boolean {
  const key = (m: DeadlineMeaning): string => (m.kind === 'dependent' ? m.kind : describeDeadline(m));
  return a.length === b.length && a.every((m, i) => key(m) === key(b[i] ?? { kind: 'ongoing' }));
}
