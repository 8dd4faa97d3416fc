import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildYear } from '../../src/publish/build.js';
import { cacheName } from '../../src/publish/cache/place.js';
import { postFile } from '../../src/publish/watch/post.js';
import { edit, issuedProject } from '../support/issued.js';
import { sample, sampleFiles, sampleYear, writeProject, type SampleFolder } from '../support/sample-project.js';

const program = join(import.meta.dirname, '../../dist/bin/kehoach.js');
const eventShape = z.object({ kind: z.string(), ok: z.boolean().optional(), files: z.array(z.string()).optional(), diagnostics: z.array(z.object({ code: z.string() })).optional() });
type Event = z.infer<typeof eventShape>;

interface Watcher extends SampleFolder {
  readonly child: ChildProcess;
  readonly events: readonly Event[];
  /** Resolved once so many builds have ended. */
  readonly builds: (count: number) => Promise<readonly Event[]>;
  readonly ended: Promise<number | null>;
  readonly text: string;
}

const open: Watcher[] = [];
afterEach(async () => {
  for (const { child, ended, remove } of open.splice(0)) {
    child.kill('SIGKILL');
    await ended;
    remove();
  }
});

function startWatching(given?: SampleFolder): Watcher {
  const { root, remove } = given ?? writeProject(sampleFiles(sample()));
  const child = spawn(process.execPath, [program, 'watch', String(sampleYear), '--json', '--root', root], { stdio: ['ignore', 'pipe', 'inherit'] });
  const events: Event[] = [];
  let rest = '';
  child.stdout.on('data', (bytes) => {
    const lines = `${rest}${String(bytes)}`.split('\n');
    rest = lines.pop() ?? '';
    events.push(...lines.map((line) => eventShape.parse(JSON.parse(line))));
  });
  const built = (): readonly Event[] => events.filter(({ kind }) => kind === 'built');
  const watcher: Watcher = {
    root, remove, child, events,
    builds: async (count) => {
      for (let tries = 0; built().length < count && tries < 500; tries++) await wait(50);
      return built();
    },
    ended: new Promise((resolve) => child.once('close', resolve)),
    text: join(root, `content/${sampleYear}/plan.md`),
  };
  open.push(watcher);
  return watcher;
}

/** The set as one build of what is there makes it. */
async function setOf(root: string): Promise<ReadonlyMap<string, string>> {
  await buildYear(root, sampleYear);
  return filesIn(root);
}

function filesIn(root: string): ReadonlyMap<string, string> {
  const set = join(root, 'output', String(sampleYear));
  return new Map(readdirSync(set, { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('.')).sort().map((path) => [path, readFileSync(join(set, path)).toString('base64')]));
}

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `kehoach build`, beside what is open. */
async function build(root: string, ...args: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, 'build', String(sampleYear), '--root', root, ...args], (_, out, err) => { resolve({ code: child.exitCode ?? -1, out, err }); });
  });
}

describe('kehoach watch', () => {
  it('ten saves in a second give the set of the last one', async () => {
    const { root, text, builds } = startWatching();
    await builds(1);
    const before = readFileSync(text, 'utf8');
    for (let i = 1; i <= 10; i++) {
      writeFileSync(text, before.replace('Ý thứ nhất', `Ý thứ nhất, lần ${i}`));
      await wait(100);
    }
    expect(await builds(2)).toHaveLength(2);
    await wait(600);
    expect(await builds(2)).toHaveLength(2);
    const watched = filesIn(root);
    expect(watched).toEqual(await setOf(root));
  });
  it('a fault shows and waits, the old set stays, and the mended file is built', async () => {
    const { root, text, builds } = startWatching();
    await builds(1);
    const [before, good] = [filesIn(root), readFileSync(text, 'utf8')];
    writeFileSync(text, good.replace('1. Tiếp tục', '7. Tiếp tục'));
    const [, faulty] = await builds(2);
    expect(faulty).toMatchObject({ ok: false });
    expect(faulty?.diagnostics?.length).toBeGreaterThan(0);
    expect(filesIn(root)).toEqual(before);
    writeFileSync(text, good);
    expect((await builds(3))[2]).toMatchObject({ ok: true });
  });
  it('sees a file that an editor puts in the place of the old one, a template, and a new file; not what editors keep beside', async () => {
    const { root, text, builds, events } = startWatching();
    await builds(1);
    writeFileSync(join(root, `content/${sampleYear}/.plan.md.swp`), 'x');
    writeFileSync(`${text}~`, 'x');
    await wait(700);
    expect(await builds(1)).toHaveLength(1);
    writeFileSync(`${text}.tmp`, readFileSync(text, 'utf8').replace('Ý thứ nhất', 'Ý khác'));
    renameSync(`${text}.tmp`, text);
    await builds(2);
    const template = join(root, 'templates/trich.hbs');
    writeFileSync(template, readFileSync(template, 'utf8'));
    await builds(3);
    writeFileSync(join(root, `content/${sampleYear}/progress.json`), '{ "tasks": [] }');
    await builds(4);
    expect(events.flatMap(({ files = [] }) => files)).toEqual(expect.arrayContaining([`content/${sampleYear}/plan.md`, 'templates/trich.hbs', `content/${sampleYear}/progress.json`]));
  });
  it('ends well where it is asked to, with nothing left behind', async () => {
    const { root, builds, child, ended } = startWatching();
    await builds(1);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(existsSync(postFile(root, sampleYear))).toBe(false);
    expect(readdirSync(join(root, 'output')).filter((name) => name.startsWith('.') && name !== cacheName)).toEqual([]);
  });
  it.each([0, 40, 90, 160, 250])('killed %i ms after a save, the set is the old one or the new one, whole, and the next build goes on', async (after) => {
    const { root, text, builds, child, ended } = startWatching();
    await builds(1);
    const before = filesIn(root);
    writeFileSync(text, readFileSync(text, 'utf8').replace('Ý thứ nhất', 'Ý đã sửa'));
    await wait(150 + after);
    child.kill('SIGKILL');
    await ended;
    const left = readdirSync(join(root, 'output')).includes(String(sampleYear)) ? filesIn(root) : undefined;
    const now = await setOf(root);
    if (left !== undefined) expect([before, now]).toContainEqual(left);
    expect(readdirSync(join(root, 'output')).filter((name) => name.startsWith('.') && name !== cacheName)).toEqual([]);
  });
});

