// One cold build in a process of its own; prints what it took as JSON.
import { buildYear } from '../../dist/publish/build.js';

const result = await buildYear(process.argv[2], 2023);
if (result.manifest === undefined) {
  console.error(JSON.stringify(result.diagnostics.filter((d) => d.level === 'error'), null, 2));
  process.exit(1);
}
const { files, tasks, agencies } = result.manifest;
const pages = files.filter((f) => f.path.endsWith('.pdf')).reduce((n, f) => n + f.pages, 0);
console.log(JSON.stringify({ timings: result.timings, wall: performance.now(), peak: process.resourceUsage().maxRSS / 1024, files: files.length, pages, tasks: tasks.length, agencies: agencies.length }));
