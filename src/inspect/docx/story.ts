import type { Diagnostic, Place } from '../../diagnostics/diagnostic.js';
import { diagnose } from '../../diagnostics/catalogue.js';
import { childOf, childrenOf, valueOf, type XmlNode } from './xml/tree.js';

/** What is not text and no line, as people call it. */
export type Unseen = 'ảnh' | 'đối tượng nhúng' | 'sơ đồ, biểu đồ' | 'chú thích chân trang' | 'tệp chèn vào (altChunk)' | 'phụ bản (subDoc)';

/** What a reader learns on its way through a document. */
export class Findings {
  private readonly unseen = new Map<Unseen, number>();
  private inserted = 0;
  private deleted = 0;

  see(what: Unseen): void {
    this.unseen.set(what, (this.unseen.get(what) ?? 0) + 1);
  }

  insertion(): void {
    this.inserted += 1;
  }

  deletion(): void {
    this.deleted += 1;
  }

  remarks(place: Place): readonly Diagnostic[] {
    const { inserted, deleted } = this;
    return [
      ...(inserted + deleted > 0 ? [diagnose('inspect-docx-tracked', place, { inserted, deleted })] : []),
      ...(this.unseen.size > 0 ? [diagnose('inspect-docx-unseen', place, { what: [...this.unseen].map(([what, count]) => `${count} ${what}`) })] : []),
    ];
  }
}

/** What our reading of shapes knows; a choice that asks for something else is left for its fallback. */
const understood = /^(?:wps|wpg|wpc|wp14|w14|w15|w16\w*|a14|cx\d?|aink|am3d)$/u;

/** Of the two ways in which a file writes the same thing, the one to read. */
export function alternative(node: XmlNode): XmlNode | undefined {
  const choice = childrenOf(node, 'mc:Choice').find((one) => (valueOf(one, 'Requires') ?? '').split(/\s+/u).every((prefix) => understood.test(prefix)));
  return choice ?? childOf(node, 'mc:Fallback');
}

/** A paragraph or a table of a story, out of the controls and marks around it. */
export interface FlowItem {
  readonly kind: 'paragraph' | 'table';
  readonly node: XmlNode;
}

/** The paragraphs and tables of a body, a cell or a text box, in order. */
export function flowOf(container: XmlNode, findings: Findings): readonly FlowItem[] {
  const out: FlowItem[] = [];
  const visit = (parent: XmlNode): void => {
    for (const node of parent.children) {
      switch (node.name) {
        case 'w:p':
          out.push({ kind: 'paragraph', node });
          break;
        case 'w:tbl':
          out.push({ kind: 'table', node });
          break;
        case 'w:sdt':
        case 'w:sdtContent':
        case 'w:customXml':
        case 'w:ins':
        case 'w:moveTo':
          visit(node);
          break;
        case 'mc:AlternateContent': {
          const chosen = alternative(node);
          if (chosen !== undefined) visit(chosen);
          break;
        }
        case 'w:altChunk':
          findings.see('tệp chèn vào (altChunk)');
          break;
        case 'w:subDoc':
          findings.see('phụ bản (subDoc)');
          break;
        default:
      }
    }
  };
  visit(container);
  return out;
}
