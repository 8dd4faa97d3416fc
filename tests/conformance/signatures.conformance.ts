import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyDecision } from '../../src/publish/copy.js';
import { issue2023, type Issued2023 } from '../support/issued-2023.js';
import { signField, throwAwayCertificate, type Certificate } from './sign.js';
import { has, output, why } from './tools.js';

/** The object identifier of signingCertificateV2, which makes a signature a CAdES one. */
const signingCertificateV2 = '060b2a864886f70d010910022f';
const ready = has('openssl') && has('pdfsig');
/** What `pdfsig` says of each signature of a file, by its field. */
interface Said {
  readonly field: string;
  readonly type: string;
  readonly signer: string;
  readonly validation: string;
  readonly ranges: string;
  readonly wholeDocument: boolean;
}

describe.skipIf(!ready)(`electronic signatures: our empty fields are signed by an incremental update, and pdfsig finds them valid${why('openssl', 'gói Debian openssl')}${why('pdfsig', 'gói Debian poppler-utils')}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'kehoach-sign-'));
  let project: Issued2023;
  let chairman: Certificate;
  let office: Certificate;
  beforeAll(async () => {
    project = await issue2023();
    const copied = await copyDecision(project.root, 2023, { form: 'sao-y', as: 'dien-tu', date: { year: 2022, month: 12, day: 30 }, signer: 'Người Ký Mẫu', recipients: ['so-tai-chinh'] });
    if (!copied.ok) throw new Error(JSON.stringify(copied.diagnostics));
    mkdirSync(join(folder, 'keys'));
    chairman = throwAwayCertificate(join(folder, 'keys'), 'Nguoi ky thu');
    office = throwAwayCertificate(join(folder, 'keys'), 'Co quan thu');
  });
  afterAll(() => {
    project.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const unsigned = (path: string): Buffer => readFileSync(join(project.root, 'output/2023', path));
  const saidOf = (pdf: Uint8Array): { readonly all: string; readonly signatures: readonly Said[] } => {
    const file = join(folder, 'ky.pdf');
    writeFileSync(file, pdf);
    const all = output('pdfsig', ['-nocert', file]);
    const part = (text: string, label: string): string => new RegExp(`- ${label}: ?(.*)`, 'u').exec(text)?.[1] ?? '';
    const signatures = all.split(/^Signature #\d+:$/mu).slice(1).map((text) => ({ field: part(text, 'Signature Field Name'), type: part(text, 'Signature Type'), signer: part(text, 'Signer Certificate Common Name'), validation: part(text, 'Signature Validation'), ranges: part(text, 'Signed Ranges'), wholeDocument: text.includes('Total document signed') }));
    return { all, signatures };
  };
  const valid = { type: 'ETSI.CAdES.detached', validation: 'Signature is Valid.' };

  it('before it is signed: both fields of the decision are there, empty', () => {
    const file = join(folder, 'chua-ky.pdf');
    writeFileSync(file, unsigned('dien-tu/quyet-dinh.pdf'));
    expect(output('pdfsig', ['-nocert', file])).toMatch(/does not contain any signatures|The signature form field is not signed/u);
  });
  it('the decision: first by the signer, then by the body, each in its own field; the first stays valid', () => {
    const before = unsigned('dien-tu/quyet-dinh.pdf');
    const once = signField(before, 'chu-ky-nguoi-ky', chairman);
    expect(Buffer.from(once.subarray(0, before.length)).equals(before)).toBe(true);
    const [first] = saidOf(once).signatures;
    expect(first).toMatchObject({ ...valid, field: 'chu-ky-nguoi-ky', signer: 'Nguoi ky thu', wholeDocument: true });
    const twice = signField(once, 'con-dau-co-quan', office);
    expect(Buffer.from(twice.subarray(0, once.length)).equals(Buffer.from(once))).toBe(true);
    const { all, signatures } = saidOf(twice);
    console.log(all);
    expect(signatures).toMatchObject([
      { ...valid, field: 'chu-ky-nguoi-ky', signer: 'Nguoi ky thu', ranges: first?.ranges, wholeDocument: false },
      { ...valid, field: 'con-dau-co-quan', signer: 'Co quan thu', wholeDocument: true },
    ]);
    expect(signatures[1]?.ranges).toContain(`- ${twice.length}]`);
    expect(Buffer.from(twice).toString('latin1').split(signingCertificateV2)).toHaveLength(3);
    if (has('qpdf')) {
      writeFileSync(join(folder, 'hai-lan.pdf'), twice);
      expect(output('qpdf', ['--check', join(folder, 'hai-lan.pdf')])).toContain('No syntax or stream encoding errors found');
    }
  });
  it.each([
    { path: 'dien-tu/ke-hoach.pdf', field: 'con-dau-ke-hoach' },
    { path: 'dien-tu/phu-luc.pdf', field: 'con-dau-phu-luc' },
    { path: 'sao/01-sy-van-phong-ubnd-tinh-2022/ban-sao.pdf', field: 'ky-sao-01-sao-y' },
  ])('$path: by the body, in $field', ({ path, field }) => {
    const before = unsigned(path);
    const signed = signField(before, field, office);
    expect(Buffer.from(signed.subarray(0, before.length)).equals(before)).toBe(true);
    expect(saidOf(signed).signatures).toMatchObject([{ ...valid, field, wholeDocument: true }]);
  });
  it('bites: one byte of the text changed after signing is found', () => {
    const signed = Buffer.from(signField(unsigned('dien-tu/quyet-dinh.pdf'), 'chu-ky-nguoi-ky', chairman));
    const at = signed.indexOf('/Lang (vi-VN)');
    signed.write('/Lang (vi-US)', at, 'latin1');
    expect(saidOf(signed).signatures[0]?.validation).not.toBe(valid.validation);
  });
});
