import type { Item, Note } from './items.js';
import { phraseAt, type BareName, type Lexicon } from './lexicon.js';
import { keysStandAt, tokensOf, type Token } from './tokens.js';
import { verbStandingAt, withOthers, type Verb } from './verbs.js';
import * as vocabulary from './vocabulary.js';

export interface Scanned {
  readonly items: readonly Item[];
  readonly notes: readonly Note[];
}

/** Finds bodies, verbs and the ends of clauses in one paragraph; the longest known phrase wins. */
export function scan(text: string, lexicon: Lexicon): Scanned {
  const scanner = new Scanner(text, lexicon);
  return scanner.run();
}

type Keys = readonly string[];

class Scanner {
  private readonly tokens: readonly Token[];
  private readonly items: Item[] = [];
  private readonly notes: Note[] = [];
  /** Bare names may stand here: of a family, or of any after the head of a list. */
  private list: { readonly family: vocabulary.Family | undefined; readonly headed: boolean } | undefined;
  /** Just after a separator of that list. */
  private listGoesOn = false;
  private negation: number | undefined;
  private excluding: { readonly from: number; readonly bracketed: boolean } | undefined;

  constructor(private readonly text: string, private readonly lexicon: Lexicon) {
    this.tokens = tokensOf(text);
  }

  run(): Scanned {
    for (let at = 0; at < this.tokens.length;) at = this.step(at);
    return { items: this.items, notes: this.notes };
  }

  /** Reads what begins at an index and tells where the next begins; the first reader that knows it wins. */
  private step(at: number): number {
    return this.sign(at) ?? this.label(at) ?? this.listHead(at) ?? this.known(at) ?? this.bareName(at) ?? this.plain(at)
      ?? this.unknownBody(at) ?? this.exclusion(at) ?? this.negated(at) ?? this.verb(at) ?? this.word(at);
  }

  private sign(at: number): number | undefined {
    const token = this.tokens[at];
    if (token === undefined) return undefined;
    if (token.key === vocabulary.andKey) this.separate('and');
    else if (token.isWord) return undefined;
    else if (token.key === ',') this.separate('comma');
    else if (token.key === ';' && this.list?.headed === true && this.bareNameAt(at + 1) !== undefined) this.separate('comma');
    else if (token.key === ';' || (token.key === '.' && this.endsSentence(at))) this.stop();
    else if (token.key === '-' && this.list !== undefined) this.separate('comma');
    else if (token.key === ')' && this.excluding?.bracketed === true) this.excluding = undefined;
    return at + 1;
  }

  private separate(kind: 'comma' | 'and'): void {
    this.items.push({ kind });
    this.listGoesOn = this.list !== undefined;
    if (kind === 'comma') this.negation = undefined;
  }

  private stop(): void {
    this.items.push({ kind: 'stop' });
    this.list = undefined;
    this.negation = undefined;
    this.excluding = undefined;
  }

  private endsSentence(at: number): boolean {
    const [before, dot, after] = [this.tokens[at - 1], this.tokens[at], this.tokens[at + 1]];
    return !vocabulary.abbreviations.has(before?.key ?? '') && (after === undefined || after.start > (dot?.end ?? 0));
  }

  /** "Cơ quan chủ trì:", "Cơ quan chủ trì là", "Phối hợp:". */
  private label(at: number): number | undefined {
    for (const head of vocabulary.labelHeads) {
      if (!keysStandAt(this.tokens, at, head)) continue;
      const first = verbStandingAt(this.tokens, at + head.length);
      if (first === undefined || (head.length === 0 && this.items.at(-1)?.kind === 'body')) continue;
      let end = at + head.length;
      for (let verb: Verb | undefined = first; verb !== undefined; verb = verbStandingAt(this.tokens, end)) end += verb.keys.length;
      const closer = this.tokens[end]?.key ?? '';
      if (closer !== ':' && (head.length === 0 || !vocabulary.labelClosers.has(closer))) continue;
      this.pushVerb(first, true);
      return end + 1;
    }
    return undefined;
  }

  /** "các Sở:", "các Sở A, B", "các sở, ngành gồm:". */
  private listHead(at: number): number | undefined {
    const known = phraseAt(this.text, this.tokens, at, this.lexicon);
    const heads: { keys: Keys; family: vocabulary.Family | undefined }[] = [...vocabulary.listHeads];
    if (known?.meaning.kind === 'group') heads.unshift({ keys: known.keys, family: undefined });
    for (const { keys, family } of heads) {
      if (!keysStandAt(this.tokens, at, keys)) continue;
      const end = at + keys.length;
      const opener = this.firstOf(vocabulary.listOpeners, end);
      const start = end + (opener?.length ?? 0);
      const opens = opener === undefined
        ? family !== undefined && keys.length > 1 && this.bareNameAt(start, family) !== undefined
        : this.tokens[start]?.capital === true || phraseAt(this.text, this.tokens, start, this.lexicon) !== undefined;
      if (!opens) continue;
      this.list = { family, headed: true };
      this.listGoesOn = true;
      return start;
    }
    return undefined;
  }

