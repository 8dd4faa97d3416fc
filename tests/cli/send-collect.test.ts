import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.js';
import { sendingProject } from '../support/issued.js';

const { root, remove } = await sendingProject();
afterAll(remove);

/** A command's exit code and what it says. */
async function said(...args: readonly string[]): Promise<readonly [number | null, string]> {
  const { code, out } = await runCli(root, args);
  return [code, out];
}

describe('kehoach send, then collect', () => {
  it('counts the files of a package, says that it waits, and how to say that it was sent', async () => {
    const [code, words] = await said('send', '2030', '--number', '3', '--date', '2029-12-10');
    expect(code).toBe(0);
    expect(words).toMatch(/Sở Y tế\s+5\/SNV-CCHC\s+0\s+0\s+1\s+7\s+Chờ gửi/u);
    expect(words).toContain('kehoach send 2030 --sent all --date');
  });
  it('--sent wants the day and nothing else', async () => {
    expect((await said('send', '2030', '--sent', 'all'))[0]).toBe(2);
    expect((await said('send', '2030', '--sent', 'all', '--date', '2029-12-12', '--again'))[0]).toBe(2);
    const [code, words] = await said('send', '2030', '--sent', 'so-y-te', '--date', '2029-12-12');
    expect(code).toBe(0);
    expect(words).toContain('Đã gửi 12/12/2029');
  });
  it('packages that differ are one complaint; --details and --json tell each', async () => {
    writeFileSync(join(root, 'content/2030/progress.json'), JSON.stringify({ tasks: [{ task: 'ra-soat-quy-che', state: 'chua-thuc-hien' }, { task: 'ke-hoach-thanh-tra', state: 'chua-thuc-hien' }] }));
    const [code, words] = await said('send', '2030');
    expect([code, words.match(/ error /gu)?.length]).toEqual([1, 1]);
    expect(words).toMatch(/2 gói nay làm ra khác gói đã ghi sổ: Sở Nội vụ, Sở Tài chính\. Tệp khác: nhiem-vu\.xlsx/u);
    expect((await said('send', '2030', '--details'))[1]).toMatch(/Sở Tài chính\s+nhiem-vu\.xlsx\s+kết quả đã báo cáo/u);
    expect(JSON.parse((await said('send', '2030', '--json'))[1])).toMatchObject({ ok: false, differing: [{ agency: 'so-noi-vu' }, { agency: 'so-tai-chinh' }] });
  });
  it('collect takes its year from the workbooks; its help is in Vietnamese', async () => {
    const [code, words] = await said('collect', join(root, 'output/2030/gui/so-tai-chinh'));
    expect([code, words]).toEqual([0, expect.stringContaining('Đã đọc 1 bảng tính')]);
    expect((await said('collect', '--help'))[1]).not.toContain('paths');
    expect((await said('collect', join(root, 'khong-co')))[1]).toContain('Không có tệp hoặc thư mục này.');
  });
});
