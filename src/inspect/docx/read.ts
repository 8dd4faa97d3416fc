import type { Read } from '../../source/json.js';
import type { Observed, ObservedBlock, ObservedSection } from '../observed.js';
import { blocksOf } from './flow.js';
import { Formats } from './formats.js';
import { InlineReader } from './inlines.js';
import { makeRuler } from './measure.js';
import { openDocx, partNamed, partOfType, refused, type DocxPackage } from './package.js';
import type { Reading } from './paragraph.js';
import { given } from './run-props.js';
import { firstPageMarks, setUpOf } from './sections.js';
import { Findings, flowOf, type FlowItem } from './story.js';
import { points, twip } from './units.js';
import { allOf, childOf, valueOf, type XmlNode } from './xml/tree.js';

/**
 * Reads a DOCX from anywhere as it is seen (R01–R82): the effective formatting of all its text, whatever program wrote it.
 * @param file its name, for messages
 */
export async function readDocx(bytes: Uint8Array, file: string): Promise<Read<Observed>> {
  const opened = await openDocx(bytes, file);
  if (!opened.ok) return opened;
  const docx = opened.value;
  const body = childOf(docx.main.root, 'w:body');
  if (body === undefined) return refused(file, 'no-body', docx.mainName);
  const findings = new Findings();
  const reading = readingOf(docx, findings);
  return reading.ok ? observed(docx, body, reading.value, findings) : reading;
}

/** What every reader of the body needs, from the parts beside it; parts that are missing say nothing. */
export function readingOf(docx: DocxPackage, findings: Findings): Read<Reading> {
  const parts: Partial<Record<'styles' | 'numbering' | 'theme' | 'settings', XmlNode>> = {};
  for (const type of ['styles', 'numbering', 'theme', 'settings'] as const) {
    const part = partOfType(docx, type);
    if (!part.ok) return part;
    if (part.value !== undefined) parts[type] = part.value;
  }
  const formats = new Formats(parts);
  return { ok: true, value: { formats, inlines: new InlineReader(formats, findings), ruler: makeRuler(), defaultTab: points(valueOf(childOf(parts.settings, 'w:defaultTabStop')), twip) ?? 36 } };
}

function observed(docx: DocxPackage, body: XmlNode, reading: Reading, findings: Findings): Read<Observed> {
  const blocks: ObservedBlock[] = [];
  const sections: ObservedSection[] = [];
  let running = {};
  for (const { items, properties } of sectionsOf(body, findings)) {
    const setUp = setUpOf(properties, running, docx, reading);
    if (!setUp.ok) return setUp;
    ({ running } = setUp.value);
    sections.push({ ...setUp.value.section, from: blocks.length });
    for (const mark of firstPageMarks(setUp.value, firstParagraph(items), reading)) blocks.push(mark);
    for (const block of blocksOf(items, setUp.value.column, reading, findings)) blocks.push(block);
  }
  const core = partNamed(docx, 'docProps/core.xml');
  const title = core.ok ? childOf(core.value, 'dc:title')?.text : undefined;
  const remarks = findings.remarks({ file: docx.file, line: 1, column: 1 });
  return {
    ok: true,
    value: {
      format: 'docx',
      sections,
      blocks,
      ...given('language', reading.formats.styles.language),
      ...given('title', title === '' ? undefined : title),
      ...(remarks.length > 0 ? { remarks } : {}),
    },
  };
}

function firstParagraph(items: readonly FlowItem[]): number {
  return items.flatMap(({ kind, node }) => (kind === 'paragraph' ? [node] : allOf(node, 'w:p')))[0]?.paragraph ?? 1;
}

interface BodySection {
  readonly items: readonly FlowItem[];
  readonly properties: XmlNode | undefined;
}

/** A section ends with the paragraph that carries its set-up; the last one's stands at the end of the body. */
function sectionsOf(body: XmlNode, findings: Findings): readonly BodySection[] {
  const sections: BodySection[] = [];
  let items: FlowItem[] = [];
  for (const item of flowOf(body, findings)) {
    items.push(item);
    const properties = childOf(childOf(item.node, 'w:pPr'), 'w:sectPr');
    if (properties === undefined) continue;
    sections.push({ items, properties });
    items = [];
  }
  return [...sections, { items, properties: childOf(body, 'w:sectPr') }];
}
