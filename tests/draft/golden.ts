import { readFileSync } from 'node:fs';

/** One case of a golden file: `# name`, a sentence of why, then lines that begin with a mark and a space. */
export interface Golden {
  readonly name: string;
  readonly why: string;
  /** The lines of a mark, without it. */
  readonly lines: (mark: string) => readonly string[];
}

export function readGoldens(file: string, marks: string): readonly Golden[] {
  return readFileSync(file, 'utf8')
    .split(/^# /mu)
    .slice(1)
    .map((block) => {
      const [name = '', ...rest] = block.trim().split('\n').filter((line) => line !== '');
      return {
        name,
        why: rest.find((line) => !(marks.includes(line.charAt(0)) && line.charAt(1) === ' ')) ?? '',
        lines: (mark) => rest.filter((line) => line.startsWith(`${mark} `)).map((line) => line.slice(2)),
      };
    });
}
