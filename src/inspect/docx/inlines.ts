import { drawingOf, type Float } from './shapes.js';
import { pictureOf } from './vml.js';
import type { EffectiveParagraph, EffectiveRun, Formats } from './formats.js';
import { alternative, type Findings } from './story.js';
import { symbolOf } from './symbols.js';
import { childOf, valueOf, type XmlNode } from './xml/tree.js';

/** Shown text of one run. */
export interface Piece {
  readonly text: string;
  readonly run: EffectiveRun;
  /** The `w:t` it comes from, where each unit of it is one of the text's, and how many the text has before it. */
  readonly source?: { readonly node: XmlNode; readonly skipped: number };
  /** From the paragraph, itself left out, down to the run. */
  readonly path: readonly XmlNode[];
  /** Result of a PAGE field; it may be empty. */
  readonly pageNumber?: { readonly instruction: string };
}

/** What stands in a paragraph. */
export interface Inlines {
  readonly pieces: readonly Piece[];
  readonly floats: readonly Float[];
}

interface Field {
  instruction: string;
  inResult: boolean;
  shown: boolean;
}

/** Reads paragraph after paragraph of one story: a field may begin in one and end in another. */
export class InlineReader {
  private readonly fields: Field[] = [];

  constructor(
    private readonly formats: Formats,
    private readonly findings: Findings,
  ) {}

  read(paragraph: XmlNode, effective: EffectiveParagraph): Inlines {
    const pieces: Piece[] = [];
    const floats: Float[] = [];
    const runs = new Map<XmlNode | undefined, EffectiveRun>();
    const lookUp = (properties: XmlNode | undefined): EffectiveRun => {
      const known = runs.get(properties);
      if (known !== undefined) return known;
      const made = this.formats.run(properties, effective.base);
      runs.set(properties, made);
      return made;
    };
    this.walk(paragraph, [], { pieces, floats, lookUp });
    return { pieces, floats };
  }

  private walk(parent: XmlNode, path: readonly XmlNode[], out: Out): void {
    for (const node of parent.children) {
      const inner = [...path, node];
      switch (node.name) {
        case 'w:r':
          this.run(node, node, out.lookUp(childOf(node, 'w:rPr')), inner, out);
          break;
        case 'w:del':
        case 'w:moveFrom':
          this.findings.deletion();
          break;
        case 'w:ins':
        case 'w:moveTo':
          this.findings.insertion();
          this.walk(node, inner, out);
          break;
        case 'w:fldSimple': {
          const from = out.pieces.length;
          this.walk(node, inner, out);
          this.mark(valueOf(node, 'w:instr') ?? '', from, out.lookUp(undefined), inner, out);
          break;
        }
        case 'w:hyperlink':
        case 'w:smartTag':
        case 'w:customXml':
        case 'w:sdt':
        case 'w:sdtContent':
        case 'w:dir':
        case 'w:bdo':
        case 'm:oMathPara':
        case 'm:oMath':
          this.walk(node, inner, out);
          break;
        case 'm:r':
          this.add(childOf(node, 'm:t')?.text ?? '', out.lookUp(childOf(node, 'w:rPr')), inner, out);
          break;
        case 'mc:AlternateContent': {
          const chosen = alternative(node);
          if (chosen !== undefined) this.walk(chosen, inner, out);
          break;
        }
        default:
          if (node.name.startsWith('m:')) this.walk(node, inner, out);
      }
    }
  }

