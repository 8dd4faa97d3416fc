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

async function answer({ docx, pdf }: Extract<ToWorker, { kind: 'render' }>): Promise<{ readonly answer: FromWorker; readonly transfer: readonly ArrayBuffer[] }> {
  try {
    if (format === undefined || !loaded.ok) throw new Error('a document came before its looks');
    const pdfDocument = pdf === undefined ? undefined : receive(pdf);
    const docxDocument = docx === undefined ? undefined : docx === 'same' ? pdfDocument : receive(docx);
    const rendered = await renderHere({ ...(docxDocument === undefined ? {} : { docx: docxDocument }), ...(pdfDocument === undefined ? {} : { pdf: pdfDocument }) }, format, loaded.faces);
    const buffers = [rendered.docx, rendered.pdf?.bytes].flatMap((bytes) => (bytes?.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : []));
    return { answer: { ok: true, rendered }, transfer: [...new Set(buffers)] };
  } catch (failure) {
    return { answer: { ok: false, message: failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure) }, transfer: [] };
  }
}
