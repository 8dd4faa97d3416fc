import type { TaskProgress } from '../content/schema.js';
import { heardOf, isSameAnswer, standingBehind } from './age.js';
import type { Answer } from './returned-answers.js';

/** What becomes of the answers of agencies that have one together, over what is recorded. */
export interface Settled {
  /** They all say the same, unless several may be meant: nobody can tell then which to take. */
  readonly taken: readonly Answer[];
  /** They differ from what is recorded, for which others stand, and do not take its place. */
  readonly passedOver: readonly Answer[];
}

/**
 * An answer takes the place of what is recorded where all who answer say it now, or where all who stand behind the record have moved on
 * to it; where nobody does, for the record was written by hand, who was heard before may go on. Any other says something else than
 * another agency does, and a person decides.
 * @param given none of them older than what was heard of its agency
 * @param agencies ids of all who answer together
 * @param isDecided whether a person has decided for an agency: what it says and differs from the record is taken
 */
export function settle(before: TaskProgress, given: readonly Answer[], agencies: readonly string[], isDecided: (agency: string) => boolean): Settled {
  const same = given.filter(({ progress }) => isSameAnswer(before, progress));
  const differing = given.filter((answer) => !same.includes(answer));
  if (differing.length === 0 || hasTwoOfOne(given)) return { taken: given, passedOver: [] };
  const decided = differing.filter(({ agency }) => isDecided(agency));
  if (decided.length > 0) return { taken: decided, passedOver: differing.filter((answer) => !decided.includes(answer)) };
  const saying = ({ progress }: Answer): readonly Answer[] => differing.filter((other) => isSameAnswer(progress, other.progress));
  const standing = standingBehind(before);
  const moved = same.length > 0 ? undefined : differing.find((answer) => {
    const who = saying(answer).map(({ agency }) => agency);
    return agencies.every((id) => who.includes(id)) || (standing.length > 0 ? standing.every((id) => who.includes(id)) : goOn(before, differing, who));
  });
  const taken = moved === undefined ? same : saying(moved);
  return { taken, passedOver: differing.filter((answer) => !taken.includes(answer)) };
}

/** Are they heard before, some of them, and does nobody else who was say anything else? */
function goOn(before: TaskProgress, differing: readonly Answer[], who: readonly string[]): boolean {
  const wasHeard = (agency: string): boolean => heardOf(before, agency, false) !== undefined;
  return who.some(wasHeard) && differing.every(({ agency }) => who.includes(agency) || !wasHeard(agency));
}

function hasTwoOfOne(given: readonly Answer[]): boolean {
  return given.some((one) => given.some((other) => other.agency === one.agency && !isSameAnswer(one.progress, other.progress)));
}
