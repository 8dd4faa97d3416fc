// A peer: the set of 2023 by npm docx (DOCX) and Typst (PDF, tagged), in one process, from the composed documents.
// The looks are those of the format file as far as each library has them; neither keeps all rules of the decree.
// Arguments: folder with documents.json; folder to write to. The packages are found from the folder KEHOACH_PEERS.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const [from, to] = process.argv.slice(2);
const require = createRequire(join(process.env.KEHOACH_PEERS ?? process.cwd(), 'package.json'));
const ours = createRequire(import.meta.url);
const { AlignmentType, BorderStyle, Document, LineRuleType, PageOrientation, Packer, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } = require('docx');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const { format, documents } = JSON.parse(readFileSync(join(from, 'documents.json'), 'utf8'));
const twips = (mm) => Math.round((mm * 1440) / 25.4);
const align = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, justify: AlignmentType.JUSTIFIED };

// ---------------------------------------------------------------- npm docx

function docxParagraph({ role, inlines }) {
  const looks = format.paragraphs[role];
  return new Paragraph({
    style: role,
    alignment: align[looks.align],
    keepNext: looks.keepWithNext,
    indent: { firstLine: twips(looks.firstLineMm), left: twips(looks.leftMm) },
    spacing: { before: looks.spaceBeforePt * 20, after: looks.spaceAfterPt * 20, line: Math.round(looks.lineSpacing * 240), lineRule: LineRuleType.AUTO },
    children: inlines.map((inline) => (inline.kind === 'text' ? new TextRun({ text: inline.text, ...inlineLooks(looks, inline.role) }) : new TextRun({ break: 1 }))),
  });
}

function inlineLooks(looks, role) {
  const own = role === undefined ? {} : format.inlines[role];
  return { bold: own.bold ?? looks.bold, italics: own.italic ?? looks.italic, size: looks.sizePt * 2, font: format.font.family };
}

const lines = (cell) => cell.filter((line) => line.kind === 'paragraph');

function docxCell(paragraphs, widthPercent, span, borders) {
  return new TableCell({ columnSpan: span, width: { size: widthPercent, type: WidthType.PERCENTAGE }, ...(borders ? {} : { borders: noBorders }), children: paragraphs.length === 0 ? [new Paragraph({})] : paragraphs.map(docxParagraph) });
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: none, bottom: none, left: none, right: none };

function docxBlock(block) {
  if (block.kind === 'paragraph') return [docxParagraph(block)];
  if (block.kind === 'columns') {
    const widths = format.columns[block.role].widthsPercent;
    return [new Table({ layout: TableLayoutType.FIXED, width: { size: 100, type: WidthType.PERCENTAGE }, rows: block.rows.map((row) => new TableRow({ children: row.map((cell, i) => docxCell(lines(cell), widths[i], 1, false)) })) })];
  }
  if (block.kind !== 'table') return [];
  const widths = block.columns.map((c) => c.widthPercent);
  const row = (r, tableHeader) => new TableRow({ tableHeader, cantSplit: true, children: r.cells.map((cell, i) => docxCell(cell.paragraphs, widths[i], cell.span, true)) });
  return [new Table({ layout: TableLayoutType.FIXED, width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row(block.header, true), ...block.rows.map((r) => row(r, false))] })];
}

