import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sample, sampleFiles, writeProject } from '../support/sample-project.js';

const home = join(import.meta.dirname, '../..');
const program = join(home, 'dist/bin/kehoach.js');
const project = writeProject(sampleFiles(sample()));
afterAll(() => { project.remove(); });

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The environment of the tests without what npm says in it. */
const plain = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/iu.test(name)));

/** What npm sets in a run without any options (npm 11). */
const usual = {
  npm_config_user_agent: 'npm/11.19.1 node/v20.20.2', npm_config_noproxy: '', npm_config_userconfig: '/root/.npmrc', npm_config_local_prefix: '/x', npm_config_prefix: '/usr', npm_config_npm_version: '11.19.1',
  npm_config_cache: '/root/.npm', npm_config_node_gyp: '/x', npm_config_globalconfig: '/usr/etc/npmrc', npm_config_init_module: '/root/.npm-init.js', npm_config_global_prefix: '/usr', npm_config_allow_scripts: '', npm_config_yes: '',
};

/** Runs the program as a script of npm's does, with the options that npm kept. */
function underNpm(kept: Readonly<Record<string, string>>, args: readonly string[], script = 'kehoach'): Answer {
  const env = { ...plain, ...usual, NO_COLOR: '1', npm_lifecycle_event: script, ...Object.fromEntries(Object.entries(kept).map(([name, value]) => [`npm_config_${name}`, value])) };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', cwd: project.root, env });
  return { code: status, out: stdout, err: stderr };
}

describe('options that npm kept, typed without "--" before them', () => {
  it('are told by a real run of npm, and nothing is done', () => {
    const { status, stdout, stderr } = spawnSync('npm', ['run', 'kehoach', 'print', '2023', '--mark'], { encoding: 'utf8', cwd: home, env: { ...plain, NO_COLOR: '1' } });
    expect(status).toBe(2);
    expect(stderr).toContain('npm đã giữ lại --mark, chương trình không nhận được; chưa làm gì.');
    expect(stderr).toContain('Gõ lại: npm run kehoach print 2023 -- --mark\n');
    expect(stdout).not.toContain('bản');
  });
  it.each<readonly [Readonly<Record<string, string>>, readonly string[], string]>([
    [{ mark: 'true' }, ['print'], 'npm run kehoach print -- --mark'],
    [{ as_of: 'true' }, ['status', '2023', '2023-06-30'], 'npm run kehoach status 2023 -- --as-of 2023-06-30'],
    [{ as_of: '2023-06-30' }, ['status', '2023'], 'npm run kehoach status 2023 -- --as-of 2023-06-30'],
    [{ report: 'true' }, ['status', 'quy-1'], 'npm run kehoach status -- --report quy-1'],
    [{ for: 'true' }, ['print', '2023', 'so-y-te', 'Sở Tư pháp'], 'npm run kehoach print 2023 -- --for so-y-te "Sở Tư pháp"'],
    [{ number: 'true', date: 'true' }, ['issue', '2023', '3604', '2022-12-28'], 'npm run kehoach issue 2023 -- --number <số> --date <ngày>'],
    [{ signer: 'Nguyễn Văn An', number: '3604' }, ['issue', '2023'], 'npm run kehoach issue 2023 -- --number 3604 --signer "Nguyễn Văn An"'],
    [{ from: 'true', force: 'true' }, ['draft', '2024', '2023'], 'npm run kehoach draft 2024 -- --from 2023 --force'],
    [{ mark: '2023' }, ['print'], 'npm run kehoach print 2023 -- --mark'],
    [{ mark: 'true' }, ['print', '2023', '--for', 'so-y-te'], 'npm run kehoach print 2023 -- --mark --for so-y-te'],
    [{ year: 'true' }, ['collect', 'gui ve', '2023'], 'npm run kehoach collect "gui ve" -- --year 2023'],
    [{ root: 'true' }, ['list', 'tasks', '2030', '/x'], 'npm run kehoach list tasks 2030 -- --root /x'],
    [{ mark: 'true' }, ['prnt', '2023'], 'npm run kehoach prnt 2023 -- --mark'],
    [{ mark: 'true' }, [], 'npm run kehoach -- --mark'],
  ])('%j %j: %s', (kept, args, typed) => {
    const { code, out, err } = underNpm(kept, args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.endsWith(`Gõ lại: ${typed}\n`) ? typed : err).toBe(typed);
  });
  it('are told of build before it says that nothing has changed, and of npm start', () => {
    expect(underNpm({}, ['build', '2030']).code).toBe(0);
    for (const kept of [{ workers: 'true' }, { shard: '1/2' }, { root: '/x' }]) expect(underNpm(kept, ['build', '2030']).code).toBe(2);
    expect(underNpm({ workers: 'true' }, ['build', '2030', '2'], 'start').err).toContain('Gõ lại: npm start 2030 -- --workers 2\n');
    expect(readdirSync(join(project.root, 'output')).filter((name) => !name.startsWith('.'))).toEqual(['2030']);
  });
  it('that are settings of npm as well are only told: they may be no options of this run', () => {
    const { code, out, err } = underNpm({ json: 'true' }, ['list', 'years']);
    expect({ code, err }).toEqual({ code: 0, err: 'Nếu đã gõ --json thì npm giữ lại, chương trình không nhận được. Muốn có thì gõ: npm run kehoach list years -- --json\n' });
    expect(out).toContain('2030');
    expect(underNpm({ json: 'true' }, ['build', '2030']).err).toContain('-- --json');
  });
  it.each<readonly [string, Readonly<Record<string, string>>, readonly string[], string]>([
    ['what npm always sets', {}, ['list', 'years'], 'kehoach'],
    ['an option of another command', { mark: 'true' }, ['list', 'years'], 'kehoach'],
    ['a setting of npm that is off', { json: '', force: '', all: '' }, ['list', 'years'], 'kehoach'],
    ['an option that came as well', { json: 'true' }, ['list', 'years', '--json'], 'kehoach'],
    ['another script of npm, with options of its own', { root: '/x', json: 'true' }, ['list', 'years'], 'test'],
  ])('are not suspected: %s', (_, kept, args, script) => {
    expect(underNpm(kept, args, script)).toMatchObject({ code: 0, err: '' });
  });
  it('of which nothing is seen are thought of where the command does not hold', () => {
    expect(underNpm({}, ['build', '2030', 'giay']).err).toContain("Thừa tham số: 'giay'. Tên có dấu cách thì đặt trong ngoặc kép. Tùy chọn phải viết sau hai dấu gạch: npm run kehoach build … -- --tùy-chọn.");
    expect(underNpm({}, ['build', '2030', '--formm']).err).not.toContain('hai dấu gạch');
    expect(existsSync(join(project.root, 'output/2030'))).toBe(true);
  });
});
