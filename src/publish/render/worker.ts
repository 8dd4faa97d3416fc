import { parentPort } from 'node:worker_threads';
import type { Format } from '../../format/types.js';
import { loadFaces } from '../../typeset/faces.js';
import type { FromWorker, ToWorker } from './messages.js';
import { renderHere } from './renderer.js';
import { makeReceiver } from './rows.js';

/** A thread that renders what it is sent, one document after the other; all that it knows it is sent. */
const loaded = loadFaces();
const receive = makeReceiver();
let format: Format | undefined;

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'format') {
    ({ format } = message);
    return;
  }
  void answer(message).then(({ answer: given, transfer }) => parentPort?.postMessage(given, transfer));
});

async function answer({ as, document }: Extract<ToWorker, { kind: 'render' }>): Promise<{ readonly answer: FromWorker; readonly transfer: readonly ArrayBuffer[] }> {
  try {
    if (format === undefined || !loaded.ok) throw new Error('a document came before its looks');
    const rendered = await renderHere(as, receive(document), format, loaded.faces);
    const { buffer, byteLength } = rendered.bytes;
    const whole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
    return { answer: { ok: true, rendered }, transfer: whole ? [buffer] : [] };
  } catch (failure) {
    return { answer: { ok: false, message: failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure) }, transfer: [] };
  }
}
