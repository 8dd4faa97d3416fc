import { SingleBar } from 'cli-progress';
import type { Progress } from '../publish/publish-documents.js';

export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  readonly end: () => void;
}

/** A bar on a terminal, plain lines elsewhere, nothing where a program reads the answer. Writes to standard error. */
export function progressLine(kind: 'bar' | 'lines' | 'none'): ProgressLine {
  if (kind === 'none') return { show: () => undefined, end: () => undefined };
  if (kind === 'lines') {
    return {
      show: ({ done, total, file }) => {
        if (done < total) process.stderr.write(`[${done + 1}/${total}] ${file}\n`);
      },
      end: () => undefined,
    };
  }
  const bar = new SingleBar({ format: ' {bar} {value}/{total} {file}', barsize: 24, hideCursor: true, clearOnComplete: true, barCompleteChar: '█', barIncompleteChar: '░' });
  let started = false;
  return {
    show: ({ done, total, file }) => {
      if (!started) bar.start(total, 0, { file });
      started = true;
      bar.update(done, { file });
    },
    end: () => {
      if (started) bar.stop();
    },
  };
}
