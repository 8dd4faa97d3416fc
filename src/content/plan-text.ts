import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeAt, type SourceText } from '../source/source-text.js';
import { checkNumbering, type NumberedItem, type NumberedList } from './checks/numbering.js';
import { checkTextEnding } from './decision.js';
import { readMarkdown, type MarkdownBlock } from './markdown.js';
import { gluedParts, nearlyPart } from './nearly.js';
import { pointLetter, roman } from '../source/numbering.js';
import type { PlanBlock, PlanSection, PlanText } from './plan.js';
import { planFrontMatter } from './schema.js';

/** A list of numbers that is being read. */
interface OpenList extends NumberedList {
  readonly items: NumberedItem[];
}

/** Where the reading stands within one section; each numbering restarts under its parent (R43). */
interface Counters {
  readonly khoan: OpenList;
  diem: OpenList;
  /** What the next điểm belongs to, by its number as it is typed: "I", "I.2". */
  parent: string;
  loose: number;
}

/** Reads `plan.md`: mục (R39), khoản (R40), điểm (R41) and paragraphs; their numbers are checked, never made. */
export function readPlanText(source: SourceText): { readonly text: PlanText; readonly blocks: readonly MarkdownBlock[]; readonly diagnostics: readonly Diagnostic[] } {
  const { frontMatter, blocks, diagnostics: reading } = readMarkdown(source, planFrontMatter);
  const diagnostics = [...reading];
  const sections: { section: PlanSection; blocks: PlanBlock[] }[] = [];
  const numbers: OpenList = { what: 'Mục', rule: 'R39, R43', written: roman, items: [] };
  const lists: OpenList[] = [numbers];
  let counters = inSection('', lists);
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const made: PlanBlock[] = [];
      const { number, complaints } = sectionNumber(block, sections.length + 1);
      diagnostics.push(...complaints);
      numbers.items.push({ found: number, place: block.place });
      sections.push({ section: { number, heading: block.text, place: block.place, blocks: made }, blocks: made });
      counters = inSection(number, lists);
      continue;
    }
    const open = sections.at(-1);
    if (open === undefined) {
      diagnostics.push(diagnose('text-before-section', block.place, {}));
      continue;
    }
    open.blocks.push(planBlock(block, open.section.number, { counters, lists, diagnostics }));
  }
  diagnostics.push(...lists.flatMap(checkNumbering));
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
  return { number, complaints: [] };
}

function inSection(section: string, lists: OpenList[]): Counters {
  const khoan: OpenList = { what: `Khoản của mục ${section}`, rule: 'R43', written: String, items: [] };
  lists.push(khoan);
  return { khoan, diem: pointsOf(section, lists), parent: section, loose: 0 };
}

function pointsOf(parent: string, lists: OpenList[]): OpenList {
  const diem: OpenList = { what: `Điểm của ${parent}`, rule: 'R41, R43', written: (n) => `${pointLetter(n)})`, items: [] };
  lists.push(diem);
  return diem;
}

interface Reading {
  readonly counters: Counters;
  readonly lists: OpenList[];
  readonly diagnostics: Diagnostic[];
}

function planBlock(block: MarkdownBlock, section: string, { counters, lists, diagnostics }: Reading): PlanBlock {
  const { text, place } = block;
  diagnostics.push(...gluedParts(block, false));
  const khoan = /^(\d{1,3})\. (?=\S)/u.exec(text)?.[1];
  const diem = /^(\p{Ll}{1,2})\) (?=\S)/u.exec(text)?.[1];
  if (khoan !== undefined) {
    const id = `${section}.${khoan}`;
    counters.khoan.items.push({ found: khoan, place });
    counters.diem = pointsOf(id, lists);
    counters.parent = id;
    counters.loose = 0;
    return { kind: 'khoan', id, text, place };
  }
  const { parent } = counters;
  if (diem !== undefined) {
    counters.diem.items.push({ found: `${diem})`, place });
    counters.loose = 0;
    return { kind: 'diem', id: `${parent}.${diem}`, text, place };
  }
  diagnostics.push(...nearlyPart(block));
  counters.loose += 1;
  const points = counters.diem.items.length;
  const above = points === 0 ? parent : `${parent}.${pointLetter(points)}`;
  return { kind: 'doan', id: `${above}.p${counters.loose}`, text, place };
}

/** The name a sentence uses must be the title itself, but for the case of its first letter. */
function namesTitle(name: string, title: string): boolean {
  return name.toLocaleLowerCase('vi').endsWith(title.toLocaleLowerCase('vi')) && name.endsWith(title.slice(1));
}
