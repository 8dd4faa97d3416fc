import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeAt, type SourceText } from '../source/source-text.js';
import { checkNumbering } from './checks/numbering.js';
import { placeInBlock, readMarkdown, type MarkdownBlock } from './markdown.js';
import { gluedParts, nearlyArticle } from './nearly.js';
import type { Article, Decision, Paragraph } from './plan.js';
import { decisionFrontMatter } from './schema.js';

const articleStart = /^(Điều ([1-9]\d*)\.) (?=\S)/u;

/** Reads `decision.md`: căn cứ (R31), then Điều (R38, R43). */
export function readDecision(source: SourceText): { readonly decision: Decision; readonly blocks: readonly MarkdownBlock[]; readonly diagnostics: readonly Diagnostic[] } {
  const { frontMatter, blocks, diagnostics: reading } = readMarkdown(source, decisionFrontMatter);
  const diagnostics = [...reading];
  const legalBases: MarkdownBlock[] = [];
  const articles: { article: Article; paragraphs: Paragraph[] }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      diagnostics.push(diagnose('heading-in-decision', block.place, {}));
      continue;
    }
    const start = articleStart.exec(block.text);
    if (start === null) diagnostics.push(...nearlyArticle(block));
    diagnostics.push(...gluedParts(block, articles.length === 0));
    const open = articles.at(-1);
    if (start?.[1] !== undefined) {
      const number = Number(start[2]);
      const paragraphs: Paragraph[] = [];
      articles.push({ article: { number, label: start[1], text: block.text.slice(start[0].length), place: block.place, paragraphs }, paragraphs });
    } else if (open !== undefined) {
      if (/^(?:Căn cứ|Xét đề nghị)\s.*;$/u.test(block.text)) diagnostics.push(diagnose('legal-basis-late', block.place, {}));
      open.paragraphs.push(block);
    } else {
      legalBases.push(block);
    }
  }
  diagnostics.push(...checkNumbering({ what: 'Điều', rule: 'R43', written: String, items: articles.map(({ article: { number, place } }) => ({ found: String(number), place })) }));
  diagnostics.push(...checkEndings(legalBases, blocks.at(-1)));
  if (legalBases.length === 0) diagnostics.push(diagnose('no-legal-bases', placeAt(source, 0), {}));
  if (articles.length === 0) diagnostics.push(diagnose('no-articles', placeAt(source, source.text.length), {}));
  return {
    decision: { subject: frontMatter?.subject ?? '', legalBases, articles: articles.map((a) => a.article) },
    blocks,
    diagnostics,
  };
}

function checkEndings(legalBases: readonly MarkdownBlock[], last: MarkdownBlock | undefined): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [index, basis] of legalBases.entries()) {
    const expected = index === legalBases.length - 1 ? '.' : ';';
    if (!basis.text.endsWith(expected)) {
      found.push(diagnose('legal-basis-ending', placeInBlock(basis, basis.text.length - 1), { expected }));
    }
  }
  if (last !== undefined) found.push(...checkTextEnding(last));
  return found;
}

/** "./." after the last word of a text (R42). */
export function checkTextEnding(last: MarkdownBlock): Diagnostic[] {
  return last.text.endsWith('./.') ? [] : [diagnose('text-ending', placeInBlock(last, last.text.length - 1), {})];
}
