import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import type { Limits } from './limits.js';

/** Why a file was given up while it was being read. */
export type GivenUp = 'time' | 'memory';

/** Node's own thread must be told what to do in a text; all it does is to let pdf.js listen. */
const listen = `
const { workerData } = require('node:worker_threads');
import(workerData.module).then(({ WorkerMessageHandler }) => WorkerMessageHandler.initializeFromPort(workerData.port));
`;

/**
 * Lets pdf.js parse in a thread of its own, for only a thread can be stopped: a few bytes of a hostile file can ask for
 * any amount of time or memory. The thread ends with the work, or when a limit is reached.
 */
export async function guarded<T>(limits: Limits, work: (port: MessagePort) => Promise<T>): Promise<{ readonly done: T } | { readonly givenUp: GivenUp }> {
  const module = pathToFileURL(createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.mjs')).href;
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(listen, {
    eval: true, workerData: { module, port: port2 }, transferList: [port2], stdout: true, stderr: true, env: {}, execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMiB },
  });
  const before = process.memoryUsage.rss();
  let clock: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  const stopped = new Promise<{ readonly givenUp: GivenUp }>((resolve, reject) => {
    clock = setTimeout(() => { resolve({ givenUp: 'time' }); }, limits.milliseconds);
    watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.memoryMiB * 1024 * 1024) resolve({ givenUp: 'memory' });
    }, 20);
    thread.once('error', (fault: unknown) => {
      if (fault instanceof Error && 'code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ givenUp: 'memory' });
      else reject(fault instanceof Error ? fault : new Error(String(fault)));
    });
  });
  try {
    return await Promise.race([work(port1).then((done) => ({ done })), stopped]);
  } finally {
    clearTimeout(clock);
    clearInterval(watch);
    await thread.terminate();
    port1.close();
  }
}
