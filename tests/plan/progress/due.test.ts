import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDeadline } from '../../../src/plan/deadlines/read-words.js';
import { dueDate } from '../../../src/plan/progress/due.js';

interface Golden {
  readonly name: string;
  readonly why: string;
  readonly words: readonly string[];
  readonly due: string;
}

/** due-dates.golden.txt: `# name`, a sentence of why, `> words` a paragraph, `= day` or `= -`. */
function goldens(): readonly Golden[] {
  return readFileSync('tests/plan/progress/due-dates.golden.txt', 'utf8')
    .split(/^# /mu)
    .slice(1)
    .map((block) => {
      const [name = '', why = '', ...lines] = block.trim().split('\n');
      const pick = (mark: string): string[] => lines.filter((l) => l.startsWith(mark)).map((l) => l.slice(mark.length));
      return { name, why, words: pick('> '), due: pick('= ').join() };
    });
}

describe('the day on which a deadline falls', () => {
  it.each(goldens())('$name — $why', ({ words, due }) => {
    const meanings = words.flatMap((line) => {
      const reading = readDeadline(line);
      expect(reading.kind, line).toBe('understood');
      return reading.kind === 'understood' ? reading.meaning : [];
    });
    expect(dueDate(meanings) ?? '-').toBe(due);
  });
});