describe('kehoach build beside an open kehoach watch', () => {
  it.each([0, 100, 200, 300, 450])('%i ms after a save does not stand in its way, and tells what is made', async (after) => {
    const { root, text, builds } = startWatching();
    await builds(1);
    writeFileSync(text, readFileSync(text, 'utf8').replace('Ý thứ nhất', 'Ý đã sửa'));
    await wait(after);
    const answer = await build(root);
    expect(answer).toMatchObject({ code: 0, out: expect.stringContaining('Đã làm xong bộ văn bản năm 2030') as unknown });
    expect(filesIn(root)).toEqual(await setOf(root));
  });
  it('tells what was made for it, as it tells itself', async () => {
    const { root, builds, child } = startWatching();
    await builds(1);
    child.kill('SIGSTOP');
    edit(root, 'content/agencies.json', '"name": "Sở Y tế"', '"name": "Sở Y tế Mẫu"');
    const asked = build(root);
    await wait(500);
    child.kill('SIGCONT');
    expect(await asked).toMatchObject({ code: 0, err: 'Lệnh "kehoach watch" đang mở làm bộ này; chờ làm xong.\n', out: expect.stringContaining('làm mới 2 tệp, lấy lại 10 tệp không đổi') as unknown });
  });
  it('in JSON says the same as a build alone, without the words', async () => {
    const { root, text, builds } = startWatching();
    await builds(1);
    writeFileSync(text, readFileSync(text, 'utf8').replace('Ý thứ nhất', 'Ý đã sửa'));
    const { code, out, err } = await build(root, '--json');
    expect([code, err]).toEqual([0, '']);
    const alone = await build(root, '--json', '--no-cache');
    const shape = z.object({ ok: z.boolean(), diagnostics: z.array(z.unknown()), kept: z.array(z.unknown()), manifest: z.unknown() });
    expect(shape.parse(JSON.parse(out))).toEqual(shape.parse(JSON.parse(alone.out)));
  });
  it('tells faults itself, and the old set stays', async () => {
    const { root, text, builds } = startWatching();
    await builds(1);
    const before = filesIn(root);
    writeFileSync(text, readFileSync(text, 'utf8').replace('1. Tiếp tục', '7. Tiếp tục'));
    expect(await build(root)).toMatchObject({ code: 1, err: expect.stringContaining(`content/${sampleYear}/plan.md`) as unknown });
    expect(filesIn(root)).toEqual(before);
  });
  it('a file of the set that was spoilt is there again', async () => {
    const { root, builds } = startWatching();
    await builds(1);
    const before = filesIn(root);
    writeFileSync(join(root, 'output', String(sampleYear), 'quyet-dinh.pdf'), 'spoilt');
    expect(await build(root)).toMatchObject({ code: 0 });
    expect(filesIn(root)).toEqual(before);
  });
  it('tells of a spoilt file of an issued set what it tells alone', async () => {
    const { root, builds } = startWatching(await issuedProject());
    await builds(1);
    writeFileSync(join(root, 'output', String(sampleYear), 'quyet-dinh.pdf'), 'spoilt');
    expect(await build(root)).toMatchObject({ code: 0, err: expect.stringContaining('kehoach watch') as unknown, out: expect.stringContaining('recorded-file-restored') as unknown });
    expect((await build(root)).out).not.toContain('recorded-file-restored');
  });
  it('told to stop while it waits, it says so', async () => {
    const { root, text, builds, child } = startWatching();
    await builds(1);
    child.kill('SIGSTOP');
    writeFileSync(text, readFileSync(text, 'utf8').replace('Ý thứ nhất', 'Ý đã sửa'));
    const asking = spawn(process.execPath, [program, 'build', String(sampleYear), '--root', root], { stdio: ['ignore', 'ignore', 'pipe'] });
    let err = '';
    asking.stderr.on('data', (bytes) => {
      if (err === '') setTimeout(() => asking.kill('SIGINT'), 100);
      err += String(bytes);
    });
    expect(await new Promise((resolve) => asking.once('close', resolve))).toBe(130);
    expect(err).toContain('Đã dừng theo yêu cầu (SIGINT); kết quả cũ vẫn giữ nguyên.');
    child.kill('SIGCONT');
  });
  it('builds by itself where the watch was killed, and where it is killed while it builds', async () => {
    const { root, text, builds, child, ended } = startWatching();
    await builds(1);
    writeFileSync(text, readFileSync(text, 'utf8').replace('Ý thứ nhất', 'Ý đã sửa'));
    const asked = build(root);
    await wait(220);
    child.kill('SIGKILL');
    await ended;
    expect(await asked).toMatchObject({ code: 0 });
    expect(filesIn(root)).toEqual(await setOf(root));
    writeFileSync(text, readFileSync(text, 'utf8').replace('Ý đã sửa', 'Ý sửa lại'));
    expect(await build(root)).toMatchObject({ code: 0, err: expect.not.stringContaining('kehoach watch') as unknown });
    expect(filesIn(root)).toEqual(await setOf(root));
  });
});
