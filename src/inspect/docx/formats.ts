import type { Looks } from '../observed.js';
import { Counters, listsOf, type Lists } from './numbering.js';
import { noParagraphProps, overParagraph, paragraphPropsOf, type ParagraphProps } from './paragraph-props.js';
import { given, noRunProps, overRun, runPropsOf, type RunProps, type Toggle } from './run-props.js';
import { runOfChain, stylesOf, type Style, type Styles } from './styles.js';
import { themeOf, type Theme } from './theme.js';
import { childOf, type XmlNode } from './xml/tree.js';

/** What a table style says of the paragraphs of a cell. */
export interface TableLooks {
  readonly paragraph: ParagraphProps;
  readonly run: RunProps;
}

export const noTableLooks: TableLooks = { paragraph: noParagraphProps, run: noRunProps };

/** The looks of text by where they come from: toggles are counted over these places. */
export interface RunBase {
  readonly table: RunProps;
  readonly paragraph: RunProps;
}

/** A paragraph as all places together have it. */
export interface EffectiveParagraph {
  readonly props: ParagraphProps;
  readonly styleId: string;
  readonly base: RunBase;
  readonly list?: { readonly id: string; readonly level: number; readonly run: RunProps };
  /** Of its mark: the looks of its number. */
  readonly mark: RunProps;
}

/** Text of a run: its looks by the kind of character, and how it is shown. */
export interface EffectiveRun {
  readonly looks: Looks;
  /** Of letters outside ASCII; absent: as the others. */
  readonly beyondAscii?: string;
  readonly eastAsian?: string;
  readonly capitals: boolean;
  readonly hidden: boolean;
}

/** As Word does where no place says anything. */
const fallback = { family: 'Times New Roman', size: 10 } as const;

/** The effective formatting of paragraphs and runs of one document (ECMA-376 Part 1, 17.7.2). */
export class Formats {
  readonly theme: Theme;
  readonly styles: Styles;
  readonly lists: Lists;
  readonly counters: Counters;
  private readonly styled = new Map<string, Omit<EffectiveParagraph, 'mark'>>();
  private readonly characters = new Map<string, RunProps>();

  constructor(parts: { readonly styles?: XmlNode | undefined; readonly numbering?: XmlNode | undefined; readonly theme?: XmlNode | undefined }) {
    this.theme = themeOf(parts.theme);
    this.styles = stylesOf(parts.styles, this.theme);
    this.lists = listsOf(parts.numbering, this.theme);
    this.counters = new Counters(this.lists);
  }

  paragraph(node: XmlNode, table: TableLooks = noTableLooks): EffectiveParagraph {
    const written = childOf(node, 'w:pPr');
    const direct = paragraphPropsOf(written, this.theme);
    const base = this.ofStyle(direct.style, direct.list, direct.level, table);
    return { ...base, props: overParagraph(base.props, direct), mark: runPropsOf(childOf(written, 'w:rPr'), this.theme) };
  }

  /** Defaults, table, list and style: the same for all paragraphs that say the same. */
  private ofStyle(style: string | undefined, directList: string | undefined, directLevel: number | undefined, table: TableLooks): Omit<EffectiveParagraph, 'mark'> {
    const key = table === noTableLooks ? JSON.stringify([style, directList, directLevel]) : undefined;
    const known = key === undefined ? undefined : this.styled.get(key);
    if (known !== undefined) return known;
    const chain = this.styles.chain('paragraph', style);
    const styleId = chain.at(-1)?.id ?? '';
    // A list that the paragraph names itself is stronger than its style; one that comes from a style is weaker than this style.
    const from = directList === undefined ? chain.findLastIndex(({ paragraph }) => paragraph.list !== undefined) : chain.length;
    const id = directList ?? chain[from]?.paragraph.list;
    const found = id === undefined ? undefined : this.lists.get(id);
    const level = directLevel ?? levelOfStyle(found, chain) ?? chain.findLast(({ paragraph }) => paragraph.level !== undefined)?.paragraph.level ?? 0;
    const listLevel = found?.levels.get(level);
    let props = overParagraph(this.styles.paragraphDefaults, table.paragraph);
    for (const [at, { paragraph }] of chain.entries()) {
      if (at === from && listLevel !== undefined) props = overParagraph(props, listLevel.paragraph);
      props = overParagraph(props, paragraph);
    }
    if (from === chain.length && listLevel !== undefined) props = overParagraph(props, listLevel.paragraph);
    const made = {
      props,
      styleId,
      base: { table: table.run, paragraph: runOfChain(chain) },
      ...(id !== undefined && listLevel !== undefined ? { list: { id, level, run: listLevel.run } } : {}),
    };
    if (key !== undefined) this.styled.set(key, made);
    return made;
  }

  /** The looks of a run from its `w:rPr`, and `direct` on top of it. */
  run(node: XmlNode | undefined, base: RunBase, direct: RunProps = noRunProps): EffectiveRun {
    return this.effective(overRun(runPropsOf(node, this.theme), direct), base);
  }

  /** Looks of the number of a paragraph. */
  number({ base, mark, list }: EffectiveParagraph): EffectiveRun {
    return this.effective(list === undefined ? mark : overRun(mark, list.run), base);
  }

  private effective(direct: RunProps, base: RunBase): EffectiveRun {
    const defaults = this.styles.runDefaults;
    const character = this.character(direct.style);
    const set = [defaults, base.table, base.paragraph, character, direct].reduce(overRun);
    const on = (toggle: Toggle): boolean => {
      const own = direct.toggles[toggle];
      if (own !== undefined) return own;
      if (defaults.toggles[toggle] === true) return true;
      return [base.table, base.paragraph, character].filter(({ toggles }) => toggles[toggle] === true).length % 2 === 1;
    };
    const complex = set.complex === true;
    const family = (complex ? set.cs : set.ascii) ?? fallback.family;
    const beyond = complex ? family : (set.hAnsi ?? fallback.family);
    return {
      looks: {
        family,
        size: (complex ? set.sizeCs : set.size) ?? fallback.size,
        bold: on(complex ? 'boldCs' : 'bold'),
        italic: on(complex ? 'italicCs' : 'italic'),
        underline: set.underline ?? false,
        color: set.color ?? '000000',
      },
      ...given('beyondAscii', beyond === family ? undefined : beyond),
      ...given('eastAsian', set.eastAsia === family ? undefined : set.eastAsia),
      capitals: on('caps') || on('smallCaps'),
      hidden: on('vanish'),
    };
  }

  private character(style: string | undefined): RunProps {
    const key = style ?? '';
    const known = this.characters.get(key);
    if (known !== undefined) return known;
    const made = runOfChain(this.styles.chain('character', style));
    this.characters.set(key, made);
    return made;
  }
}

/** A level of a list may name the paragraph style that stands at it. */
function levelOfStyle(list: ReturnType<Lists['get']>, chain: readonly Style[]): number | undefined {
  const id = chain.at(-1)?.id;
  return [...(list?.levels ?? [])].find(([, level]) => level.style !== undefined && level.style === id)?.[0];
}
