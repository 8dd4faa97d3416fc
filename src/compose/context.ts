import { dayWords, momentWords, monthWords, parseDay } from '../content/dates.js';
import type { Plan, PlanBlock } from '../content/plan.js';
import type { Note } from '../document/types.js';
import type { PlacedTask, Portion } from '../plan/distribution.js';
import { issueSpan } from '../plan/issue-span.js';
import { padded } from '../content/numbers.js';
import { figure } from './figures.js';
import type { TableGroup } from './tables.js';
import { taskRow } from './task-rows.js';
import type { Value } from './tokens.js';

/** What a document template is filled with: texts, and the rows of its tables. */
export interface Context {
  readonly values: Readonly<Record<string, Value>>;
  /** By the name that a template's `::bang{nguon=…}` asks for. */
  readonly tables: ReadonlyMap<string, readonly TableGroup[]>;
  /** Fields of the items of lists that may be empty: a template may name them all the same. */
  readonly itemFields?: readonly string[];
}

/** What stands where a number, a day or a name is still open (R82). */
export const blank = { name: '        ', number: '        ', day: '    ', month: '    ', year: '        ' } as const;

/** What every document of a plan may say. docs/templates.md lists the same fields. */
export function planContext(plan: Plan): Context {
  const { head, decision, text, appendix } = plan;
  const sections = appendix.sections.map((s) => ({
    id: `phu-luc.${s.number}`,
    number: s.number,
    title: s.title,
    rows: s.tasks.map((task) => taskRow({ task, ref: `${s.number}.${task.number}` })),
  }));
  return {
    values: {
      year: String(plan.year),
      draft: isDraft(plan),
      fields: false,
      signed: false,
      issuer: { ...head.issuer, parent: head.issuer.parent ?? '' },
      decision: {
        ...decisionDate(plan),
        symbol: head.decision.symbol,
        signedAt: momentWords(head.decision.signedAt),
        subject: { content: decision.subject, id: 'subject' },
        legalBases: decision.legalBases.map((p, i) => ({ text: { content: p.text, id: `can-cu.${i + 1}` } })),
        articles: decision.articles.map((a) => ({
          label: a.label,
          text: { content: a.text, id: `dieu.${a.number}` },
          paragraphs: a.paragraphs.map((p, i) => ({ text: { content: p.text, id: `dieu.${a.number}.p${i + 1}` } })),
        })),
      },
      plan: {
        title: { content: text.title, id: 'title' },
        name: { content: text.name, id: 'name' },
        sections: text.sections.map((s) => ({ heading: { content: s.heading, id: s.number }, blocks: s.blocks.map(blockValue) })),
      },
      appendix: { title: { content: appendix.title, id: 'phu-luc' }, count: String(sections.reduce((n, s) => n + s.rows.length, 0)) },
      signer: { ...head.signer, name: head.signer.name ?? blank.name },
      recipients: head.recipients,
      archive: head.archive,
    },
    tables: new Map([['appendix', sections]]),
  };
}

/** A plan without a number is a draft, and looks like one (R82). */
export function isDraft({ head }: Pick<Plan, 'head'>): boolean {
  return head.decision.number === null;
}

/** The same for the electronic form: with fields to be signed (R53, R66). */
export function electronicContext(shared: Context): Context {
  return { ...shared, values: { ...shared.values, fields: true } };
}

/**
 * What an agency's extract may say besides.
 * @param unnamed tasks that are not the agency's, given to bodies that the words do not name ("cơ quan liên quan")
 */
export function extractContext(shared: Context, portion: Portion, unnamed: readonly PlacedTask[]): Context {
  const { agency, lead, named, group } = portion;
  const rows = (tasks: readonly PlacedTask[]): readonly TableGroup[] => [{ id: '', number: '', title: '', rows: tasks.map(taskRow) }];
  return {
    values: {
      ...shared.values,
      agency: { name: agency.name, symbol: agency.symbol ?? '' },
      lead: countValue(lead.length),
      named: countValue(named.length),
      group: countValue(group.length),
      total: countValue(lead.length + named.length + group.length),
      unnamed: countValue(unnamed.length),
    },
    tables: new Map([...shared.tables, ['lead', rows(lead)], ['named', rows(named)], ['group', rows(group)]]),
  };
}

/** What the list of a draft's open questions says. */
export function questionsContext(shared: Context, notes: readonly Note[]): Context {
  return { ...shared, values: { ...shared.values, notes: notes.map(({ lines }, index) => ({ number: String(index + 1), lines })) } };
}

/** A number of things as a template says it, and whether there are any. */
export function countValue(count: number): { readonly count: string; readonly any: boolean } {
  return { count: figure(count), any: count > 0 };
}

function blockValue(block: PlanBlock): Value {
  return { role: { name: block.kind }, text: { content: block.text, id: block.id } };
}

function decisionDate({ head, year }: Plan): Readonly<Record<string, Value>> {
  const { number, date } = head.decision;
  const day = date === null ? undefined : parseDay(date);
  const { from, to } = issueSpan(year, head);
  const onlyYear = from.slice(0, 4) === to.slice(0, 4) ? to.slice(0, 4) : blank.year;
  return {
    number: number === null ? blank.number : padded(number),
    day: day === undefined ? blank.day : dayWords(day),
    month: day === undefined ? blank.month : monthWords(day),
    year: day === undefined ? onlyYear : String(day.year),
  };
}
