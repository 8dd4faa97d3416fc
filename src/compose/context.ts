import { dayWords, monthWords, parseDay } from '../content/dates.js';
import type { Plan, PlanBlock } from '../content/plan.js';
import type { PlacedTask, Portion } from '../plan/distribution.js';
import { figure, padded } from './figures.js';
import type { TableGroup } from './tables.js';
import { taskRow } from './task-rows.js';
import type { Value } from './tokens.js';

/** What a document template is filled with: texts, and the rows of its tables. */
export interface Context {
  readonly values: Readonly<Record<string, Value>>;
  /** By the name that a template's `::bang{nguon=…}` asks for. */
  readonly tables: ReadonlyMap<string, readonly TableGroup[]>;
}

/** What stands where a number, a day or a name is still open (R82). */
export const blank = { number: '        ', day: '    ', month: '    ', name: '    ' } as const;

/** What every document of a plan may say. docs/templates.md lists the same fields. */
export function planContext(plan: Plan): Context {
  const { head, decision, text, appendix } = plan;
  const sections = appendix.sections.map((s) => ({
    number: s.number,
    title: s.title,
    rows: s.tasks.map((task) => taskRow({ task, ref: `${s.number}.${task.number}` })),
  }));
  return {
    values: {
      year: String(plan.year),
      issuer: { ...head.issuer, parent: head.issuer.parent ?? '' },
      decision: {
        ...decisionDate(plan),
        symbol: head.decision.symbol,
        subject: decision.subject,
        legalBases: decision.legalBases.map((p, i) => ({ text: { content: p.text, id: `can-cu.${i + 1}` } })),
        articles: decision.articles.map((a) => ({
          label: a.label,
          text: { content: a.text, id: `dieu.${a.number}` },
          paragraphs: a.paragraphs.map((p, i) => ({ text: { content: p.text, id: `dieu.${a.number}.p${i + 1}` } })),
        })),
      },
      plan: {
        title: text.title,
        name: text.name,
        sections: text.sections.map((s) => ({ heading: { content: s.heading, id: s.number }, blocks: s.blocks.map(blockValue) })),
      },
      appendix: { title: appendix.title, count: String(sections.reduce((n, s) => n + s.rows.length, 0)) },
      signer: head.signer,
      recipients: head.recipients,
      archive: head.archive,
    },
    tables: new Map([['appendix', sections]]),
  };
}

/**
 * What an agency's extract may say besides.
 * @param unnamed tasks that are not the agency's, given to bodies that the words do not name ("cơ quan liên quan")
 */
export function extractContext(shared: Context, portion: Portion, unnamed: readonly PlacedTask[]): Context {
  const { agency, lead, named, group } = portion;
  const rows = (tasks: readonly PlacedTask[]): readonly TableGroup[] => [{ number: '', title: '', rows: tasks.map(taskRow) }];
  return {
    values: {
      ...shared.values,
      agency: { name: agency.name, symbol: agency.symbol ?? '' },
      lead: countOf(lead),
      named: countOf(named),
      group: countOf(group),
      total: countOf([...lead, ...named, ...group]),
      unnamed: countOf(unnamed),
    },
    tables: new Map([...shared.tables, ['lead', rows(lead)], ['named', rows(named)], ['group', rows(group)]]),
  };
}

/** How many there are, and whether there are any. */
export function countOf(tasks: readonly unknown[]): { readonly count: string; readonly any: boolean } {
  return { count: figure(tasks.length), any: tasks.length > 0 };
}

function blockValue(block: PlanBlock): Value {
  return { role: { name: block.kind }, text: { content: block.text, id: block.id } };
}

function decisionDate({ head, year }: Plan): Readonly<Record<string, Value>> {
  const { number, date } = head.decision;
  const day = date === null ? undefined : parseDay(date);
  return {
    number: number === null ? blank.number : padded(number),
    day: day === undefined ? blank.day : dayWords(day),
    month: day === undefined ? blank.month : monthWords(day),
    year: String(day?.year ?? year - 1),
  };
}