async function docxOf({ meta, sections }) {
  const document = new Document({
    title: meta.title,
    creator: meta.author,
    styles: { paragraphStyles: Object.entries(format.paragraphs).map(([id, looks]) => ({ id, name: looks.styleName, basedOn: 'Normal' })) },
    sections: sections.map(({ page, blocks }) => {
      const { widthMm, heightMm, marginsMm: m } = format.pages[page];
      const landscape = widthMm > heightMm;
      return {
        properties: { page: { size: { width: twips(landscape ? heightMm : widthMm), height: twips(landscape ? widthMm : heightMm), orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin: { top: twips(m.top), right: twips(m.right), bottom: twips(m.bottom), left: twips(m.left) } } },
        children: blocks.flatMap(docxBlock),
      };
    }),
  });
  return Packer.toBuffer(document);
}

// ---------------------------------------------------------------- Typst

const quoted = (text) => JSON.stringify(text);

function typstInlines(inlines, looks) {
  return inlines
    .map((inline) => {
      if (inline.kind !== 'text') return '#linebreak()';
      const own = inline.role === undefined ? {} : format.inlines[inline.role];
      const weight = (own.bold ?? looks.bold) ? '"bold"' : '"regular"';
      return `#text(weight: ${weight}, style: ${(own.italic ?? looks.italic) ? '"italic"' : '"normal"'}, ${quoted(inline.text)})`;
    })
    .join('');
}

function typstParagraph({ role, inlines }) {
  const looks = format.paragraphs[role];
  const justify = looks.align === 'justify';
  return `#block(sticky: ${looks.keepWithNext}, width: 100%, above: ${looks.spaceBeforePt}pt, below: ${looks.spaceAfterPt}pt)[#set text(size: ${looks.sizePt}pt)\n#set par(justify: ${justify}, leading: ${((looks.lineSpacing * 1.15 - 0.75) * looks.sizePt).toFixed(2)}pt, first-line-indent: (amount: ${looks.firstLineMm}mm, all: true))\n#set align(${justify ? 'left' : looks.align})\n#pad(left: ${looks.leftMm}mm)[${typstInlines(inlines, looks)}]]`;
}

const typstCell = (paragraphs) => paragraphs.map(typstParagraph).join('\n');

function typstBlock(block) {
  if (block.kind === 'paragraph') return typstParagraph(block);
  if (block.kind === 'columns') {
    const widths = format.columns[block.role].widthsPercent;
    return `#grid(columns: (${widths.map((w) => `${w}%`).join(', ')}), ${block.rows.flatMap((row) => row.map((cell) => `[${typstCell(lines(cell))}]`)).join(', ')})`;
  }
  if (block.kind !== 'table') return '';
  const cell = (c) => `table.cell(colspan: ${c.span})[${typstCell(c.paragraphs)}]`;
  return `#table(columns: (${block.columns.map((c) => `${c.widthPercent}%`).join(', ')}), stroke: 0.5pt, table.header(${block.header.cells.map(cell).join(', ')}), ${block.rows.flatMap((r) => r.cells.map(cell)).join(', ')})`;
}

function typstOf({ meta, sections }) {
  const pages = sections.map(({ page, blocks }) => {
    const { widthMm, heightMm, marginsMm: m } = format.pages[page];
    return `#page(width: ${widthMm}mm, height: ${heightMm}mm, margin: (top: ${m.top}mm, right: ${m.right}mm, bottom: ${m.bottom}mm, left: ${m.left}mm), numbering: "1", number-align: top + center)[\n${blocks.map(typstBlock).join('\n')}\n]`;
  });
  return `#set document(title: ${quoted(meta.title)}, author: ${quoted(meta.author)}, date: none)\n#set text(font: "Tinos", lang: "vi", region: "VN")\n${pages.join('\n')}`;
}

// ---------------------------------------------------------------- both

const faces = ['400Regular/Tinos_400Regular', '400Regular_Italic/Tinos_400Regular_Italic', '700Bold/Tinos_700Bold', '700Bold_Italic/Tinos_700Bold_Italic'];
const fontBlobs = faces.map((face) => readFileSync(join(dirname(ours.resolve('@expo-google-fonts/tinos/package.json')), `${face}.ttf`)));
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
for (const { path, document } of documents) {
  const target = join(to, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(`${target}.docx`, await docxOf(document));
  writeFileSync(`${target}.pdf`, compiler.pdf({ mainFileContent: typstOf(document) }, { pdfTags: true }));
}
