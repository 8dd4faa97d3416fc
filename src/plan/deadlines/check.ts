import { mended, mistypedIn } from '../../content/mistyped.js';
import type { Plan } from '../../content/plan.js';
import type { DeadlineMeaning, Task } from '../../content/schema.js';
import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.js';
import { placeInText, placeOf, type JsonPath } from '../../source/json.js';
import { partText } from '../words.js';
import { contradicts } from './contradiction.js';
import { describeDeadline } from './describe.js';
import { liesOutside } from './outside-year.js';
import { readDeadline } from './read-words.js';

/** The words of every deadline against its meaning, and against the plan's year. */
export function checkDeadlines(plan: Plan): Diagnostic[] {
  return plan.appendix.sections.flatMap((section, i) =>
    section.tasks.flatMap((task, j) =>
      checkOne(task, `${section.number}.${task.number}`, plan.year, {
        at: (rest) => placeOf(plan.sources.tasks, ['sections', i, 'tasks', j, 'deadline', ...rest]),
        inWords: (paragraph, index) => placeInText(plan.sources.tasks, ['sections', i, 'tasks', j, 'deadline', 'words', paragraph], index),
      }),
    ),
  );
}

/** Where a deadline's parts stand, and the characters of its paragraphs. */
interface Places {
  readonly at: (path: JsonPath) => Place;
  readonly inWords: (paragraph: number, index: number) => Place;
}

function checkOne(task: Task, ref: string, year: number, { at, inWords }: Places): Diagnostic[] {
  const { words, meaning, outsideYear } = task.deadline;
  const found: Diagnostic[] = [];
  const readings: Paragraph[] = [];
  for (const [i, part] of words.entries()) {
    const typed = partText(part);
    const text = mended(typed);
    const reading = readDeadline(text);
    for (const { kind, index, words: slip, meant } of mistypedIn(typed)) found.push(diagnose(kind, inWords(i, index), { words: slip, meant }));
    readings.push(reading.kind === 'understood' ? reading.meaning : 'any');
    if (reading.kind === 'impossible') found.push(diagnose('impossible-date', at(['words', i]), { found: reading.words }));
    else if (reading.kind === 'backwards') found.push(diagnose('deadline-backwards', at(['words', i]), { words: reading.words, task: ref }));
    else if (reading.kind === 'unclear' && contradicts(text, meaning)) found.push(diagnose('deadline-contradicts', at(['words', i]), { words: typed, task: ref, meaning: meaning.map(describeDeadline).join('; ') }));
    else if (reading.kind === 'unclear') found.push(diagnose('deadline-unclear', at(['words', i]), { words: typed, task: ref }));
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
