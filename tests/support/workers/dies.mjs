// A thread that stops in the middle of its second document, as one does that the system has killed.
import { parentPort } from 'node:worker_threads';

let documents = 0;
parentPort.on('message', ({ kind }) => {
  if (kind !== 'render') return;
  documents += 1;
  if (documents === 2) process.exit(1);
  parentPort.postMessage({ ok: true, rendered: { docx: new Uint8Array(1), pdf: { bytes: new Uint8Array(1), pages: 1 }, took: { docx: 0, pdf: 0 } } });
});