  private known(at: number): number | undefined {
    const entry = phraseAt(this.text, this.tokens, at, this.lexicon);
    if (entry === undefined) return undefined;
    const { meaning } = entry;
    const end = this.afterHome(at + entry.keys.length);
    if (this.goesOnAsAName(end)) return this.tellUnknown(at, end + 1);
    if (meaning.kind === 'not-assignee') return this.pass(end);
    if (meaning.kind === 'group' && !meaning.open && this.isLimited(at, end)) {
      const limiter = this.firstOf(vocabulary.limiters, end) ?? [];
      this.tell('group-limited', at, end + limiter.length);
      return this.body(at, end + limiter.length, undefined);
    }
    this.body(at, at + entry.keys.length, meaning.id);
    if (meaning.kind === 'group') this.list = undefined;
    else if (this.list?.headed !== true) this.list = meaning.family === undefined ? undefined : { family: meaning.family, headed: false };
    return end;
  }

  private afterHome(at: number): number {
    return at + (this.firstOf(this.lexicon.homes, at)?.length ?? 0);
  }

  /** "Sở Nội vụ tỉnh Ninh Thuận" is not "Sở Nội vụ". */
  private goesOnAsAName(at: number): boolean {
    const level = this.firstOf(vocabulary.placeLevels, at);
    return this.isStrangeName(at) || (level !== undefined && this.isStrangeName(at + level.length));
  }

  private isStrangeName(at: number): boolean {
    return this.tokens[at]?.capital === true && !this.isExplained(at) && this.firstOf(this.lexicon.homes, at) === undefined;
  }

  private isExplained(at: number): boolean {
    return phraseAt(this.text, this.tokens, at, this.lexicon) !== undefined || verbStandingAt(this.tokens, at) !== undefined || this.firstOf(vocabulary.plain, at) !== undefined;
  }

  private isLimited(at: number, end: number): boolean {
    const before = this.tokens[at - 1]?.key ?? '';
    return this.firstOf(vocabulary.limiters, end) !== undefined || vocabulary.limitersBefore.has(before) || /^\d+$/u.test(before);
  }

  private bareNameAt(at: number, family = this.list?.family): BareName | undefined {
    if (this.tokens[at]?.isWord !== true) return undefined;
    const found = this.lexicon.bareNames.find((name) => (family === undefined || name.family === family) && keysStandAt(this.tokens, at, name.keys));
    const capital = found !== undefined && this.tokens.slice(at, at + found.keys.length).some((token) => token.capital);
    return capital ? found : undefined;
  }

  private bareName(at: number): number | undefined {
    if (this.list === undefined || !this.listGoesOn || this.tokens[at]?.isWord !== true) return undefined;
    const name = this.bareNameAt(at);
    if (name !== undefined) {
      const end = at + name.keys.length;
      return this.goesOnAsAName(this.afterHome(end)) ? this.tellUnknown(at, end + 1) : this.body(at, end, name.id);
    }
    if (!this.tokens[at].capital || this.isExplained(at) || this.headAt(at) !== undefined) return undefined;
    const last = this.items.at(-2);
    if (this.list.headed) return this.tellUnknown(at, at + 1);
    if (this.items.at(-1)?.kind !== 'and' || last?.kind !== 'body') return undefined;
    const from = this.tokens.findIndex((token) => token.start === last.offset);
    this.items.splice(-2);
    return this.tellUnknown(from, at + 1);
  }

  private plain(at: number): number | undefined {
    const found = this.firstOf(vocabulary.plain, at);
    return found === undefined ? undefined : this.pass(at + found.length);
  }

  /** The end of the first words of a body's name. */
  private headAt(at: number): number | undefined {
    const head = this.firstOf(vocabulary.bodyHeads, at);
    if (head !== undefined) {
      const end = at + head.length;
      return this.tokens[at]?.capital === true || this.tokens[end]?.capital === true ? end : undefined;
    }
    const soft = this.firstOf(vocabulary.softHeads, at);
    if (soft === undefined || this.tokens[at]?.capital !== true) return undefined;
    const next = this.tokens[at + soft.length];
    return next !== undefined && (next.capital || vocabulary.bodySeconds.has(next.key)) ? at + soft.length : undefined;
  }

  private unknownBody(at: number): number | undefined {
    const end = this.headAt(at);
    if (end === undefined) return undefined;
    return this.tellUnknown(at, this.tokens[end]?.capital === true ? end + 1 : end);
  }

