// A thread that stops in the middle of its second file, as one does that the system has killed.
import { parentPort } from 'node:worker_threads';

let files = 0;
parentPort.on('message', ({ kind }) => {
  if (kind !== 'render') return;
  files += 1;
  if (files === 2) process.exit(1);
  parentPort.postMessage({ ok: true, rendered: { bytes: new Uint8Array(1), pages: 1, took: 0 } });
});
