import { Worker, type ResourceLimits } from 'node:worker_threads';
import { diagnose } from '../../diagnostics/catalogue.js';
import type { Document } from '../../document/types.js';
import type { Format } from '../../format/types.js';
import { OutputFault } from '../faults.js';
import type { FromWorker, ToWorker } from './messages.js';
import type { Kind, Renderer, TimedRendered } from './renderer.js';
import { makeSender } from './rows.js';

/** Room for young objects: documents are made of many small ones that soon die. */
const youngMiB = 32;

interface Job {
  readonly name: string;
  readonly kind: Kind;
  readonly document: Document;
  readonly format: Format;
  readonly settle: (rendered: TimedRendered) => void;
  readonly fail: (fault: Error) => void;
}

/**
 * Threads that render, begun at once, so that they are ready when documents are. Each takes the next file when it has
 * finished one; which thread renders what changes no byte. A thread that dies fails the document it worked on, and the
 * others go on without it.
 * @param module the compiled `worker.js`
 * @param limits of memory, besides Node's own
 */
export function openPool(size: number, module: URL = new URL('./worker.js', import.meta.url), limits: ResourceLimits = {}): Renderer {
  const waiting: Job[] = [];
  const members = new Set(Array.from({ length: size }, () => makeMember(module, limits)));
  let closing = false;
  const feed = (): void => {
    for (const member of members) {
      if (member.job !== undefined) continue;
      const job = waiting.shift();
      if (job === undefined) return;
      member.start(job, feed);
    }
  };
  for (const member of members) {
    member.onDeath((fault) => {
      members.delete(member);
      member.job?.fail(died(member.job.name, fault));
      if (members.size > 0 || closing) return;
      for (const job of waiting.splice(0)) job.fail(died(job.name, fault));
    });
  }
  return {
    width: size,
    render: (name, kind, document, format) =>
      new Promise((settle, fail) => {
        if (members.size === 0) {
          fail(died(name, undefined));
          return;
        }
        waiting.push({ name, kind, document, format, settle, fail });
        feed();
      }),
    close: async () => {
      closing = true;
      waiting.length = 0;
      await Promise.all([...members].map(async (member) => member.stop()));
    },
  };
}

interface Member {
  readonly job: Job | undefined;
  readonly start: (job: Job, then: () => void) => void;
  readonly onDeath: (tell: (fault: Error | undefined) => void) => void;
  readonly stop: () => Promise<unknown>;
}

function makeMember(module: URL, limits: ResourceLimits): Member {
  const worker = new Worker(module, { env: {}, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: youngMiB, ...limits } });
  const post = (message: ToWorker): void => { worker.postMessage(message); };
  const send = makeSender();
  let looks: Format | undefined;
  let job: Job | undefined;
  let then: (() => void) | undefined;
  let fault: Error | undefined;
  worker.on('message', (answer: FromWorker) => {
    const done = job;
    job = undefined;
    if (answer.ok) done?.settle(answer.rendered);
    else done?.fail(new Error(answer.message));
    then?.();
  });
  worker.on('error', (failure: unknown) => { fault = failure instanceof Error ? failure : new Error(String(failure)); });
  return {
    get job() {
      return job;
    },
    start: (next, after) => {
      job = next;
      then = after;
      if (looks !== next.format) {
        looks = next.format;
        post({ kind: 'format', format: next.format });
      }
      post({ kind: 'render', as: next.kind, document: send(next.document) });
    },
    onDeath: (tell) => worker.on('exit', () => { tell(fault); }),
    stop: async () => worker.terminate(),
  };
}

function died(name: string, fault: Error | undefined): OutputFault {
  const memory = fault !== undefined && 'code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new OutputFault((place) => diagnose('render-died', { ...place, file: `${place.file}/${name}` }, { name, reason: memory ? 'memory' : 'stopped' }));
}
