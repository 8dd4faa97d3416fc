import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeAt, type SourceText } from '../source/source-text.js';
import { checkTextEnding } from './decision.js';
import { readMarkdown, type MarkdownBlock } from './markdown.js';
import { gluedParts, nearlyPart } from './nearly.js';
import { pointLetter, roman } from '../source/numbering.js';
import type { PlanBlock, PlanSection, PlanText } from './plan.js';
import { planFrontMatter } from './schema.js';

/** Counts within one section; each numbering restarts under its parent (R43). */
interface Counters {
  khoan: number;
  diem: number;
  loose: number;
}

/** Reads `plan.md`: mục (R39), khoản (R40), điểm (R41) and paragraphs; their numbers are checked, never made. */
export function readPlanText(source: SourceText): { readonly text: PlanText; readonly blocks: readonly MarkdownBlock[]; readonly diagnostics: readonly Diagnostic[] } {
  const { frontMatter, blocks, diagnostics: reading } = readMarkdown(source, planFrontMatter);
  const diagnostics = [...reading];
  const sections: { section: PlanSection; blocks: PlanBlock[] }[] = [];
  let counters: Counters = { khoan: 0, diem: 0, loose: 0 };
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const made: PlanBlock[] = [];
      const { number, complaints } = sectionNumber(block, sections.length + 1);
      diagnostics.push(...complaints);
      sections.push({ section: { number, heading: block.text, place: block.place, blocks: made }, blocks: made });
      counters = { khoan: 0, diem: 0, loose: 0 };
      continue;
    }
    const open = sections.at(-1);
    if (open === undefined) {
      diagnostics.push(diagnose('text-before-section', block.place, {}));
      continue;
    }
    open.blocks.push(planBlock(block, open.section.number, counters, diagnostics));
  }
  const last = blocks.at(-1);
  if (frontMatter !== undefined && !namesTitle(frontMatter.name, frontMatter.title)) {
    diagnostics.push(diagnose('plan-name', placeAt(source, Math.max(0, source.text.indexOf('name:'))), { title: frontMatter.title, name: frontMatter.name }));
  }
  if (sections.length === 0) diagnostics.push(diagnose('no-sections', placeAt(source, 0), {}));
  else if (last !== undefined) diagnostics.push(...checkTextEnding(last));
  return { text: { title: frontMatter?.title ?? '', name: frontMatter?.name ?? '', sections: sections.map((s) => s.section) }, blocks, diagnostics };
}

function sectionNumber(block: MarkdownBlock, n: number): { readonly number: string; readonly complaints: readonly Diagnostic[] } {
  const expected = roman(n);
  const number = /^([IVXLC]+)\. /u.exec(block.text)?.[1];
  if (number === undefined) return { number: expected, complaints: [diagnose('heading-number', block.place, { words: block.text })] };
  if (number === expected) return { number, complaints: [] };
  return { number, complaints: [diagnose('numbering', block.place, { what: 'Mục', expected, found: number, rule: 'R39, R43' })] };
}

function planBlock(block: MarkdownBlock, section: string, counters: Counters, diagnostics: Diagnostic[]): PlanBlock {
  const { text, place } = block;
  diagnostics.push(...gluedParts(block, false));
  const khoan = /^(\d{1,3})\. (?=\S)/u.exec(text)?.[1];
  const diem = /^(\p{Ll}{1,2})\) (?=\S)/u.exec(text)?.[1];
  if (khoan !== undefined) {
    counters.khoan += 1;
    counters.diem = 0;
    counters.loose = 0;
    const expected = String(counters.khoan);
    if (khoan !== expected) {
      diagnostics.push(diagnose('numbering', place, { what: `Khoản của mục ${section}`, expected, found: khoan, rule: 'R43' }));
      counters.khoan = Number(khoan);
    }
    return { kind: 'khoan', id: `${section}.${khoan}`, text, place };
  }
  const parent = counters.khoan === 0 ? section : `${section}.${counters.khoan}`;
  if (diem !== undefined) {
    counters.diem += 1;
    counters.loose = 0;
    const expected = pointLetter(counters.diem);
    if (diem !== expected) {
      diagnostics.push(diagnose('numbering', place, { what: `Điểm của ${parent}`, expected: `${expected})`, found: `${diem})`, rule: 'R41, R43' }));
    }
    return { kind: 'diem', id: `${parent}.${diem}`, text, place };
  }
  diagnostics.push(...nearlyPart(block));
  counters.loose += 1;
  const above = counters.diem === 0 ? parent : `${parent}.${pointLetter(counters.diem)}`;
  return { kind: 'doan', id: `${above}.p${counters.loose}`, text, place };
}

/** The name a sentence uses must be the title itself, but for the case of its first letter. */
function namesTitle(name: string, title: string): boolean {
  return name.toLocaleLowerCase('vi').endsWith(title.toLocaleLowerCase('vi')) && name.endsWith(title.slice(1));
}
