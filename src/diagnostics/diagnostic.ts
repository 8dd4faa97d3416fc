/** Where something stands, one-based; `file` is relative to the project's root, with "/". */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** An error stops a build, a warning does not. */
export type Level = 'error' | 'warning';

/** One complaint: what is wrong, where, and what to do. Messages and hints are in Vietnamese. */
export interface Diagnostic extends Place {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly level: Level;
  readonly message: string;
  readonly hint: string;
}
