#!/usr/bin/env node
import { quietly } from '../publish/quietly.js';
import { watchStreams } from './streams.js';
import { warmBuild } from './warm-build.js';

const finalCode = watchStreams();
const args = process.argv.slice(2);
process.exitCode = await finalCode(warmBuild(args) ?? (await runCommand()));

/** Loading the program takes longer than most of what it does. */
async function runCommand(): Promise<number> {
  // Before the code that it describes is loaded: see there.
  if (args[0] === 'build') quietly((await import('../publish/cache/program.js')).runningProgram);
  const [{ run }, { programVersion }] = await Promise.all([import('./program.js'), import('../publish/version.js')]);
  return run(args, programVersion);
}
