import type { Role } from '../../content/schema.js';
import type { Body, Item } from './items.js';
import type { Verb } from './verbs.js';

/** A body named in the words of an assignment, and what the words give it to do. */
export interface Mention {
  readonly id: string;
  /** As written there. */
  readonly words: string;
  readonly offset: number;
  /** Undefined where the words do not say it clearly. */
  readonly role: Role | undefined;
}

/** A role, none that is clear, or the words say that it is none ("không chủ trì"). */
type Given = Role | 'unclear' | 'negated';
type Join = 'first' | 'comma' | 'and' | 'nothing';
interface Listed { readonly body: Body; readonly join: Join; readonly doubtful: boolean }

/**
 * Those who stand before a verb have its role; those after "phối hợp với" coordinate, until a verb of their own or
 * the end of the clause; those after a label ("Chủ trì:") have its role.
 */
export function giveRoles(items: readonly Item[]): Mention[] {
  const reader = new ClauseReader();
  for (const item of items) reader.read(item);
  reader.endClause();
  return reader.mentions();
}

class ClauseReader {
  private readonly given = new Map<Body, Given>();
  private list: Listed[] = [];
  /** The role of the list as objects of a verb or a label; undefined where it waits for its verb. */
  private objects: { readonly role: Given; readonly label: boolean } | undefined;
  private subjects: readonly Body[] = [];
  private subjectVerb: Verb | undefined;
  /** What stood since the last body or verb. */
  private since = { comma: false, and: false, words: false };

  read(item: Item): void {
    if (item.kind === 'body') this.readBody(item);
    else if (item.kind === 'verb') this.readVerb(item.verb, item.negated, item.label);
    else if (item.kind === 'stop') this.endClause();
    else if (item.kind === 'word') this.since.words = true;
    else this.since[item.kind] = true;
  }

  endClause(): void {
    this.giveList(this.objects?.role ?? 'unclear');
    this.objects = undefined;
    this.subjects = [];
    this.subjectVerb = undefined;
    this.nothingSince();
  }

  mentions(): Mention[] {
    return [...this.given]
      .flatMap(([{ id, words, offset }, role]) => (id === undefined || role === 'negated' ? [] : [{ id, words, offset, role: role === 'unclear' ? undefined : role }]))
      .sort((a, b) => a.offset - b.offset);
  }

  private readBody(body: Body): void {
    const { comma, and, words } = this.since;
    if (body.apart) {
      this.given.set(body, 'unclear');
      this.since.words = true;
      return;
    }
    const alone = this.list.length === 0;
    let doubtful = false;
    if (alone && this.objects?.label === false && comma && !body.afterWith) this.objects = undefined;
    else if (alone && this.objects?.label === false && words && !body.afterWith) doubtful = true;
    if (!alone && (words || !(comma || and))) {
      doubtful = !comma;
      if (this.objects === undefined) this.giveList('unclear');
      else this.giveList(this.objects.role);
      this.objects = undefined;
    }
    this.list.push({ body, join: this.list.length === 0 ? 'first' : comma ? 'comma' : and ? 'and' : 'nothing', doubtful });
    this.nothingSince();
  }

  private readVerb(verb: Verb, negated: boolean, label: boolean): void {
    const role: Given = negated ? 'negated' : verb.subject;
    const direct = !this.since.comma && !this.since.and;
    if (label) this.endClause();
    else if (this.list.length === 0) this.readVerbOfTheSame(verb, negated);
    else if (this.objects === undefined) this.takeSubjects(this.list, role, verb);
    else if (direct) this.cut(verb, role);
    else {
      this.giveList(this.objects.role);
      this.readVerbOfTheSame(verb, negated);
    }
    this.objects = undefined;
    if (label) this.objects = { role: negated ? role : verb.objects ?? verb.subject, label };
    else if (verb.objects !== undefined) this.objects = { role: negated ? 'negated' : verb.objects, label };
    this.nothingSince();
  }

  /** A further verb of those who have one already: it may not say another role of them. */
  private readVerbOfTheSame(verb: Verb, negated: boolean): void {
    const said = this.subjectVerb;
    if (negated || said === undefined) return;
    const leads = verb.own === 'must' && said.subject !== verb.subject;
    const withOthersAndMore = said.objects !== undefined && said.subject === 'thuc-hien' && verb.subject !== 'thuc-hien' && verb.objects === undefined;
    if (leads || withOthersAndMore) for (const body of this.subjects) this.given.set(body, 'unclear');
  }

  private takeSubjects(list: readonly Listed[], role: Given, verb: Verb): void {
    for (const { body, doubtful } of list) this.given.set(body, doubtful ? 'unclear' : role);
    this.subjects = list.map(({ body }) => body);
    this.subjectVerb = role === 'negated' ? undefined : verb;
    this.list = [];
  }

  /** "…với A, B chủ trì": where do the objects end and the subjects of the next verb begin? */
  private cut(verb: Verb, role: Given): void {
    const objects = this.objects ?? { role: 'unclear', label: false };
    const ledAlready = this.subjects.length > 0 || objects.label;
    const mustCut = (!ledAlready || verb.own === 'must') && !objects.label;
    const mayCut = mustCut || objects.label || verb.own === 'may';
    const commas = this.list.flatMap(({ join }, i) => (join === 'comma' ? [i] : []));
    const [firstComma = this.list.length] = commas;
    const lastComma = commas.at(-1) ?? this.list.length;
    if (mustCut && commas.length === 0) {
      this.giveList('unclear');
      this.readVerbOfTheSame(verb, role === 'negated');
    } else if (!mayCut || commas.length === 0) {
      this.giveList(objects.role);
      this.readVerbOfTheSame(verb, role === 'negated');
    } else {
      const subjects = this.list.slice(lastComma);
      for (const [i, { body, doubtful }] of this.list.slice(0, lastComma).entries()) this.given.set(body, i < firstComma && !doubtful ? objects.role : 'unclear');
      this.takeSubjects(subjects, mustCut ? role : 'unclear', verb);
    }
  }

  private giveList(role: Given): void {
    for (const { body, doubtful } of this.list) this.given.set(body, doubtful ? 'unclear' : role);
    this.list = [];
  }

  private nothingSince(): void {
    this.since = { comma: false, and: false, words: false };
  }
}
