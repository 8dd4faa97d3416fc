import type { Format, InlineFormat, ParagraphFormat, RuleFormat, TableFormat } from '../../format/types.js';
import { ruleLinePt } from '../../typeset/heights.js';
import { inlineStyleId, paragraphStyleIds, ruleStyleId, sectionBreakStyle, tableStyleId } from './style-ids.js';
import { eighths, halfPoints, mmTwips, twips } from './units.js';
import { declare, el, type Element } from './xml.js';

/** `word/styles.xml`: a named style for every role of the format; no look of a role is written anywhere else. */
export function stylesPart(format: Format, language: string): Element {
  const ids = paragraphStyleIds(format);
  return el(
    'w:styles',
    declare('w'),
    defaults(format, language),
    el('w:style', { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' }, el('w:name', { 'w:val': 'Normal' }), el('w:qFormat')),
    el('w:style', { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' }, el('w:name', { 'w:val': 'Default Paragraph Font' }), el('w:uiPriority', { 'w:val': 1 }), el('w:semiHidden')),
    el('w:style', { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' }, el('w:name', { 'w:val': 'Normal Table' }), el('w:uiPriority', { 'w:val': 99 }), el('w:semiHidden'), el('w:tblPr', {}, el('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }), cellMargins(0, 0))),
    Object.entries(format.paragraphs).map(([role, looks]) => paragraphStyle(ids.get(role) ?? role, looks)),
    Object.entries(format.rules).map(([role, looks]) => ruleStyle(ruleStyleId(role), looks)),
    Object.entries(format.inlines).map(([role, looks]) => inlineStyle(inlineStyleId(role), looks)),
    Object.entries(format.tables).map(([role, looks]) => tableStyle(tableStyleId(role), looks)),
    tinyStyle(),
  );
}

function defaults({ font }: Format, language: string): Element {
  const { family } = font;
  return el(
    'w:docDefaults',
    {},
    el(
      'w:rPrDefault',
      {},
      el(
        'w:rPr',
        {},
        el('w:rFonts', { 'w:ascii': family, 'w:hAnsi': family, 'w:eastAsia': family, 'w:cs': family }),
        el('w:color', { 'w:val': font.color }),
        el('w:sz', { 'w:val': 28 }),
        el('w:szCs', { 'w:val': 28 }),
        el('w:lang', { 'w:val': language, 'w:eastAsia': language, 'w:bidi': language }),
      ),
    ),
    el('w:pPrDefault', {}, el('w:pPr', {}, el('w:widowControl'), el('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': 240, 'w:lineRule': 'auto' }))),
  );
}

function onOff(name: string, on: boolean): Element {
  return el(name, on ? {} : { 'w:val': 0 });
}

function weightAndSlant({ bold, italic }: { readonly bold: boolean; readonly italic: boolean }): readonly Element[] {
  return [onOff('w:b', bold), onOff('w:bCs', bold), onOff('w:i', italic), onOff('w:iCs', italic)];
}

const alignments = { left: 'left', center: 'center', right: 'right', justify: 'both' } as const;

function paragraphStyle(id: string, looks: ParagraphFormat): Element {
  const heading = /^Heading(\d)$/u.exec(id)?.[1];
  return el(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': heading === undefined ? 1 : undefined, 'w:styleId': id },
    el('w:name', { 'w:val': heading === undefined ? looks.styleName : `heading ${heading}` }),
    heading !== undefined && el('w:aliases', { 'w:val': looks.styleName }),
    el('w:basedOn', { 'w:val': heading === undefined && looks.outlineLevel !== undefined ? `Heading${looks.outlineLevel}` : 'Normal' }),
    el('w:qFormat'),
    el(
      'w:pPr',
      {},
      onOff('w:keepNext', looks.keepWithNext),
      onOff('w:keepLines', looks.keepTogether),
      el('w:spacing', { 'w:before': twips(looks.spaceBeforePt), 'w:after': twips(looks.spaceAfterPt), 'w:line': Math.round(240 * looks.lineSpacing), 'w:lineRule': 'auto' }),
      el('w:ind', { 'w:left': mmTwips(looks.leftMm), 'w:right': 0, 'w:firstLine': mmTwips(looks.firstLineMm) }),
      el('w:jc', { 'w:val': alignments[looks.align] }),
      looks.outlineLevel !== undefined && el('w:outlineLvl', { 'w:val': looks.outlineLevel - 1 }),
    ),
    el('w:rPr', {}, weightAndSlant(looks), el('w:sz', { 'w:val': halfPoints(looks.sizePt) }), el('w:szCs', { 'w:val': halfPoints(looks.sizePt) })),
  );
}

/** The rule is the top border of an empty line. */
function ruleStyle(id: string, looks: RuleFormat): Element {
  return el(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': id },
    el('w:name', { 'w:val': looks.styleName }),
    el('w:basedOn', { 'w:val': 'Normal' }),
    el(
      'w:pPr',
      {},
      el('w:keepNext'),
      el('w:pBdr', {}, el('w:top', { 'w:val': 'single', 'w:sz': eighths(looks.weightPt), 'w:space': 0, 'w:color': 'auto' })),
      el('w:spacing', { 'w:before': twips(looks.gapAbovePt), 'w:after': twips(looks.gapBelowPt), 'w:line': twips(ruleLinePt), 'w:lineRule': 'exact' }),
    ),
    tinyText(),
  );
}

function tinyText(): Element {
  return el('w:rPr', {}, el('w:sz', { 'w:val': 2 }), el('w:szCs', { 'w:val': 2 }));
}

/** The paragraph that a section or a table must end with; as good as without height. */
function tinyStyle(): Element {
  return el(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': sectionBreakStyle },
    el('w:name', { 'w:val': 'Ngắt phần' }),
    el('w:basedOn', { 'w:val': 'Normal' }),
    el('w:pPr', {}, el('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': 20, 'w:lineRule': 'exact' })),
    tinyText(),
  );
}

