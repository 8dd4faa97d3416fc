import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sample, sampleFiles, writeProject } from '../support/sample-project.js';

const program = join(import.meta.dirname, '../../dist/cli/main.js');

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function kehoach(...args: readonly string[]): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  return { code: status, out: stdout, err: stderr };
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}

const project = writeProject(sampleFiles(sample()));
const spoilt = sampleFiles(sample());
spoilt.set('content/2030/plan.md', (spoilt.get('content/2030/plan.md') ?? '').replace('2. Nâng', '4. Nâng'));
const broken = writeProject(spoilt);
afterAll(() => {
  project.remove();
  broken.remove();
});

describe('kehoach build', () => {
  it('makes the set and sums it up', () => {
    const { code, out, err } = kehoach('build', '--root', project.root);
    expect({ code, err: err.includes('trich/so-noi-vu.docx') }).toEqual({ code: 0, err: true });
    expect(out).toContain('Đã làm xong bộ văn bản năm 2030');
    expect(out).toMatch(/12 tệp \(6 DOCX, 6 PDF\), \d+ trang/u);
    expect(out).toContain('0 lỗi, 0 cảnh báo');
    expect(readdirSync(join(project.root, 'output/2030')).sort()).toEqual(['manifest.json', 'phu-luc.docx', 'phu-luc.pdf', 'quyet-dinh.docx', 'quyet-dinh.pdf', 'trich']);
  });
  it('answers programs in JSON, and nothing else on standard output', () => {
    const { code, out, err } = kehoach('build', '2030', '--json', '--root', project.root);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(parsed(out)).toMatchObject({ ok: true, manifest: { year: 2030, tasks: [{ ref: 'I.1' }, { ref: 'I.2' }] } });
  });
  it('stops at bad content with exit code 1, every complaint located', () => {
    const { code, err } = kehoach('build', '--root', broken.root);
    expect(code).toBe(1);
    expect(err).toContain('content/2030/plan.md:14:1 error numbering Khoản của mục I đánh số không liên tục: cần "2", đang là "4" (R43).');
    expect(err).toContain('1 lỗi, 0 cảnh báo');
    expect(existsSync(join(broken.root, 'output'))).toBe(false);
  });
  it('tells that the output cannot be written, with exit code 3', () => {
    const files = writeProject(sampleFiles(sample()));
    writeFileSync(join(files.root, 'output'), 'a file where a folder belongs');
    const { code, err } = kehoach('build', '--root', files.root);
    files.remove();
    expect(code).toBe(3);
    expect(err).toContain('output-not-folder');
    expect(err).toContain('một tệp');
    expect(err).not.toMatch(/^\s+at /mu);
  });
});

describe('a font that is not there', () => {
  /** Hides one file of the font package from the program. */
  const hidden = `data:text/javascript,${encodeURIComponent(`
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const read = fs.readFileSync;
fs.readFileSync = (path, ...rest) => {
  if (String(path).endsWith('Tinos_700Bold.ttf')) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'open' });
  return read(path, ...rest);
};
syncBuiltinESMExports();
`)}`;
  it('stops the build and is named, with what to do', () => {
    const files = writeProject(sampleFiles(sample()));
    const { status, stderr } = spawnSync(process.execPath, ['--import', hidden, program, 'build', '--root', files.root], { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
    expect(existsSync(join(files.root, 'output'))).toBe(false);
    files.remove();
    expect(status).toBe(1);
    expect(stderr).toContain('Tinos_700Bold.ttf');
    expect(stderr).toContain('error missing-font');
    expect(stderr).toContain('npm ci');
  });
});

describe('kehoach check', () => {
  it('says that all is well and writes nothing', () => {
    const files = writeProject(sampleFiles(sample()));
    const { code, out } = kehoach('check', '--root', files.root);
    expect(existsSync(join(files.root, 'output'))).toBe(false);
    files.remove();
    expect({ code, out }).toEqual({ code: 0, out: 'Năm 2030: 0 lỗi, 0 cảnh báo.\n' });
  });
  it('gives diagnostics as JSON', () => {
    const { code, out } = kehoach('check', '--json', '--root', broken.root);
    expect(code).toBe(1);
    expect(parsed(out)).toMatchObject({ ok: false, diagnostics: [{ code: 'numbering', level: 'error', file: 'content/2030/plan.md', line: 14, column: 1 }] });
  });
});

describe('kehoach list', () => {
  it('years', () => {
    expect(kehoach('list', 'years', '--root', project.root).out).toBe('2030\n');
  });
  it('agencies with their counts', () => {
    expect(parsed(kehoach('list', 'agencies', '--json', '--root', project.root).out)).toContainEqual({ id: 'so-tai-chinh', name: 'Sở Tài chính', symbol: '', lead: 1, named: 1, group: 0 });
  });
  it('tasks, as a table for people', () => {
    const { out } = kehoach('list', 'tasks', '--root', project.root);
    expect(out).toContain('I.1');
    expect(out).toContain('quý I/2030');
    expect(out).toContain('so-noi-vu (chủ trì)');
  });
});

describe('wrong use', () => {
  it.each([
    [['buidl'], "Không có lệnh 'buidl'"],
    [['build', '--forse'], "Không có tùy chọn '--forse'"],
    [['list'], "Thiếu tham số 'gì'"],
    [['list', 'people'], "Giá trị 'people' không dùng được"],
    [['build', '1999', '--root', project.root], 'Không có kế hoạch năm 1999'],
    [['build', '--root', join(project.root, 'nowhere')], 'Không tìm thấy thư mục content'],
  ])('%j exits with 2 and says so in Vietnamese', (args, message) => {
    const { code, err } = kehoach(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
  it('a folder of years that is empty', () => {
    const files = writeProject(new Map([['content/agencies.json', '{}']]));
    mkdirSync(join(files.root, 'content', 'khac'));
    const { code, err } = kehoach('check', '--root', files.root);
    files.remove();
    expect(code).toBe(2);
    expect(err).toContain('Chưa có năm nào');
  });
});

describe('help', () => {
  it.each([[['--help']], [['build', '--help']], [['check', '--help']], [['list', '--help']], [['help', 'list']]])('%j is in Vietnamese and tells the exit codes', (args) => {
    const { code, out } = kehoach(...args);
    expect(code).toBe(0);
    expect(out).toContain('Cách dùng:');
    expect(out).toContain('Mã kết thúc:');
    expect(out).not.toMatch(/Usage|options|Options:|Commands:|command|display help|default|choices/u);
  });
  it('no command at all shows the help', () => {
    const { code, err, out } = kehoach();
    expect(code).toBe(2);
    expect(out + err).toContain('Cách dùng:');
  });
});
