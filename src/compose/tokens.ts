/**
 * Content never passes through a template or through Markdown as text. Each content value goes in as a token of two
 * private-use characters around a number, and comes out of the parsed tree as the text it stands for. So `{{`, `*`,
 * `](` or `:::` in a content value are printed as typed, whatever the template does with the value.
 */
const open = '\u{E000}';
const close = '\u{E001}';
const token = /\u{E000}(\d+)\u{E001}/gu;

/** A content text with the id of the block it came from. */
export interface Content {
  readonly content: string;
  readonly id: string;
}

/** What a template may be given: texts become tokens; names (roles) and flags go in as they are. */
export type Value = string | boolean | null | Content | Name | readonly Value[] | { readonly [key: string]: Value };

/** A word of our own vocabulary, such as a role: safe inside a directive's name. */
export interface Name {
  readonly name: string;
}

export interface Tokens {
  /** The value with every text replaced by its token. */
  readonly seal: (value: Value) => unknown;
  /** A filled text with its tokens numbered as they come, so that two documents of one shape give the same text. Those that it has not are forgotten. */
  readonly inOrder: (text: string) => string;
  /** Text with its tokens replaced by what they stand for, once. */
  readonly open: (text: string) => string;
  /** The id of the first content in a text. */
  readonly idIn: (text: string) => string | undefined;
}

/** A fresh register of tokens, for one document. */
export function makeTokens(): Tokens {
  let texts: Content[] = [];
  const put = (content: Content): string => {
    if (content.content === '') return '';
    texts.push(content);
    return `${open}${texts.length - 1}${close}`;
  };
  const seal = (value: Value): unknown => {
    if (typeof value === 'string') return put({ content: value, id: '' });
    if (value === null || typeof value === 'boolean') return value;
    if (isList(value)) return value.map(seal);
    if (isContent(value)) return put(value);
    if (isName(value)) return value.name;
    return bare(Object.entries(value).map(([key, inner]) => [key, seal(inner)]));
  };
  return {
    seal,
    inOrder: (text) => {
      const before = texts;
      const numbers = new Map<string, number>();
      texts = [];
      return text.replace(token, (_, index: string) => {
        const content = before[Number(index)];
        if (content === undefined) return '';
        const number = numbers.get(index) ?? texts.push(content) - 1;
        numbers.set(index, number);
        return `${open}${number}${close}`;
      });
    },
    open: (text) => text.replace(token, (_, index: string) => texts[Number(index)]?.content ?? ''),
    idIn: (text) => {
      for (const match of text.matchAll(token)) {
        const id = texts[Number(match[1])]?.id;
        if (id !== undefined && id !== '') return id;
      }
      return undefined;
    },
  };
}

/** An object without a prototype, so that `{{constructor}}` is an unknown field; Handlebars prints it in its complaint. */
function bare(entries: readonly (readonly [string, unknown])[]): object {
  const made: object = Object.defineProperty(Object.create(null) as object, Symbol.toPrimitive, { value: () => '[object]' });
  for (const [key, value] of entries) Reflect.set(made, key, value);
  return made;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isContent(value: object): value is Content {
  return Object.hasOwn(value, 'content') && Object.hasOwn(value, 'id');
}

function isName(value: object): value is Name {
  return Object.hasOwn(value, 'name') && Object.keys(value).length === 1 && /^[a-z0-9-]+$/u.test(String(Reflect.get(value, 'name')));
}