  /** What stands in a run; `parent` is it, or one of two ways inside it. */
  private run(parent: XmlNode, run: XmlNode, looks: EffectiveRun, path: readonly XmlNode[], out: Out): void {
    for (const node of parent.children) {
      switch (node.name) {
        case 'w:t':
          this.text(node, looks, path, out);
          break;
        case 'w:tab':
        case 'w:ptab':
          this.add('\t', looks, path, out);
          break;
        case 'w:br':
          if (['textWrapping', undefined].includes(valueOf(node, 'w:type'))) this.add('\n', looks, path, out);
          break;
        case 'w:cr':
          this.add('\n', looks, path, out);
          break;
        case 'w:noBreakHyphen':
          this.add('\u2011', looks, path, out);
          break;
        case 'w:sym':
          this.add(symbolOf(String.fromCodePoint(codePoint(valueOf(node, 'w:char'))), valueOf(node, 'w:font')), looks, path, out);
          break;
        case 'w:pgNum':
          out.pieces.push({ text: '', run: looks, path, pageNumber: { instruction: 'PAGE' } });
          break;
        case 'w:fldChar':
          this.field(valueOf(node, 'w:fldCharType'), looks, path, out);
          break;
        case 'w:instrText': {
          const field = this.fields.at(-1);
          if (field?.inResult === false) field.instruction += node.text;
          break;
        }
        case 'w:ruby': {
          const base = childOf(node, 'w:rubyBase');
          if (base !== undefined) this.walk(base, path, out);
          break;
        }
        case 'mc:AlternateContent': {
          const chosen = alternative(node);
          if (chosen !== undefined) this.run(chosen, run, looks, path, out);
          break;
        }
        case 'w:drawing':
          if (this.shown() && !looks.hidden) out.floats.push(...drawingOf(node, this.formats.theme, this.findings));
          break;
        case 'w:pict':
          if (this.shown() && !looks.hidden) out.floats.push(...pictureOf(node, this.findings));
          break;
        case 'w:object':
          this.findings.see('đối tượng nhúng');
          break;
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          this.findings.see('chú thích chân trang');
          break;
        default:
      }
    }
  }

  /** Word drops spaces at the ends of a text that does not say that it keeps them. */
  private text(node: XmlNode, looks: EffectiveRun, path: readonly XmlNode[], out: Out): void {
    const kept = valueOf(node, 'xml:space') === 'preserve';
    const skipped = kept ? 0 : node.text.length - node.text.replace(/^[ \t\r\n]+/u, '').length;
    const text = kept ? node.text : node.text.slice(skipped).replace(/[ \t\r\n]+$/u, '');
    // Line ends inside a text are shown as spaces.
    this.add(text.replaceAll(/[\t\r\n]/gu, ' '), looks, path, out, { node, skipped });
  }

  private add(text: string, run: EffectiveRun, path: readonly XmlNode[], out: Out, source?: Piece['source']): void {
    if (text === '' || run.hidden || !this.shown()) return;
    const shown = run.capitals ? text.toUpperCase() : text;
    out.pieces.push({ text: shown, run, path, ...(source !== undefined && shown.length === text.length ? { source } : {}), ...this.page() });
  }

  /** Text of a field's instruction is not shown. */
  private shown(): boolean {
    return this.fields.every(({ inResult }) => inResult);
  }

  private page(): Pick<Piece, 'pageNumber'> {
    const field = this.fields.find(({ instruction }) => isPage(instruction));
    if (field === undefined) return {};
    field.shown = true;
    return { pageNumber: { instruction: field.instruction } };
  }

  private field(type: string | undefined, run: EffectiveRun, path: readonly XmlNode[], out: Out): void {
    if (type === 'begin') this.fields.push({ instruction: '', inResult: false, shown: false });
    const field = this.fields.at(-1);
    if (field === undefined) return;
    if (type === 'separate') field.inResult = true;
    if (type !== 'end') return;
    this.fields.pop();
    if (isPage(field.instruction) && !field.shown) out.pieces.push({ text: '', run, path, pageNumber: { instruction: field.instruction } });
  }

  private mark(instruction: string, from: number, run: EffectiveRun, path: readonly XmlNode[], out: Out): void {
    if (!isPage(instruction)) return;
    if (out.pieces.length === from) out.pieces.push({ text: '', run, path });
    for (let at = from; at < out.pieces.length; at++) {
      const piece = out.pieces[at];
      if (piece !== undefined) out.pieces[at] = { ...piece, pageNumber: { instruction } };
    }
  }
}

interface Out {
  readonly pieces: Piece[];
  readonly floats: Float[];
  readonly lookUp: (properties: XmlNode | undefined) => EffectiveRun;
}

function isPage(instruction: string): boolean {
  return /^\s*PAGE\b/iu.test(instruction);
}

function codePoint(hex: string | undefined): number {
  const code = /^[0-9a-f]{1,6}$/iu.test(hex ?? '') ? parseInt(hex ?? '', 16) : 0xfffd;
  return code === 0 || code > 0x10ffff ? 0xfffd : code;
}
