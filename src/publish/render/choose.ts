import { availableParallelism } from 'node:os';
import type { Document } from '../../document/types.js';
import type { Faces } from '../../typeset/faces.js';
import { openPool } from './pool.js';
import { rendererHere, type Renderer } from './renderer.js';

/** How many threads render; `auto`: one a core, where the set is large enough. */
export type Workers = number | 'auto';

/**
 * Rows and paragraphs of a set above which threads gain: a thread takes about as long to load and to warm up as a
 * thousand of them to render (docs/performance.md).
 */
const worthThreads = 6000;

/** Who renders a set. The bytes are the same whoever does. */
export function chooseRenderer(documents: readonly Document[], faces: Faces, workers: Workers): Renderer {
  const size = workers === 'auto' ? usual(documents) : workers;
  return size === 0 ? rendererHere(faces) : openPool(size);
}

function usual(documents: readonly Document[]): number {
  const cores = availableParallelism();
  return cores > 1 && documents.reduce((sum, one) => sum + weightOf(one), 0) > worthThreads ? Math.min(cores, 2 * documents.length) : 0;
}

function weightOf({ sections }: Document): number {
  return sections.reduce((sum, { blocks }) => sum + blocks.reduce((rows, block) => rows + (block.kind === 'table' ? block.rows.length : 1), 0), 0);
}