function inlineStyle(id: string, looks: InlineFormat): Element {
  return el('w:style', { 'w:type': 'character', 'w:customStyle': 1, 'w:styleId': id }, el('w:name', { 'w:val': looks.styleName }), el('w:basedOn', { 'w:val': 'DefaultParagraphFont' }), el('w:rPr', {}, inlineLooks(looks)));
}

/** What a style leaves out is as its paragraph has it. */
function inlineLooks({ bold, italic, strike, underline }: InlineFormat): readonly Element[] {
  return [
    ...(bold === undefined ? [] : [onOff('w:b', bold), onOff('w:bCs', bold)]),
    ...(italic === undefined ? [] : [onOff('w:i', italic), onOff('w:iCs', italic)]),
    ...(strike === true ? [el('w:strike')] : []),
    ...(underline === true ? [el('w:u', { 'w:val': 'single' })] : []),
  ];
}

function tableStyle(id: string, looks: TableFormat): Element {
  const border = { 'w:val': 'single', 'w:sz': eighths(looks.borderPt), 'w:space': 0, 'w:color': 'auto' };
  return el(
    'w:style',
    { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': id },
    el('w:name', { 'w:val': looks.styleName }),
    el('w:basedOn', { 'w:val': 'TableNormal' }),
    el(
      'w:tblPr',
      {},
      el('w:tblBorders', {}, ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => el(`w:${side}`, border))),
      cellMargins(mmTwips(looks.paddingXMm), mmTwips(looks.paddingYMm)),
    ),
  );
}

/** Cell margins in twips, left and right, above and below. */
export function cellMargins(x: number, y: number): Element {
  const side = (name: string, width: number): Element => el(`w:${name}`, { 'w:w': width, 'w:type': 'dxa' });
  return el('w:tblCellMar', {}, side('top', y), side('left', x), side('bottom', y), side('right', x));
}
