import type { Role } from '../../content/schema.js';
import { firstWord, standsAt, type Lexicon } from './lexicon.js';
import { verbsByFirstWord, type Verb } from './verbs.js';

/** A body named in the words of an assignment, and what the words give it to do. */
export interface Mention {
  readonly id: string;
  /** As written there. */
  readonly words: string;
  readonly offset: number;
  /** Undefined where no verb says it. */
  readonly role: Role | undefined;
}

/** Words that look like the name of a body that the register does not know. */
export interface UnknownBody {
  readonly words: string;
  readonly offset: number;
}

export interface ReadWords {
  readonly mentions: readonly Mention[];
  readonly unknown: readonly UnknownBody[];
}

type Token =
  | { readonly kind: 'party'; readonly id: string; readonly words: string; readonly offset: number }
  | { readonly kind: 'verb'; readonly verb: Verb };

const listStart = /các Sở: /iuy;
const listJoin = /(?:, | và )/uy;
const bodyName = /(?:Sở|Ban|Văn phòng|Thanh tra|Chi cục|Cục|Trung tâm|Công an|Kho bạc|Bảo hiểm|Ủy ban|UBND|HĐND|Bộ|Viện|Trường|Đài|Báo|Công ty|Hội|Liên đoàn|Phòng|Bộ Chỉ huy|Ngân hàng)(?: \p{Lu}[\p{L}\p{M}]*| (?:nhân dân|và|xã hội|tỉnh|cấp|các))+/uy;

/**
 * Reads one paragraph of an assignment: who is named (the longest known phrase wins), and in which role. Those who
 * stand before a verb have its role; those after "phối hợp với" coordinate, up to the next verb.
 */
export function readWords(text: string, lexicon: Lexicon): ReadWords {
  const tokens: Token[] = [];
  const unknown: UnknownBody[] = [];
  let offset = 0;
  while (offset < text.length) {
    offset = step(text, offset, lexicon, tokens, unknown);
  }
  return { mentions: giveRoles(tokens), unknown };
}

function step(text: string, offset: number, lexicon: Lexicon, tokens: Token[], unknown: UnknownBody[]): number {
  const first = firstWord(text, offset);
  if (first === '') return offset + 1;
  listStart.lastIndex = offset;
  const list = listStart.exec(text);
  if (list !== null) return readList(text, offset + list[0].length, lexicon, tokens, unknown);
  const known = lexicon.phrases.get(first)?.find((entry) => standsAt(text, offset, entry.phrase));
  if (known !== undefined) {
    const words = text.slice(offset, offset + known.phrase.length);
    if (known.meaning.kind === 'party') tokens.push({ kind: 'party', id: known.meaning.id, words, offset });
    return offset + words.length;
  }
  bodyName.lastIndex = offset;
  const body = bodyName.exec(text);
  if (body !== null) {
    unknown.push({ words: untilVerb(text, offset), offset });
    return offset + body[0].length;
  }
  const verb = verbAt(text, offset);
  if (verb !== undefined) {
    tokens.push({ kind: 'verb', verb });
    return offset + verb.phrase.length;
  }
  return offset + first.length;
}

/** "Các Sở: Tài chính, Khoa học và Công nghệ và Nội vụ" names three agencies. */
function readList(text: string, start: number, lexicon: Lexicon, tokens: Token[], unknown: UnknownBody[]): number {
  let offset = start;
  let end = start;
  for (;;) {
    const name = lexicon.listNames.find((entry) => standsAt(text, offset, entry.phrase));
    if (name === undefined) break;
    tokens.push({ kind: 'party', id: name.id, words: text.slice(offset, offset + name.phrase.length), offset });
    end = offset + name.phrase.length;
    listJoin.lastIndex = end;
    const join = listJoin.exec(text);
    if (join === null) return end;
    offset = end + join[0].length;
  }
  if (/^\p{Lu}/u.test(text.slice(offset)) && !lexicon.phrases.has(firstWord(text, offset))) {
    const words = untilVerb(text, offset);
    unknown.push({ words, offset });
    return offset + words.length;
  }
  return end === start ? offset : end;
}

/** The words from an offset to the next verb or stop. */
function untilVerb(text: string, offset: number): string {
  const stop = /[,.;]|$/u.exec(text.slice(offset))?.index ?? 0;
  for (let at = offset; at < offset + stop; at += 1) {
    if (verbAt(text, at) !== undefined && !/[\p{L}\p{M}]/u.test(text[at - 1] ?? '')) return text.slice(offset, at).trimEnd();
  }
  return text.slice(offset, offset + stop);
}

function verbAt(text: string, offset: number): Verb | undefined {
  return verbsByFirstWord.get(firstWord(text, offset))?.find((v) => standsAt(text, offset, v.phrase));
}

type Party = Extract<Token, { kind: 'party' }>;

function giveRoles(tokens: readonly Token[]): Mention[] {
  const mentions: Mention[] = [];
  let waiting: Party[] = [];
  let objects: Role | undefined;
  let led = false;
  for (const token of tokens) {
    if (token.kind === 'party') {
      if (objects === undefined) waiting.push(token);
      else mentions.push({ ...token, role: objects });
      continue;
    }
    const { verb } = token;
    for (const party of waiting) mentions.push({ ...party, role: verb.subject });
    if (waiting.length > 0) led = true;
    waiting = [];
    objects = led ? verb.objects : undefined;
  }
  for (const party of waiting) mentions.push({ ...party, role: undefined });
  return mentions.sort((a, b) => a.offset - b.offset);
}
