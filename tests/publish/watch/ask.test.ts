import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnostics/catalogue.js';
import type { BuildResult } from '../../../src/publish/build.js';
import { askWatch } from '../../../src/publish/watch/ask.js';
import type { Watching } from '../../../src/publish/watch/files.js';
import { listenForAsks, type Ask } from '../../../src/publish/watch/listen.js';
import { newOwner } from '../../../src/publish/owner.js';
import { postFile, readPost } from '../../../src/publish/watch/post.js';

const year = 2030;
const program = 'a'.repeat(64);
const good: BuildResult = { manifest: undefined, diagnostics: [], kept: [], made: 3, taken: 9, timings: { read: 1, compose: 2, docx: 3, pdf: 4, write: 5 } };
const faulty: BuildResult = { ...good, diagnostics: [diagnose('missing-template', { file: 'templates/trich.hbs', line: 1, column: 1 }, { name: 'trich' })] };

let root = '';
const open: Watching[] = [];
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'kehoach-ask-')); });
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  rmSync(root, { recursive: true });
});

async function listen(ask: Ask, by = program): Promise<Watching> {
  const listening = await listenForAsks(root, year, by, ask);
  open.push(listening);
  return listening;
}

function note(text: string): void {
  mkdirSync(dirname(postFile(root, year)), { recursive: true });
  writeFileSync(postFile(root, year), text);
}

