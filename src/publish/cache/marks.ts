import { statSync } from 'node:fs';

/** What the disk says of files and folders: where one is replaced, written to or added to, it says something else. */
export type Marks = readonly (readonly [path: string, mark: string])[];

/** Throws where nothing is there. */
export function markOf(path: string): string {
  const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}

/** Whether all is as it was marked. Throws where something is gone. */
export function areUntouched(marks: Marks): boolean {
  return marks.every(([path, mark]) => markOf(path) === mark);
}
