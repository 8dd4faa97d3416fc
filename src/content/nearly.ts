import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { MarkdownBlock } from './markdown.js';

/** Loose patterns of what a mistyped part begins with; what is well typed never comes here. */
const article = /^[*_#>\s]*(?:điều|đièu|đìêu|dieu)[\s.:]*\d/iu;
const heading = /^(?:#+|[IVX]{1,6}\s*[.)]\s*\p{Lu}{2})/u;
const khoan = /^\d{1,3}\s*[.):/](?!\d)/u;
const diem = /^(?:\p{L}{1,2}\s*\)|\p{Ll}\s*\.)/u;

/** What begins a part where it stands at the head of a later line. */
const partOnALaterLine = /^(?:điều\s+\d+\s*[.:]|#+\s*\p{L}|\d{1,3}\.(?!\d)\s*\S|\p{Ll}{1,2}\)\s*\S)/iu;

/** A paragraph of a decision that looks like a Điều and is not written as one. */
export function nearlyArticle(block: MarkdownBlock): Diagnostic[] {
  return article.test(block.text) ? [mistyped(block, 'một Điều', 'Điều 3. Nội dung')] : [];
}

/** A paragraph of a plan that looks like a mục, khoản, điểm or Điều and is not written as one. */
export function nearlyPart(block: MarkdownBlock): Diagnostic[] {
  if (heading.test(block.text)) return [mistyped(block, 'một mục', '# V. NỘI DUNG')];
  if (khoan.test(block.text)) return [mistyped(block, 'một khoản', '2. Nội dung')];
  if (diem.test(block.text)) return [mistyped(block, 'một điểm', 'đ) Nội dung')];
  return [];
}

/** Lines after the first of a paragraph that begin like a part of their own: the blank line before them is missing. */
export function gluedParts(block: MarkdownBlock, amongLegalBases: boolean): Diagnostic[] {
  return block.lines
    .slice(1)
    .filter(({ text }) => partOnALaterLine.test(text) || (amongLegalBases && /^(?:Căn cứ|Xét đề nghị)\s/u.test(text)))
    .map(({ text, place }) => diagnose('glued-part', place, { words: beginning(text) }));
}

function mistyped(block: MarkdownBlock, what: string, example: string): Diagnostic {
  return diagnose('mistyped-part', block.place, { words: beginning(block.text), what, example });
}

function beginning(text: string): string {
  return text.length <= 24 ? text : `${text.slice(0, 24)}…`;
}