describe('asking an open watch for a build', () => {
  it.each<readonly [string, Ask, boolean]>([
    ['a build that ended well', async () => Promise.resolve(good), true],
    ['faults', async () => Promise.resolve(faulty), false],
    ['no build, for watching stops', async () => Promise.resolve(undefined), false],
    ['a fault of the program', async () => Promise.reject(new TypeError('a fault')), false],
  ])('hears of %s', async (_, ask, answer) => {
    await listen(ask);
    let reached = 0;
    expect(await askWatch(root, year, program, { onReached: () => { reached += 1; } })).toBe(answer);
    expect(reached).toBe(1);
  });
  it('waits as long as the build takes, as long as it hears of it', async () => {
    open.push(await listenForAsks(root, year, program, async () => { await wait(600); return good; }, { every: 50 }));
    expect(await askWatch(root, year, program, { patience: 200 })).toBe(true);
  });
  it('waits no longer where nothing more is heard', async () => {
    await listen(async () => { await wait(600); return good; });
    expect(await askWatch(root, year, program, { patience: 200 })).toBe(false);
  });
  it('goes away when it is told to', async () => {
    await listen(async () => new Promise(() => undefined));
    const leave = new AbortController();
    const answer = askWatch(root, year, program, { signal: leave.signal });
    await wait(50);
    leave.abort();
    expect(await answer).toBe(false);
  });
  it('answers a hundred at once', async () => {
    await listen(async () => { await wait(20); return good; });
    expect(await Promise.all(Array.from({ length: 100 }, async () => askWatch(root, year, program)))).toEqual(Array.from({ length: 100 }, () => true));
  });
  it('asks no other program, and nobody about another year', async () => {
    let asked = 0;
    await listen(async () => { asked += 1; return Promise.resolve(good); });
    expect(await askWatch(root, year, 'b'.repeat(64))).toBe(false);
    expect(await askWatch(root, year + 1, program)).toBe(false);
    expect(asked).toBe(0);
  });
  it('is not disturbed by who goes away, or says something', async () => {
    let asked = 0;
    await listen(async () => { asked += 1; await wait(50); return good; });
    const { address } = readPost(root, year) ?? { address: '' };
    for (const words of ['', 'GET / HTTP/1.1\r\n\r\n', 'x'.repeat(1e6)]) {
      const socket = createConnection(address, () => { socket.write(words, () => { socket.destroy(); }); });
      await new Promise((resolve) => socket.once('close', resolve));
    }
    expect(await askWatch(root, year, program)).toBe(true);
    expect(asked).toBeGreaterThan(0);
  });
  it.each(['', 'x', '[]', 'null', '{}', '{ "address": 7, "program": 7 }', `{ "address": "", "program": "${program}", "root": "" }`, `{ "address": "/nowhere/s", "program": "${program}" }`, `{ "address": "/nowhere/s", "program": "${program}", "root": "/another" }`, 'x'.repeat(20_000)])('takes the note %.40j for nobody', async (text) => {
    note(text);
    expect(await askWatch(root, year, program)).toBe(false);
  });
  it.each<readonly [string, string, boolean]>([
    ['closes without a word', '', true],
    ['says something else', 'HTTP/1.1 400 Bad Request\r\n\r\n', true],
    ['says more than there is to say', `nghe\nxong\n${'x'.repeat(1e6)}`, true],
    ['says the last word only', 'xong\n', true],
    ['says half of the word', 'nghe\nxon', true],
    ['never says a word', '', false],
    ['never says the first word', 'xong?\n', false],
  ])('believes nobody who %s', async (_, words, ends) => {
    const address = join(root, 's');
    const server = createServer((socket) => { socket.on('error', () => undefined); if (ends) socket.end(words); else socket.write(words); });
    await new Promise<void>((resolve) => server.listen(address, resolve));
    note(JSON.stringify({ address, program, root: realpathSync(root) }));
    const start = performance.now();
    expect(await askWatch(root, year, program, { patience: 150 })).toBe(false);
    expect(performance.now() - start).toBeLessThan(5000);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('listening', () => {
  it('leaves nothing when it ends, and who still waits is let go', async () => {
    const listening = await listen(async () => new Promise(() => undefined));
    const { address } = readPost(root, year) ?? { address: '' };
    const answer = askWatch(root, year, program);
    await wait(50);
    await listening.close();
    open.length = 0;
    expect(await answer).toBe(false);
    expect(existsSync(postFile(root, year))).toBe(false);
    expect(existsSync(dirname(address))).toBe(false);
  });
  it('of two, the last is asked; the first leaves its note when it ends', async () => {
    const asked: string[] = [];
    const first = await listen(async () => { asked.push('first'); return Promise.resolve(good); });
    await listen(async () => { asked.push('last'); return Promise.resolve(good); });
    await askWatch(root, year, program);
    await first.close();
    open.shift();
    await askWatch(root, year, program);
    expect(asked).toEqual(['last', 'last']);
  });
  it('puts its note back where the memory was deleted, or another one has taken its own away', async () => {
    open.push(await listenForAsks(root, year, program, async () => Promise.resolve(good), { every: 30 }));
    rmSync(dirname(postFile(root, year)), { recursive: true });
    expect(await askWatch(root, year, program)).toBe(false);
    await wait(200);
    expect(await askWatch(root, year, program)).toBe(true);
    const other = await listen(async () => Promise.resolve(faulty));
    expect(await askWatch(root, year, program)).toBe(false);
    await other.close();
    open.pop();
    await wait(200);
    expect(await askWatch(root, year, program)).toBe(true);
  });
  it('a copy of the project that has the note has nobody who watches it', async () => {
    await listen(async () => Promise.resolve(good));
    const copy = mkdtempSync(join(tmpdir(), 'kehoach-ask-'));
    cpSync(root, copy, { recursive: true });
    expect(readPost(copy, year)).toBeDefined();
    expect(await askWatch(copy, year, program)).toBe(false);
    rmSync(copy, { recursive: true });
  });
  it('takes another place where the path of a socket would be cut off, and none where there is no other', async () => {
    const long = join(root, 'x'.repeat(120));
    mkdirSync(long);
    const first = await listenForAsks(root, year, program, async () => Promise.resolve(good), { folders: [long] });
    expect(readPost(root, year)).toBeUndefined();
    await first.close();
    open.push(await listenForAsks(root, year, program, async () => Promise.resolve(good), { folders: [long, join(root, 'not there'), '/tmp'] }));
    expect(await askWatch(root, year, program)).toBe(true);
    expect(readdirSync(long)).toEqual([]);
  });
  it('sweeps what a watch that was killed has left', async () => {
    const left = mkdtempSync(join(tmpdir(), 'kehoach-canh-'));
    const address = join(left, 's');
    const child = spawn(process.execPath, ['-e', `require('node:net').createServer().listen(${JSON.stringify(address)}, () => console.log('listens'))`], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    note(JSON.stringify({ ...newOwner(), pid: child.pid, started: '', address, program, root }));
    expect(existsSync(address)).toBe(true);
    await listen(async () => Promise.resolve(good));
    expect(existsSync(left)).toBe(false);
    expect(await askWatch(root, year, program)).toBe(true);
  });
  it('who is answered and never closes does not keep it from ending', async () => {
    const listening = await listen(async () => Promise.resolve(good));
    const socket = createConnection({ path: readPost(root, year)?.address ?? '', allowHalfOpen: true });
    socket.on('error', () => undefined);
    await wait(100);
    await listening.close();
    open.length = 0;
    socket.destroy();
  });
  it('where the note cannot be written nobody asks, and nothing fails', async () => {
    writeFileSync(join(root, 'output'), 'a file where the folder goes');
    await listen(async () => Promise.resolve(good));
    expect(await askWatch(root, year, program)).toBe(false);
    expect(readFileSync(join(root, 'output'), 'utf8')).toBe('a file where the folder goes');
  });
});
