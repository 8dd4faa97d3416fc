import type { PlacedText } from '../content/places.js';
import { slashed } from '../content/dates.js';
import { recordOf } from '../content/draft-record.js';
import { roman } from '../source/numbering.js';
import type { Plan } from '../content/plan.js';
import type { CellPart, ReviewFile, TasksFile } from '../content/schema.js';
import { lexiconOf } from '../plan/assignment/lexicon.js';
import { cellText } from '../plan/words.js';
import { referenceDate, rosterOf, type Roster } from '../plan/roster.js';
import { endedBodies, successorAssignees } from './agencies.js';
import { askAboutCorrection, askForCitation, askLegalBases, draftHead } from './decision.js';
import { fateOf } from './fate.js';
import { Mover } from './mover.js';
import { Questions } from './questions.js';
import type { TextBlock, YearContent } from './year-content.js';

export interface DraftInput {
  /** The plan in force. */
  readonly from: Plan;
  readonly toYear: number;
  /** The plan before the one in force, where there is one: its decision may be cited. */
  readonly beforeIt: Plan | undefined;
  /** The review of an earlier draft of the same year, whose answers are kept. */
  readonly earlier: ReviewFile | undefined;
}

/** Next year's content, drafted from this year's: pure, the same input gives the same draft. */
export function draftPlan({ from, toYear, beforeIt, earlier }: DraftInput): YearContent {
  const questions = new Questions();
  const mover = new Mover(from.year, toYear, questions);
  const roster = rosterOf(from.agencies, `${toYear}-01-01`);
  const { decision, text } = from;

  const bases = decision.legalBases.map((p, i) => mover.text(`can-cu.${i + 1}`, p.text));
  askLegalBases(bases, from, questions);
  const articles = decision.articles.flatMap((a) => [
    `${a.label} ${mover.text(`dieu.${a.number}`, a.text)}`,
    ...a.paragraphs.map((p, i) => mover.text(`dieu.${a.number}.p${i + 1}`, p.text)),
  ]);
  const blocks = text.sections.flatMap((s): TextBlock[] => [
    { kind: 'heading', text: mover.text(s.number, s.heading) },
    ...s.blocks.map((b): TextBlock => ({ kind: 'paragraph', text: mover.text(b.id, b.text) })),
  ]);
  const { appendix, tasks } = draftTasks(from, { mover, questions, roster });
  const drafted = {
    decision: { subject: mover.text('subject', decision.subject), paragraphs: [...bases, ...articles] },
    text: { title: mover.text('title', text.title), name: mover.text('name', text.name), blocks },
    appendix,
  };
  askAboutTexts(mover.texts(), from, beforeIt, roster, questions);
  const review: ReviewFile = { year: toYear, from: from.year, questions: questions.numbered(mover.texts(), earlier), years: mover.records(), tasks };
  return { ...drafted, head: { ...draftHead(from.head, toYear), draft: recordOf(review) }, review };
}

interface Tools {
  readonly mover: Mover;
  readonly questions: Questions;
  readonly roster: Roster;
}

/** Tasks carried and left out; STT and the numbers of sections run on without a gap (R43). */
function draftTasks(from: Plan, { mover, questions, roster }: Tools): { readonly appendix: TasksFile; readonly tasks: ReviewFile['tasks'] } {
  const records: ReviewFile['tasks'] = [];
  const before = rosterOf(from.agencies, referenceDate(from));
  const sections: TasksFile['sections'] = [];
  for (const section of from.appendix.sections) {
    const tasks: TasksFile['sections'][number]['tasks'] = [];
    for (const task of section.tasks) {
      const { kind, fate, reason, question, isOpen } = fateOf(task, from, before);
      records.push({ id: task.id, was: `${section.number}.${task.number}`, kind, fate, ...(fate === 'bo' ? { words: cellText(task.task) } : {}), reason });
      if (fate === 'bo') continue;
      const cell = (field: 'task' | 'outputs' | 'assignment', parts: readonly CellPart[]): CellPart[] => mover.cell(`${task.id}/${field}`, parts);
      const words = cell('task', task.task);
      if (question !== undefined) questions.ask({ kind: 'nhiem-vu', place: `${task.id}/task`, words: wordsOf(words[0]), ask: question, ...(isOpen ? { proposed: null } : { proposed: 'Giữ trong kế hoạch', becomes: wordsOf(words[0]) }) });
      tasks.push({
        ...task,
        number: tasks.length + 1,
        task: words,
        outputs: cell('outputs', task.outputs),
        deadline: mover.deadline(`${task.id}/deadline`, task.deadline),
        assignment: { ...task.assignment, words: cell('assignment', task.assignment.words), assignees: successorAssignees(task.assignment.assignees, roster) },
      });
    }
    if (tasks.length > 0) sections.push({ number: roman(sections.length + 1), title: mover.text(`phu-luc.${roman(sections.length + 1)}`, section.title), tasks });
  }
  return { appendix: { title: mover.text('phu-luc', from.appendix.title), sections }, tasks: records };
}

function wordsOf(part: CellPart | undefined): string {
  return part === undefined ? '' : typeof part === 'string' ? part : part.item;
}

/** What the new texts name that has ended, and where they speak of the plan in force. */
function askAboutTexts(texts: readonly PlacedText[], from: Plan, beforeIt: Plan | undefined, roster: Roster, questions: Questions): void {
  const lexicon = lexiconOf(from.agencies);
  for (const { place, text } of texts) {
    for (const { name, until, words, successors } of endedBodies(text, lexicon, roster)) {
      questions.ask({
        kind: 'co-quan',
        place,
        words,
        ask: `${name} chấm dứt từ ngày ${slashed(until)}; lời văn ở đây viết thế nào?`,
        proposed: successors.length === 0 ? null : `Nay là ${successors.join('; ')}`,
      });
    }
    const isCorrection = /^(?:can-cu|dieu)\./u.test(place) && askAboutCorrection(place, text, from, questions);
    if (!isCorrection && !ownName.test(place)) askForCitation(place, text, from, beforeIt, questions);
  }
}

/** Places that name the new plan itself. */
const ownName = /^(?:can-cu|subject$|title$|name$)/u;
