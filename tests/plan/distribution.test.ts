import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/content/read.js';
import { checkPlan } from '../../src/plan/check.js';
import { distribute, placedTasks, type Distribution } from '../../src/plan/distribution.js';
import { checkReach } from '../../src/plan/reach.js';
import { referenceDate, rosterOf } from '../../src/plan/roster.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../support/sample-project.js';

const { plan: plan2023, diagnostics } = readPlan('.', 2023);
if (plan2023 === undefined) throw new Error(JSON.stringify(diagnostics));

function sampleDistribution(): Distribution {
  const { root, remove } = writeProject(sampleFiles(sample()));
  const { plan } = readPlan(root, sampleYear);
  remove();
  if (plan === undefined) throw new Error('the sample is whole');
  return distribute(plan, rosterOf(plan.agencies, referenceDate(plan)));
}

describe('who receives which task', () => {
  const distribution = sampleDistribution();
  const portion = (id: string): Record<'lead' | 'named' | 'group', string[]> | undefined => {
    const found = distribution.portions.find((p) => p.agency.id === id);
    const refs = (tasks: readonly { ref: string }[]): string[] => tasks.map((t) => t.ref);
    return found === undefined ? undefined : { lead: refs(found.lead), named: refs(found.named), group: refs(found.group) };
  };

  it('a leader, once, though it belongs to a group of the same task', () => {
    expect(portion('so-tai-chinh')).toEqual({ lead: ['I.2'], named: ['I.1'], group: [] });
  });
  it('a member of a group', () => {
    expect(portion('so-y-te')).toEqual({ lead: [], named: [], group: ['I.2'] });
    expect(portion('ubnd-huyen-a')).toEqual({ lead: [], named: [], group: ['I.1'] });
  });
  it('an agency that no longer exists receives nothing through its group', () => {
    expect(portion('so-cu')).toBeUndefined();
  });
  it('a group that names nobody in particular is listed as such', () => {
    expect(distribution.receipts.map((r) => r.open)).toEqual([['co-quan-lien-quan'], []]);
  });
});

describe('a task that no extract holds', () => {
  it('is told at its assignees: its words name nobody in particular', () => {
    const unheard = sample();
    const task = unheard.tasks.sections[0]?.tasks[1];
    if (task === undefined) throw new Error('the sample has two tasks');
    task.assignment = { words: ['Các cơ quan liên quan thực hiện'], assignees: [{ who: 'co-quan-lien-quan', role: 'thuc-hien' }], withoutLead: true };
    const { root, remove } = writeProject(sampleFiles(unheard));
    const { plan } = readPlan(root, sampleYear);
    remove();
    if (plan === undefined) throw new Error('the sample is whole');
    expect(checkPlan(plan)).toEqual([]);
    const found = checkReach(plan, distribute(plan, rosterOf(plan.agencies, referenceDate(plan))));
    expect(found).toMatchObject([{ code: 'task-reaches-nobody', level: 'warning', file: 'content/2030/tasks.json' }]);
    expect(found[0]?.message).toContain('I.2');
  });
  it('is V.1 alone in 2023', () => {
    const found = checkReach(plan2023, distribute(plan2023, rosterOf(plan2023.agencies, referenceDate(plan2023))));
    expect(found.map((d) => /Nhiệm vụ (\S+)/u.exec(d.message)?.[1])).toEqual(['V.1']);
  });
});

describe('the plan of 2023', () => {
  const roster = rosterOf(plan2023.agencies, referenceDate(plan2023));
  const distribution = distribute(plan2023, roster);

  it('has no fault in words or structure', () => {
    expect([...diagnostics, ...checkPlan(plan2023)].filter((d) => d.level === 'error')).toEqual([]);
  });

  it('gives each agency each of its tasks exactly once, in the order of the appendix', () => {
    const order = placedTasks(plan2023).map((t) => t.ref);
    for (const { agency, lead, named, group } of distribution.portions) {
      const refs = [...lead, ...named, ...group].map((t) => t.ref);
      expect(new Set(refs).size, agency.id).toBe(refs.length);
      for (const part of [lead, named, group]) {
        const at = part.map((t) => order.indexOf(t.ref));
        expect(at, agency.id).toEqual([...at].sort((a, b) => a - b));
      }
    }
  });

  it('loses no assignee and gives nothing to anyone not assigned', () => {
    for (const { task, receipts } of distribution.receipts) {
      const expected = new Set(task.task.assignment.assignees.flatMap(({ who }) => (roster.agencies.has(who) ? [who] : (roster.members.get(who) ?? []).map((a) => a.id))));
      expect(new Set(receipts.map((r) => r.agency)), task.ref).toEqual(expected);
    }
  });

  it('makes Sở Nội vụ no leader where it only appraises (III.1–4, III.8)', () => {
    const snv = distribution.portions.find((p) => p.agency.id === 'so-noi-vu');
    const named = snv?.named.map((t) => t.ref);
    expect(named).toEqual(expect.arrayContaining(['III.1', 'III.2', 'III.3', 'III.4', 'III.8']));
  });

  it('dropping any one assignee is found, and told at its task', () => {
    const tasks = placedTasks(plan2023);
    fc.assert(
      fc.property(fc.nat(tasks.length - 1), fc.nat(20), (t, a) => {
        const placed = tasks[t];
        if (placed === undefined) return;
        const { assignees } = placed.task.assignment;
        const dropped = assignees[a % assignees.length];
        if (assignees.filter((x) => x.who === dropped?.who).length > 1) return;
        const appendix = structuredClone(plan2023.appendix);
        for (const section of appendix.sections) {
          for (const task of section.tasks) if (task.id === placed.task.id) task.assignment.assignees = assignees.filter((x) => x !== dropped);
        }
        const found = checkPlan({ ...plan2023, appendix });
        expect(found.map((d) => d.code)).toContain('assignee-missing');
        expect(found.find((d) => d.code === 'assignee-missing')?.message).toContain(placed.ref);
      }),
      { seed: 2023, numRuns: 100 },
    );
  });
});
