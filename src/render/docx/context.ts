import type { Format } from '../../format/types.js';
import type { Faces } from '../../typeset/faces.js';

/** What every writer of a document's parts needs; immutable, handed down. */
export interface Context {
  readonly format: Format;
  readonly faces: Faces;
  readonly styleIds: ReadonlyMap<string, string>;
}

/** A place to put blocks: its width in points and twips. */
export interface Box {
  readonly widthPt: number;
  readonly widthTwips: number;
}
