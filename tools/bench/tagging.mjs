// What the structure of PDF/A-2a and PDF/UA-1 costs: all PDFs of the 2023 set with it and without, by turns in one process.
import { composeJobs } from '../../dist/publish/compose-jobs.js';
import { decisionJobOf, extractJobOf, paperTemplate } from '../../dist/publish/jobs.js';
import { readProject } from '../../dist/publish/project.js';
import { renderPdf } from '../../dist/render/pdf/render.js';

const { project } = readProject(process.argv[2], 2023, [paperTemplate, 'trich']);
const { documents } = composeJobs([decisionJobOf(project), ...project.distribution.portions.map((portion) => extractJobOf(project, portion))], project);
const rounds = 9;
const times = { 'PDF/A-2a': [], 'PDF/A-2b': [] };
const sizes = {};
for (let round = 0; round < rounds; round += 1) {
  for (const level of Object.keys(times)) {
    const start = performance.now();
    sizes[level] = 0;
    for (const { document } of documents) sizes[level] += (await renderPdf(document, project.format, project.faces, level)).bytes.length;
    times[level].push(performance.now() - start);
  }
}
console.log(JSON.stringify({ files: documents.length, sizes, times }));
