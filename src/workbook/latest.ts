import type { TaskProgress } from '../content/schema.js';
import { isFinished } from '../plan/progress/states.js';
import { isSameAnswer, isUntouched } from './age.js';
import type { Answer } from './returned-answers.js';

/** Different answers of one agency in several workbooks, of which the one that was saved last counts. */
export interface Outdated {
  readonly earlier: readonly Answer[];
  readonly latest: Answer;
}

export interface Latest {
  /** Of an agency of which nobody can tell which answer is the last, all are still there. */
  readonly answers: readonly Answer[];
  readonly outdated: readonly Outdated[];
}

/**
 * Of one agency's answers the last counts, where it is known when each was saved; a row that nobody touched says nothing beside one that
 * somebody did. One that would take back what an earlier of them finishes, unrecorded yet, is left to a person.
 * @param before what is recorded
 */
export function latestOfEach(before: TaskProgress | undefined, given: readonly Answer[], mayGoBack: (agency: string) => boolean): Latest {
  const outdated: Outdated[] = [];
  const answers = [...new Set(given.map(({ agency }) => agency))].flatMap((agency) => {
    const own = given.filter((answer) => answer.agency === agency);
    const filled = own.filter((answer) => !isUntouched(answer));
    const all = filled.length > 0 ? filled : own;
    const latest = [...all].sort((one, other) => ((one.saved ?? '') < (other.saved ?? '') ? 1 : -1))[0];
    if (latest === undefined) return [];
    const saysTheSame = ({ progress }: Answer): boolean => isSameAnswer(latest.progress, progress);
    const earlier = all.filter((answer) => !saysTheSame(answer));
    const isKnown = earlier.every(({ saved }) => saved !== undefined && latest.saved !== undefined && saved < latest.saved);
    const goesBack = !isFinished(latest.progress.state) && earlier.some(({ progress }) => isFinished(progress.state) && !isSameAnswer(before, progress));
    if (earlier.length === 0 || !isKnown || (goesBack && !mayGoBack(agency))) return all;
    outdated.push({ earlier, latest });
    return all.filter(saysTheSame);
  });
  return { answers, outdated };
}
