import { codeOf, reasonInWords } from '../source/system-reasons.js';
import { exitCodes } from './exit-codes.js';

/**
 * Standard output and error may be closed or full. The work goes on regardless; what could not be told shows in the exit
 * code. A reader that has read enough (`| head -1`) is no fault. Gives back what makes the final exit code of a code.
 */
export function watchStreams(): (exitCode: number) => Promise<number> {
  let untold: Error | undefined;
  process.stdout.on('error', (failure) => {
    if (codeOf(failure) !== 'EPIPE') untold ??= failure;
  });
  process.stderr.on('error', () => undefined);
  return async (exitCode) => {
    await Promise.all([process.stdout, process.stderr].map(flushed));
    if (untold === undefined) return exitCode;
    process.stderr.write(`Lệnh đã chạy xong nhưng không in ra được kết quả: ${reasonInWords(untold)}.\n`);
    return exitCode === exitCodes.ok ? exitCodes.outputFault : exitCode;
  };
}

/** Resolves when all that was written has gone out, or has failed to and its error has been told. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      setImmediate(resolve);
    });
  });
}
