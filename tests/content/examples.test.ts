import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/content/read.js';
import { progressShape } from '../../src/content/schema.js';
import { checkPlan } from '../../src/plan/check.js';

interface Example {
  readonly file: string;
  readonly text: string;
}

/** Every JSON example of the README and the docs, in order. */
const examples: readonly Example[] = ['README.md', ...readdirSync('docs').filter((name) => name.endsWith('.md')).map((name) => join('docs', name))].flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/```json\n([\s\S]*?)```/gu)].map(([, text = '']) => ({ file, text })),
);

const { plan } = readPlan('.', 2023);
if (plan === undefined) throw new Error('2023 cannot be read');
const json = (n: number): unknown => JSON.parse(examples[n]?.text ?? '');

describe('the JSON examples of the README and the docs', () => {
  it('are these; a new one is checked here as well', () => {
    expect(examples.map(({ file, text }) => `${file} ${/"[$\w]+"/u.exec(text)?.[0] ?? ''}`)).toEqual(['README.md "id"', 'README.md "decision"', 'README.md "id"', 'README.md "$schema"']);
  });
  it('one of the agencies: as the content has it', () => {
    expect(plan.agencies.agencies).toContainEqual(json(0));
  });
  it('part of plan.json: as the content has it', () => {
    expect(plan.head).toMatchObject(JSON.parse(`{${examples[1]?.text ?? ''}}`) as object);
  });
  it('one task: as the content has it', () => {
    expect(plan.appendix.sections.flatMap((s) => s.tasks)).toContainEqual(json(2));
  });
  it('progress.json: a whole file that holds for 2023', () => {
    expect(progressShape.safeParse(json(3)).error).toBeUndefined();
    const root = mkdtempSync(join(tmpdir(), 'kehoach-examples-'));
    cpSync('content', join(root, 'content'), { recursive: true });
    writeFileSync(join(root, 'content/2023/progress.json'), examples[3]?.text ?? '');
    const { plan: reported, diagnostics } = readPlan(root, 2023);
    rmSync(root, { recursive: true });
    expect([...diagnostics, ...(reported === undefined ? [] : checkPlan(reported))].filter((d) => d.file.endsWith('progress.json'))).toEqual([]);
    expect(reported?.progress?.tasks).toHaveLength(2);
  });
});
