import { setTimeout as wait } from 'node:timers/promises';
import { Busy } from './report.js';
import { tellOnce } from './messages.js';

/** Seconds between tries: the first soon, for `kehoach watch` is the usual reason and takes a second or two; half a minute in all. */
const usualPauses = [0.5, 1, 1.5, 2, 3, 4, 6, 6, 6] as const;

/**
 * Runs a command; where another one is at work on the same set, such as an open `kehoach watch`, waits for it and runs the command
 * again from its beginning, which reads everything anew, some times. Gives back the exit code.
 */
export async function whenFree(run: () => Promise<number>, pauses: readonly number[] = usualPauses): Promise<number> {
  const [pause, ...later] = pauses;
  try {
    return await run();
  } catch (failure) {
    if (!(failure instanceof Busy)) throw failure;
    if (pause === undefined) return failure.report();
    if (!failure.json) tellOnce('Một lệnh khác đang làm bộ văn bản này; chờ lệnh đó làm xong, nhiều nhất nửa phút.');
  }
  await wait(pause * 1000);
  return whenFree(run, later);
}
