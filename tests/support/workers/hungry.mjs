// A thread that asks for more memory than it may have.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', () => {
  const kept = [];
  for (;;) kept.push(Array.from({ length: 1000 }, (_, i) => `${i}`));
});
