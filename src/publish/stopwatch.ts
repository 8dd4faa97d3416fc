export type Stage = 'read' | 'compose' | 'docx' | 'pdf' | 'write';

/** Milliseconds of wall time a stage. */
export type Timings = Readonly<Record<Stage, number>>;

export interface Stopwatch {
  readonly time: <T>(stage: Stage, work: () => T) => T;
  /** Time that was taken elsewhere; where several threads work at a time, more than the clock shows. */
  readonly add: (stage: Stage, milliseconds: number) => void;
  readonly timings: () => Timings;
}

export function makeStopwatch(): Stopwatch {
  const spent: Record<Stage, number> = { read: 0, compose: 0, docx: 0, pdf: 0, write: 0 };
  return {
    time: (stage, work) => {
      const start = performance.now();
      try {
        return work();
      } finally {
        spent[stage] += performance.now() - start;
      }
    },
    add: (stage, milliseconds) => {
      spent[stage] += milliseconds;
    },
    timings: () => ({ ...spent }),
  };
}
