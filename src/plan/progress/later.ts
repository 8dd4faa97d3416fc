import type { PlanStatus } from './plan-status.js';
import { knownSince, stateOn } from './states.js';

/** What was reported of a task, or of parts of it, only after the day that is asked about. */
export interface LaterReport {
  /** Its number in the appendix. */
  readonly ref: string;
  /** ISO: the last of the days on which its reports were first heard. */
  readonly day: string;
}

/** Tasks of which something was first said after the day, and is not counted; days of completion count as they are, whenever they are said. */
export function reportedLater({ tasks, asOf }: PlanStatus): readonly LaterReport[] {
  return tasks.flatMap(({ ref, reported: { whole, own } }) => {
    const heard = whole === undefined ? own.map(({ progress }) => progress) : [whole];
    const days = heard.flatMap((progress) => (progress === undefined || progress.state === 'hoan-thanh' || stateOn(asOf, progress) === progress.state ? [] : [knownSince(progress) ?? []])).flat().sort();
    const day = days.at(-1);
    return day === undefined ? [] : [{ ref, day }];
  });
}
