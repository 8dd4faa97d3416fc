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
  const readings: Paragraph[] = [];
  for (const [i, part] of words.entries()) {
    const reading = readDeadline(partText(part));
    readings.push(reading.kind === 'understood' ? reading.meaning : 'any');
    if (reading.kind === 'impossible') found.push(diagnose('impossible-date', at(['words', i]), { found: reading.words }));
    else if (reading.kind === 'backwards') found.push(diagnose('deadline-backwards', at(['words', i]), { words: reading.words, task: ref }));
    else if (reading.kind === 'unclear') found.push(diagnose('deadline-unclear', at(['words', i]), { words: partText(part), task: ref }));
  }
  for (const [i, m] of meaning.entries()) {
    if (m.kind === 'years' && m.from > m.to) found.push(diagnose('deadline-backwards', at(['meaning', i]), { words: describeDeadline(m), task: ref }));
  }
  if (!fits(readings, meaning)) {
    const expected = readings.flatMap((r) => (r === 'any' ? ['…'] : r.map(describeDeadline))).join('; ');
    found.push(diagnose('deadline-mismatch', at(['meaning']), { task: ref, expected }));
  }
  const outside = meaning.some((m) => liesOutside(m, year));
  if (outside && outsideYear !== true) found.push(diagnose('deadline-outside-year', at(['meaning']), { task: ref, year }));
  if (!outside && outsideYear === true) found.push(diagnose('deadline-inside-year', at(['outsideYear']), { task: ref, year }));
  return found;
}

/** What one paragraph of a deadline means; 'any': not understood, so that any meaning may stand for it. */
type Paragraph = readonly DeadlineMeaning[] | 'any';

/** Do the paragraphs, one after the other, mean exactly this? A paragraph not understood leaves the others compared. */
function fits(paragraphs: readonly Paragraph[], meaning: readonly DeadlineMeaning[]): boolean {
  let ends = new Set([0]);
  for (const paragraph of paragraphs) {
    if (paragraph === 'any') {
      const first = Math.min(...ends);
      ends = new Set(Array.from({ length: Math.max(0, meaning.length - first + 1) }, (_, i) => first + i));
    } else {
      ends = new Set([...ends].filter((end) => paragraph.every((m, i) => same(m, meaning[end + i]))).map((end) => end + paragraph.length));
    }
    if (ends.size === 0) return false;
  }
  return ends.has(meaning.length);
}

/** On whom a dependent deadline depends is the writer's own summary, and is not compared. */
function same(a: DeadlineMeaning, b: DeadlineMeaning | undefined): boolean {
  if (b === undefined) return false;
  return a.kind === 'dependent' ? b.kind === 'dependent' : describeDeadline(a) === describeDeadline(b);
}
