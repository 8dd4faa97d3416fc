/** The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4) that our documents are made of. */
export type StructureType = 'Document' | 'Part' | 'Div' | HeadingType | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD' | 'Form';

const headingTypes = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const;
type HeadingType = (typeof headingTypes)[number];

/** Of a depth from 1; PDF 1.7 knows no deeper one than H6. */
export function headingType(depth: number): HeadingType {
  return headingTypes[Math.min(Math.max(depth, 1), headingTypes.length) - 1] ?? 'H6';
}

/** An element of the logical structure (ISO 14289-1): what a block is, whatever pages it stands on. Plain data. */
export interface StructureElement {
  readonly type: StructureType;
  readonly children: readonly StructureElement[];
  /** What it bears itself, besides its children. */
  readonly content?: ContentOf;
  readonly attributes?: Readonly<Record<string, string | number>>;
}

/** The words of one paragraph, or a part of them; a signature field. */
export interface ContentOf {
  /** See `contentKey`. */
  readonly key: string;
  readonly part: 'label' | 'body' | 'whole';
  /** Of a label: its words, with the space after them. */
  readonly label?: string;
}

/** How a piece of a paragraph differs from the text around it. */
export type MarkedPart = 'label' | 'text' | 'underline' | 'strike' | 'note';

/** A run of drawing operators that belongs to one paragraph; its place in the list of its page is its MCID. */
export interface MarkedContent {
  readonly key: string;
  readonly part: MarkedPart;
}

/** Labels of all items of lists, by the key of their paragraphs. */
export function labelsOf(root: StructureElement): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const collect = ({ content, children }: StructureElement): void => {
    if (content?.label !== undefined) labels.set(content.key, content.label);
    for (const child of children) collect(child);
  };
  collect(root);
  return labels;
}
