#!/usr/bin/env node
import { programVersion } from '../publish/version.js';
import { run } from './program.js';
import { watchStreams } from './streams.js';

const finalCode = watchStreams();
process.exitCode = await finalCode(await run(process.argv.slice(2), programVersion));
