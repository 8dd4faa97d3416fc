/** A page as it is drawn: points, the origin in the top left corner of the paper as shown, y runs down. */
export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  /** Upright and seen. */
  readonly glyphs: readonly Glyph[];
  /** Straight level and upright lines: strokes and thin filled bars. */
  readonly strokes: readonly Stroke[];
  /** Characters that are there and not seen: the words a scanner's program put under a picture. */
  readonly unseen: readonly Glyph[];
}

export interface Glyph {
  /** As the file says it; more than one character where a glyph stands for several. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly face: Face;
  /** Six hexadecimal digits; absent: a pattern. */
  readonly color?: string;
  readonly underlined?: boolean;
}

/** A font by its name. */
export interface Face {
  /** As people say it; absent where the file does not tell. */
  readonly family?: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

export interface Stroke {
  readonly level: boolean;
  /** y of a level one, x of an upright one: its middle. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
  readonly solid: boolean;
  readonly color?: string;
}
