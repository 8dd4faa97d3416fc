import { randomUUID } from 'node:crypto';
import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { codeOf } from '../source/system-reasons.js';
import { quietly } from './quietly.js';

/**
 * Who made a lock or a staging folder: written in a file (a mark) and read by other builds, on this machine or on
 * another that shares the folder. A mark says whose it is; its time says when its owner was last at work.
 */
const ownerShape = z.object({
  /** Of one build; never the same twice. */
  id: z.string(),
  host: z.string(),
  /** Where `pid` means something: this start of this machine, this container. Empty where the system can't tell. */
  space: z.string(),
  pid: z.number().int().positive(),
  /** When the process started, as the system counts; empty where it can't tell. A pid alone may be used again. */
  started: z.string(),
});
export type Owner = z.infer<typeof ownerShape>;

export interface Mark {
  /** Undefined where the mark can't be read. */
  readonly owner: Owner | undefined;
  readonly text: string;
  /** When it was last renewed, by the clock of the disk it is on. */
  readonly time: number;
}

/** Without renewal for so long, an owner that can't be looked up is taken for dead. */
export const staleMinutes = 10;

/** This process, as the owner of one build. */
export function newOwner(): Owner {
  return { id: randomUUID(), host: hostname(), space: processSpace(), pid: process.pid, started: processStart(process.pid) ?? '' };
}

/** The mark in a file; undefined where there is none. */
export function readMark(file: string): Mark | undefined {
  try {
    const time = lstatSync(file).mtimeMs;
    const text = textOf(file);
    return { owner: parseOwner(text), text, time };
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') return undefined;
    throw failure;
  }
}

/** Whether the owner of a mark is dead, or can't be looked up and has not renewed it for long. `now` is by the disk's clock. */
export function isAbandoned({ owner, time }: Mark, now: number): boolean {
  const old = now - time > staleMinutes * 60_000;
  if (owner?.host !== hostname() || owner.space !== processSpace()) return old;
  if (!isRunning(owner.pid)) return true;
  if (owner.started === '') return old;
  const started = processStart(owner.pid);
  return started === undefined ? old : started !== owner.started;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') throw failure;
    return '';
  }
}

function parseOwner(text: string): Owner | undefined {
  try {
    return ownerShape.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return codeOf(failure) === 'EPERM';
  }
}

/** Linux: field 22 of /proc/<pid>/stat, counted after the name in parentheses. Undefined elsewhere. */
function processStart(pid: number): string | undefined {
  const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

/** Linux: the machine's start and the space of its pids (a container has its own). */
function processSpace(): string {
  const boot = quietly(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const pids = quietly(() => readlinkSync('/proc/self/ns/pid'));
  return boot === undefined || pids === undefined ? '' : `${boot} ${pids}`;
}
