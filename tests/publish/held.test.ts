import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { checkYear } from '../../src/publish/check-year.js';
import { copyDecision } from '../../src/publish/copy.js';
import { printDecision } from '../../src/publish/print.js';
import { sendPackages } from '../../src/publish/send/send.js';
import { draftSample, edit, issuedProject, named, treeOf, withSenders } from '../support/issued.js';
import { sampleYear, type SampleFolder } from '../support/sample-project.js';

/** What is made of an issued decision is held against what was issued, whoever it names or goes to. */
const made: SampleFolder[] = [];
afterEach(() => {
  for (const { remove } of made.splice(0)) remove();
});

async function issued(): Promise<string> {
  const data = withSenders(draftSample());
  data.plan.copies = [{ for: 'Như Điều 2', to: ['so-ban-nganh'] }];
  const project = await issuedProject(data);
  made.push(project);
  return project.root;
}

const agencies = 'content/agencies.json';
const date = { year: 2030, month: 1, day: 5 };
const signer = 'Lê Thị Chi';
const faultsOf = (read: { readonly ok: true } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }): readonly Diagnostic[] => (read.ok ? [] : read.diagnostics);

/** What puts an issued decision's words or its distribution on paper, for Sở Y tế. */
const commands: Readonly<Record<string, (root: string) => Promise<readonly Diagnostic[]>>> = {
  print: async (root) => faultsOf(await printDecision(root, sampleYear, { mark: false, bothSides: true })),
  'print for one': async (root) => faultsOf(await printDecision(root, sampleYear, { mark: false, bothSides: true, recipients: ['so-y-te'] })),
  'copy to it': async (root) => faultsOf(await copyDecision(root, sampleYear, { form: 'sao-y', as: 'giay', date, signer, recipients: ['so-y-te'] })),
  'copy of its tasks': async (root) => faultsOf(await copyDecision(root, sampleYear, { form: 'trich-sao', as: 'giay', date, signer, agency: 'so-y-te', recipients: ['ubnd-huyen-a'] })),
  send: async (root) => faultsOf(await sendPackages(root, sampleYear, { number: 1, date, signer, again: false })),
  'send to one': async (root) => faultsOf(await sendPackages(root, sampleYear, { agencies: ['so-y-te'], number: 1, date, signer, again: false })),
  'send a certified copy': async (root) => faultsOf(await sendPackages(root, sampleYear, { agencies: ['so-y-te'], number: 1, date, signer, again: false, certified: { date, signer } })),
};
const each = Object.entries(commands);

function added(root: string, from = ''): void {
  edit(root, agencies, '"agencies": [', `"agencies": [{ "id": "so-so", "name": "Sở Chuyển đổi số", "kind": "so-ban-nganh", "shortForms": [], "groups": ["so-ban-nganh"]${from} },`);
}

describe.each(each)('%s', (_, run) => {
  it('stops at an agency that the issued decision never had, and says how a later one is written', async () => {
    const root = await issued();
    added(root);
    const before = treeOf(root);
    const found = await run(root);
    expect(named(found)).toEqual(['issued-bytes-differ output/2030/trich/so-so.pdf']);
    expect(found[0]?.hint).toMatch(/Sở Chuyển đổi số.*lập sau ngày ban hành \(05\/12\/2029\).*"from"/u);
    expect(treeOf(root)).toEqual(before);
  });
  it('stops at an agency whose name has changed, and says how a renamed one is written', async () => {
    const root = await issued();
    edit(root, agencies, '"Sở Y tế"', '"Sở Y tế và Dân số"');
    const before = treeOf(root);
    const found = await run(root);
    expect(named(found)).toContain('issued-bytes-differ output/2030/trich/so-y-te.pdf');
    expect(found[0]?.hint).toMatch(/Sở Y tế và Dân số.*"until".*"successors".*"from"/u);
    expect(treeOf(root)).toEqual(before);
  });
  it('stops where an agency of the issued decision is gone', async () => {
    const root = await issued();
    edit(root, agencies, /("id": "so-y-te"[\s\S]*?"groups": \[\s*"so-ban-nganh"\s*\])/u, '$1, "until": "2029-12-01"');
    expect(named(await run(root))).toContain('issued-bytes-differ output/2030/trich/so-y-te.pdf');
  });
  it('goes on where the agency came, or was renamed, after the decision, as the advice says', async () => {
    const root = await issued();
    added(root, ', "from": "2030-03-01"');
    edit(root, agencies, /("id": "so-y-te"[\s\S]*?"groups": \[\s*"so-ban-nganh"\s*\])/u, '$1, "until": "2030-03-01", "successors": ["so-so"]');
    expect((await checkYear(root, sampleYear)).filter((d) => d.level === 'error')).toEqual([]);
    expect(await run(root)).toEqual([]);
  });
});
