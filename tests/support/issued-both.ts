import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentForm } from '../../src/content/schema.js';
import { copyDecision, type CopyRequest } from '../../src/publish/copy.js';
import type { CopyEntry } from '../../src/content/schema.js';
import { issue2023 } from './issued-2023.js';
import { issueSample, officeSample } from './issued.js';
import { readPdf, type ReadPdf } from './pdf.js';
import { sampleFiles, sampleYear, writeProject, type Sample } from './sample-project.js';

/** An issued decision, and the words in which documents must speak of it. */
export interface IssuedDecision {
  readonly name: string;
  readonly root: string;
  readonly year: number;
  /** "3604/QĐ-UBND". */
  readonly number: string;
  /** Of the head: "Khánh Hòa, ngày 28 tháng 12 năm 2022". */
  readonly placeAndDate: string;
  readonly issuer: string;
  readonly signer: { readonly authority: string; readonly office: string; readonly name: string };
  readonly planTitle: string;
  readonly appendixTitle: string;
  /** The body that certifies copies. */
  readonly copier: { readonly id: string; readonly parent: string; readonly head: string; readonly name: string; readonly symbol: string; readonly place: string; readonly office: string; readonly signer: string };
  readonly remove: () => void;
}

export async function issuedSample(change: (data: Sample) => void = () => undefined): Promise<IssuedDecision> {
  const data = officeSample();
  change(data);
  const project = writeProject(sampleFiles(data));
  const { entry, diagnostics } = await issueSample(project.root, { forms: documentForm.options });
  if (entry === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return {
    name: 'an invented province',
    ...project,
    year: sampleYear,
    number: '07/QĐ-UBND',
    placeAndDate: 'Mẫu, ngày 05 tháng 12 năm 2029',
    issuer: 'UBND tỉnh Mẫu',
    signer: { authority: 'TM. ỦY BAN NHÂN DÂN', office: 'CHỦ TỊCH', name: 'Nguyễn Văn A' },
    planTitle: 'Cải cách hành chính tỉnh Mẫu năm 2030',
    appendixTitle: 'NHIỆM VỤ CỤ THỂ',
    copier: { id: 'so-noi-vu', parent: 'UBND TỈNH MẪU', head: 'SỞ NỘI VỤ', name: 'Sở Nội vụ tỉnh Mẫu', symbol: 'SNV', place: 'Mẫu', office: 'PHÓ GIÁM ĐỐC', signer: 'Trần Thị B' },
  };
}

export async function issuedReal(): Promise<IssuedDecision> {
  const { root, remove } = await issue2023();
  return {
    name: '2023',
    root,
    remove,
    year: 2023,
    number: '3604/QĐ-UBND',
    placeAndDate: 'Khánh Hòa, ngày 28 tháng 12 năm 2022',
    issuer: 'UBND tỉnh Khánh Hòa',
    signer: { authority: 'TM. ỦY BAN NHÂN DÂN', office: 'CHỦ TỊCH', name: 'Nguyễn Tấn Tuấn' },
    planTitle: 'Cải cách hành chính tỉnh Khánh Hòa năm 2023',
    appendixTitle: 'NHIỆM VỤ CỤ THỂ, SẢN PHẨM',
    copier: { id: 'van-phong-ubnd-tinh', parent: 'UBND TỈNH KHÁNH HÒA', head: 'VĂN PHÒNG', name: 'Văn phòng UBND tỉnh Khánh Hòa', symbol: 'VP', place: 'Khánh Hòa', office: 'CHÁNH VĂN PHÒNG', signer: 'Người Ký Mẫu' },
  };
}

export function bytesIn({ root, year }: Pick<IssuedDecision, 'root' | 'year'>, path: string): Uint8Array {
  return readFileSync(join(root, 'output', String(year), path));
}

export async function pdfIn(decision: IssuedDecision, path: string): Promise<ReadPdf> {
  return readPdf(bytesIn(decision, path));
}

/** A copy on paper of ten days after the sample's decision, for the second agency, unless asked otherwise. */
export async function copied({ root, year, copier }: IssuedDecision, request: Pick<CopyRequest, 'form'> & Partial<CopyRequest>): Promise<CopyEntry> {
  const date = year === sampleYear ? { year: 2029, month: 12, day: 15 } : { year: 2022, month: 12, day: 30 };
  const made = await copyDecision(root, year, { as: 'giay', date, signer: copier.signer, recipients: ['so-tai-chinh', 'Đoàn kiểm tra'], ...request });
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics));
  return made.value.entry;
}
