import { openQuestions } from '../content/checks/review.js';
import { rowId } from '../compose/task-rows.js';
import { ownerOf } from '../content/places.js';
import type { Plan } from '../content/plan.js';
import { proposedWords } from '../content/proposed-words.js';
import type { Question } from '../content/schema.js';
import type { Mark } from '../document/annotate.js';
import { placedTasks } from '../plan/distribution.js';
import { placeInDocuments } from '../register/place-in-words.js';

/** The open questions of a draft as marks on its documents, in the order of the review. */
export function marksOf(plan: Plan): readonly Mark[] {
  const rows = new Map(placedTasks(plan).map(({ task, ref }) => [task.id, rowId(ref)]));
  return openQuestions(plan.review).flatMap(({ at, ...question }) => (at === undefined ? [] : [{ id: documentId(at, rows), words: question.words, lines: linesOf(plan, { ...question, place: at }) }]));
}

/** Places of a task are "<id>/<field>" in the review, and the task's row in a document. */
function documentId(place: string, rows: ReadonlyMap<string, string>): string {
  return rows.get(ownerOf(place)) ?? place;
}

/** Where, about what words, what is asked; last the id that `kehoach review` takes. */
function linesOf(plan: Plan, question: Question): readonly string[] {
  const { id, place, ask, words } = question;
  const proposed = proposedWords(question);
  return [`${placeInDocuments(plan, place)}: “${words.replace(/[\s;:,.]+$/u, '')}”. ${ask}`, ...(proposed === undefined ? [] : [proposed]), `(${id})`];
}
