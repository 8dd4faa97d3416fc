#!/usr/bin/env node
import { createRequire } from 'node:module';
import { run } from './program.js';
import { watchStreams } from './streams.js';

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
const finalCode = watchStreams();
process.exitCode = await finalCode(await run(process.argv.slice(2), version));
