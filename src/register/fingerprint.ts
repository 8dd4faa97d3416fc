import type { Plan } from '../content/plan.js';
import { placedTexts, taskFields, cellOf } from '../content/places.js';
import type { Place } from '../diagnostics/diagnostic.js';
import { placeOf } from '../source/json.js';
import { hashOf } from './chain.js';

/** Parts of `plan.json` that documents print, and what is no longer in force; number, day and state are the entry's own. */
const headFields = ['issuer', 'signer', 'recipients', 'archive', 'replaces'] as const;

/** The hash of each value of a plan that a document prints or that decides who receives what and what is in force, by the name of its place. */
export function fingerprintOf(plan: Plan): Readonly<Record<string, string>> {
  return Object.fromEntries(partsOf(plan).map(({ name, value }) => [name, hashOf([value])]));
}

/** Where the value of each name stands in the content. */
export function placesOf(plan: Plan): ReadonlyMap<string, Place> {
  return new Map(partsOf(plan).map(({ name, place }) => [name, place()]));
}

interface Part {
  readonly name: string;
  readonly value: unknown;
  readonly place: () => Place;
}

function partsOf(plan: Plan): readonly Part[] {
  const { head, appendix, sources } = plan;
  const inPlan = (...path: readonly string[]) => () => placeOf(sources.plan, path);
  const inTasks = (...path: readonly (string | number)[]) => () => placeOf(sources.tasks, path);
  return [
    ...headFields.map((field) => ({ name: field, value: head[field], place: inPlan(field) })),
    { name: 'symbol', value: head.decision.symbol, place: inPlan('decision', 'symbol') },
    ...textParts(plan),
    { name: 'phu-luc', value: appendix.title, place: inTasks('title') },
    ...appendix.sections.flatMap((section, i) => [
      { name: `phu-luc.${section.number}`, value: [section.title, section.tasks.map((t) => t.id)], place: inTasks('sections', i) },
      ...section.tasks.flatMap((task, j) => {
        const at = (...rest: readonly string[]) => inTasks('sections', i, 'tasks', j, ...rest);
        return [
          ...taskFields.map((field) => ({ name: `${task.id}/${field}`, value: cellOf(task, field), place: at(field) })),
          { name: `${task.id}/meaning`, value: task.deadline.meaning, place: at('deadline', 'meaning') },
          { name: `${task.id}/assignees`, value: task.assignment.assignees, place: at('assignment', 'assignees') },
        ];
      }),
    ]),
  ];
}

/** The texts of the decision and of the plan, without the appendix, which is told value by value. */
function textParts(plan: Plan): readonly Part[] {
  const { decision, text, sources } = plan;
  const places = new Map<string, Place>([
    ...decision.legalBases.map((p, i) => [`can-cu.${i + 1}`, p.place] as const),
    ...decision.articles.flatMap((a) => [[`dieu.${a.number}`, a.place] as const, ...a.paragraphs.map((p, i) => [`dieu.${a.number}.p${i + 1}`, p.place] as const)]),
    ...text.sections.flatMap((s) => [[s.number, s.place] as const, ...s.blocks.map((b) => [b.id, b.place] as const)]),
  ]);
  const top = (name: string): Place => ({ file: name === 'subject' ? sources.decision.file : sources.text.file, line: 1, column: 1 });
  return placedTexts({ ...plan, appendix: { ...plan.appendix, sections: [] } })
    .filter(({ place }) => place !== 'phu-luc')
    .map(({ place: name, text: value }) => ({ name, value, place: () => places.get(name) ?? top(name) }));
}
