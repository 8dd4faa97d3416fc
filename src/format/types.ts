import { z } from 'zod';

/**
 * The looks of every role, as data: `templates/nd30-2020.json`. Renderers look a role up here and hold no size of
 * their own. Lengths are millimetres (`…Mm`) or points (`…Pt`); line spacing is in lines of the font's single pitch.
 * Every entry names the rules of `nd30-2020.md` it follows; `src/format/decree.ts` checks the values against them.
 */

const rules = z.array(z.string().regex(/^R\d\d$/u)).describe('Rules of nd30-2020.md that the entry follows');
/** Of a style: Word takes a comma for the end of a name. */
const oneLine = z.string().min(1).regex(/^[^\p{Cc},]*$/u);
const colour = z.string().regex(/^[0-9A-F]{6}$/u);
const positive = z.number().positive();
const nonNegative = z.number().nonnegative();

export const pageFormat = z.strictObject({
  rules,
  widthMm: positive,
  heightMm: positive,
  marginsMm: z.strictObject({ top: positive, right: positive, bottom: positive, left: positive }),
  /** From the top edge of the paper to the top of the line that carries the page number (R05). */
  numberTopMm: positive,
});

export const paragraphFormat = z.strictObject({
  rules,
  /** Name of the Word style, shown to the user. */
  styleName: oneLine,
  sizePt: positive,
  bold: z.boolean(),
  italic: z.boolean(),
  align: z.enum(['left', 'center', 'right', 'justify']),
  firstLineMm: z.number(),
  leftMm: nonNegative,
  spaceBeforePt: nonNegative,
  spaceAfterPt: nonNegative,
  lineSpacing: positive,
  /** On one page with the first lines of what follows. */
  keepWithNext: z.boolean(),
  /** Never broken over two pages. */
  keepTogether: z.boolean(),
  /** Lines of about one length, where there are several: none of them is left with a word or two (R56). Only where it is centred. */
  balanced: z.literal(true).optional(),
  /** In the top margin of its page, so far below the edge of the paper, beside the text and not in it (R66, R72); absent: in the text. */
  topMarginMm: positive.max(20).optional(),
  /** 1 to 9: a heading, shown in Word's navigation and in the PDF's outline. */
  outlineLevel: z.int().min(1).max(9).optional(),
  /** 1 to 3: those that begin with a number, a letter or a dash are items of a list, of this depth, to who has the text read aloud. */
  listLevel: z.int().min(1).max(3).optional(),
});

export const inlineFormat = z.strictObject({
  rules,
  styleName: oneLine,
  /** Absent: as its paragraph. */
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.literal(true).optional(),
  strike: z.literal(true).optional(),
});

export const ruleFormat = z.strictObject({
  rules,
  styleName: oneLine,
  /** What the length is a share of; absent: the last line of the paragraph above. */
  measure: z.enum(['line', 'text']).optional(),
  ratio: positive.max(1),
  weightPt: positive,
  gapAbovePt: nonNegative,
  gapBelowPt: nonNegative,
});

export const fieldFormat = z.strictObject({
  rules,
  widthMm: positive.max(100),
  heightMm: positive.max(50),
  align: z.enum(['left', 'center', 'right']),
  /** From there to the right, and down from the foot of the line above. */
  shiftXMm: z.number().min(-60).max(60),
  shiftYMm: z.number().min(-40).max(40),
  /** Room that the field keeps free; 0: it lies over the space that is there. After a paragraph in the top margin the field is there too. */
  roomMm: nonNegative.max(50),
});

export const columnsFormat = z.strictObject({
  rules,
  /** Shares of the text width; they add up to 100. */
  widthsPercent: z.array(positive).min(2),
  spaceBeforePt: nonNegative,
  spaceAfterPt: nonNegative,
  /** Between two rows, besides what their lines ask for; absent: none. */
  rowGapPt: nonNegative.max(60).optional(),
  /** How the cells of a row stand to each other. */
  verticalAlign: z.enum(['top', 'bottom']),
  /** Lines of the text before that must stand on the same page (R58); 0: none. */
  linesBefore: z.int().nonnegative(),
});

const tableRowFormat = z.strictObject({
  /** Never the last row of a page. */
  keepWithNext: z.boolean(),
  /** How the text stands in a cell that is higher than it. */
  verticalAlign: z.enum(['top', 'center']),
});

export const tableFormat = z.strictObject({
  rules,
  /** Name of the Word table style. */
  styleName: oneLine,
  borderPt: positive,
  paddingXMm: nonNegative.max(20),
  paddingYMm: nonNegative.max(20),
  spaceBeforePt: nonNegative,
  spaceAfterPt: nonNegative,
  /** A row taller than this share of the page's text height may be broken over pages; no other row is. */
  breakRowsTallerThan: positive.max(1),
  rows: z.record(z.string(), tableRowFormat),
});

export const format = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().min(1),
  font: z.strictObject({ rules, family: z.string().min(1), color: colour }),
  pages: z.record(z.string(), pageFormat),
  /** Role of the page number's paragraph, a key of `paragraphs`. */
  pageNumberRole: z.string().min(1),
  paragraphs: z.record(z.string(), paragraphFormat),
  inlines: z.record(z.string(), inlineFormat),
  rules: z.record(z.string(), ruleFormat),
  fields: z.record(z.string(), fieldFormat),
  /** The frame that shows in the PDF where an unsigned field is. */
  fieldFrame: z.strictObject({ rules, color: colour, weightPt: positive.max(3), dashPt: positive.max(20) }),
  columns: z.record(z.string(), columnsFormat),
  tables: z.record(z.string(), tableFormat),
  /** The mark of a printed copy in the bottom margin: its paragraph's role, and how far below the text. */
  stamp: z.strictObject({ rules, role: z.string().min(1), belowTextMm: nonNegative.max(15) }),
  /** Marks of open questions in the PDF of a draft (R82). */
  notes: z.strictObject({ rules, highlight: colour, numberSizePt: positive, gapPt: nonNegative }),
});

export type Format = z.infer<typeof format>;
export type PageFormat = z.infer<typeof pageFormat>;
export type ParagraphFormat = z.infer<typeof paragraphFormat>;
export type InlineFormat = z.infer<typeof inlineFormat>;
export type RuleFormat = z.infer<typeof ruleFormat>;
export type ColumnsFormat = z.infer<typeof columnsFormat>;
export type TableFormat = z.infer<typeof tableFormat>;
