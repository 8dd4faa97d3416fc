#!/usr/bin/env node
import type { Program } from '../publish/cache/program.js';
import { quietly } from '../publish/quietly.js';
import { mayHaveKept } from './npm-options.js';
import { watchStreams } from './streams.js';
import { warmBuild, watchedBuild } from './warm-build.js';

const finalCode = watchStreams();
const args = process.argv.slice(2);
let known: Program | undefined;
process.exitCode = await finalCode((mayHaveKept(process.env) ? undefined : await quickBuild()) ?? (await runCommand()));

/** The build where it needs no more than to be told. Undefined: the command has to be run. */
async function quickBuild(): Promise<number | undefined> {
  return warmBuild(args, { onProgram: (program) => { known = program; } }) ?? (await runBuild());
}

/**
 * What a program is has to be known before the code that it describes is loaded. Where only then it turns out to be the last build's
 * (compiled again, installed again), this may still be all; or an open `kehoach watch` of the same program builds. Undefined: the
 * command has to be run.
 */
async function runBuild(): Promise<number | undefined> {
  if (args[0] !== 'build') return undefined;
  const { runningProgram } = await import('../publish/cache/program.js');
  const program = quietly(() => runningProgram(known));
  if (program === undefined) return undefined;
  return (program === known ? undefined : warmBuild(args, { program })) ?? (await watchedBuild(args, program));
}

/** Loading the program takes longer than most of what it does. */
async function runCommand(): Promise<number> {
  const [{ run }, { programVersion }] = await Promise.all([import('./program.js'), import('../publish/version.js')]);
  return run(args, programVersion);
}
