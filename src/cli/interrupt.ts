import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type StopSignal = (typeof signals)[number];

/** Somebody has asked the program to stop: Ctrl-C, a shutdown, a closed terminal. */
export class Interrupted extends Error {
  constructor(readonly signal: StopSignal) {
    super(signal);
  }

  /** As shells count: 130 for SIGINT, 143 for SIGTERM. */
  get exitCode(): number {
    return 128 + constants.signals[this.signal];
  }
}

/** Says that a command was stopped; gives back the exit code it is to end with. */
export function tellInterrupted(failure: Interrupted): number {
  console.error(`Đã dừng theo yêu cầu (${failure.signal}); kết quả cũ vẫn giữ nguyên.`);
  return failure.exitCode;
}

/** Runs work that stops when asked to, so that it can clean up; asked a second time, the process ends at once. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (signal: StopSignal): void => {
    letGo();
    controller.abort(new Interrupted(signal));
  };
  const letGo = (): void => {
    for (const signal of signals) process.removeListener(signal, stop);
  };
  for (const signal of signals) process.on(signal, stop);
  try {
    return await work(controller.signal);
  } finally {
    letGo();
  }
}