  private tellUnknown(at: number, atLeast: number): number {
    const end = this.untilBreak(Math.min(atLeast, this.tokens.length));
    this.tell('unknown-body-in-words', at, end);
    return this.body(at, end, undefined);
  }

  /** The first verb, sign or known body from an index on. */
  private untilBreak(at: number): number {
    let end = at;
    for (; end < this.tokens.length; end += 1) {
      const plain = this.firstOf(vocabulary.plain, end);
      if (plain !== undefined) end += plain.length - 1;
      else if (this.tokens[end]?.isWord !== true && this.tokens[end]?.key !== '-') break;
      else if (verbStandingAt(this.tokens, end) !== undefined || phraseAt(this.text, this.tokens, end, this.lexicon) !== undefined) break;
      else if (this.tokens[end]?.key === vocabulary.andKey && (this.tokens[end + 1]?.capital !== true || this.isExplained(end + 1) || this.headAt(end + 1) !== undefined)) break;
      else if (this.firstOf(vocabulary.negations, end) !== undefined) break;
    }
    return Math.min(end, this.tokens.length);
  }

  private exclusion(at: number): number | undefined {
    const found = this.firstOf(vocabulary.exclusions, at);
    if (found === undefined) return undefined;
    const next = at + found.length;
    const opener = this.tokens[next]?.key === ':' ? 1 : 0;
    const known = phraseAt(this.text, this.tokens, next + opener, this.lexicon);
    if (known === undefined && this.headAt(next + opener) === undefined && this.tokens[next + opener]?.capital !== true && this.firstOf([...vocabulary.listHeads.map((h) => h.keys)], next) === undefined) return undefined;
    this.excluding = { from: at, bracketed: this.tokens[at - 1]?.key === '(' };
    return next + opener;
  }

  private negated(at: number): number | undefined {
    const found = this.firstOf(vocabulary.negations, at);
    if (found === undefined) return undefined;
    this.negation = at;
    return this.pass(at + found.length);
  }

  private verb(at: number): number | undefined {
    const found = verbStandingAt(this.tokens, at);
    if (found === undefined) return undefined;
    const end = at + found.keys.length;
    if (this.tokens[end]?.key === vocabulary.ofKey || vocabulary.nounMarks.has(this.tokens[at - 1]?.key ?? '')) return this.pass(end);
    if (this.negation !== undefined) this.tell('words-negated', this.negation, end);
    const takesBody = found.objects !== undefined && (phraseAt(this.text, this.tokens, end, this.lexicon) !== undefined || this.headAt(end) !== undefined);
    this.pushVerb(takesBody ? withOthers : found, false);
    return end;
  }

  private pushVerb(verb: Verb, label: boolean): void {
    this.items.push({ kind: 'verb', verb, negated: this.negation !== undefined, label });
    this.negation = undefined;
    this.list = undefined;
    if (this.excluding?.bracketed === false) this.excluding = undefined;
  }

  private word(at: number): number {
    const token = this.tokens[at];
    const before = this.tokens[at - 1];
    if (token?.capital !== true) return this.pass(at + 1);
    const end = this.untilBreak(at + 1);
    const opens = before === undefined || before.key === vocabulary.withKey || before.key === vocabulary.andKey || (!before.isWord && before.key !== '"');
    const startsClause = before === undefined || before.key === '.';
    const beforeVerb = verbStandingAt(this.tokens, end) !== undefined;
    if (!(opens && !startsClause) && !(beforeVerb && startsClause)) return this.pass(at + 1);
    this.tell('words-not-understood', at, end);
    return this.body(at, end, undefined);
  }

  private pass(end: number): number {
    this.items.push({ kind: 'word' });
    this.list = undefined;
    return end;
  }

  private body(at: number, end: number, id: string | undefined): number {
    this.listGoesOn = false;
    const before = this.tokens[at - 1]?.key ?? '';
    const denied = this.excluding?.from ?? this.negation;
    if (denied !== undefined) {
      this.tell('words-negated', denied, end);
      return end;
    }
    this.items.push({ kind: 'body', id, words: this.words(at, end), offset: this.tokens[at]?.start ?? 0, apart: vocabulary.prepositions.has(before), afterWith: before === vocabulary.withKey });
    return end;
  }

  private tell(code: Note['code'], at: number, end: number): void {
    this.notes.push({ code, words: this.words(at, end), offset: this.tokens[at]?.start ?? 0 });
  }

  private words(at: number, end: number): string {
    return this.text.slice(this.tokens[at]?.start, this.tokens[end - 1]?.end);
  }

  private firstOf(phrases: readonly Keys[], at: number): Keys | undefined {
    return phrases.find((keys) => keysStandAt(this.tokens, at, keys));
  }
}
