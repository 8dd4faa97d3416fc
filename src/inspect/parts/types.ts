import type { ObservedParagraph, ObservedRule, ObservedSection, ObservedTable } from '../observed.js';

/** What a paragraph is to a clerk. Where the format of our own documents has the same role, the name is the same (docs/glossary.md). */
export type PartName =
  | 'quoc-hieu' | 'tieu-ngu' | 'co-quan-chu-quan' | 'co-quan-ban-hanh' | 'so-ky-hieu' | 'dia-danh-ngay' | 've-viec'
  | 'muc-do-khan' | 'pham-vi-luu-hanh' | 'du-thao' | 'thong-tin-ky'
  | 'ten-loai' | 'trich-yeu' | 'kem-theo' | 'tham-quyen' | 'can-cu' | 'quyet-dinh' | 'kinh-gui' | 'kinh-gui-dong'
  | 'phu-luc' | 'ten-phu-luc'
  | 'phan' | 'chuong' | 'muc-so' | 'tieu-muc' | 'tieu-de' | 'muc' | 'dieu' | 'khoan' | 'diem' | 'doan' | 'trich-dan' | 'dong-giua'
  | 'noi-nhan' | 'noi-nhan-dong' | 'ky-hieu-soan' | 'quyen-han-ky' | 'chuc-vu-ky' | 'ho-ten-ky' | 'hinh-thuc-sao'
  | 'khac';

/** Where in its text a part stands: head, body, foot, block of a copy. */
export type Zone = 'dau' | 'than' | 'cuoi' | 'sao';

/** A paragraph, or one line of it where the lines of a paragraph are parts of their own (head and foot). */
export interface Spot extends Omit<ObservedParagraph, 'kind'> {
  readonly kind: 'spot';
  /** As shown, without spaces around. */
  readonly words: string;
  /** Index of its block in the file. */
  readonly block: number;
  /** Of the columns it stands in. */
  readonly column?: { readonly row: number; readonly index: number; readonly of: number };
  /** Drawn directly under it. */
  readonly rule?: ObservedRule;
}

export type Item =
  | Spot
  | { readonly kind: 'table'; readonly table: ObservedTable; readonly block: number }
  | { readonly kind: 'rule'; readonly rule: ObservedRule; readonly block: number; readonly column?: Spot['column'] };

/** A number before a part: "Điều 5.", "IV.", "đ)". */
export interface PartNumber {
  readonly style: 'arabic' | 'roman' | 'letter' | 'words';
  /** As written, without what follows. */
  readonly written: string;
  /** Absent where it is no number of its style. */
  readonly value?: number;
  /** What stands between number and words: ".", ")", … */
  readonly after: string;
}

export interface Part {
  readonly name: PartName;
  readonly zone: Zone;
  readonly spot: Spot;
  readonly number?: PartNumber;
}

/**
 * One document in a file. "van-ban" has a head of its own; "kem-theo" goes with the one before it, or says it goes with
 * another; "phu-luc" is an appendix; "khac" shows neither.
 */
export type TextKind = 'van-ban' | 'kem-theo' | 'phu-luc' | 'khac';

export interface FoundText {
  readonly kind: TextKind;
  /** Its type as PL III, I abbreviates it ("QĐ"); "công văn" has none. */
  readonly type?: { readonly name: string; readonly symbol?: string };
  readonly parts: readonly Part[];
  readonly tables: readonly { readonly table: ObservedTable; readonly block: number }[];
  /** Drawn lines that stand under no paragraph, such as the one above a copy (R71). */
  readonly loose: readonly { readonly rule: ObservedRule; readonly block: number }[];
  /** Blocks of the file from, and up to but without. */
  readonly from: number;
  readonly to: number;
  /** True: its last block of the body is a table. */
  readonly endsInTable: boolean;
}

/** What was found in a file. */
export interface Found {
  readonly format: 'docx' | 'pdf';
  readonly sections: readonly ObservedSection[];
  readonly pageCount?: number;
  readonly texts: readonly FoundText[];
}
