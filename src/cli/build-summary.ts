import pc from 'picocolors';
import type { BuildResult } from '../publish/build.js';
import { outputFolder } from '../publish/folders.js';
import { countLine, diagnosticLines, kilobytes, seconds } from './messages.js';

/** Tells what a build has made, to people, beginning with what is done, or in JSON; `took` in milliseconds. Loads next to nothing: a build of what is unchanged tells the same. */
export function tellBuild(done: string, result: BuildResult, took: number, json: boolean): void {
  const { diagnostics, kept, made, taken, timings, manifest } = result;
  if (json) console.log(JSON.stringify({ ok: true, diagnostics, kept, made, taken, timings, milliseconds: Math.round(took), manifest }, null, 2));
  else summary(done, result, took);
}

/** What a build of a whole set says first. */
export function doneLine(name: string, set: string): string {
  return `Đã làm xong bộ văn bản năm ${name}: ${outputFolder}/${set}/`;
}

function summary(done: string, { manifest, diagnostics, kept, made, taken, timings }: BuildResult, took: number): void {
  if (manifest === undefined) return;
  for (const d of diagnostics) console.log(diagnosticLines(d));
  const { files } = manifest;
  const pdfs = files.filter((f) => f.path.endsWith('.pdf'));
  const pages = pdfs.reduce((n, f) => n + f.pages, 0);
  const size = files.reduce((n, f) => n + f.size, 0);
  console.log(pc.green(done));
  console.log(`  ${files.length} tệp (${files.length - pdfs.length} DOCX, ${pdfs.length} PDF), ${pages} trang, ${kilobytes(size)}`);
  console.log(`  làm mới ${made} tệp, lấy lại ${taken} tệp không đổi`);
  console.log(`  ${manifest.tasks.length} nhiệm vụ, ${manifest.agencies.length} cơ quan có bản trích`);
  if (kept.length > 0) console.log(`  giữ nguyên ${kept.length} tệp không do chương trình làm ra: ${kept.slice(0, 5).join(', ')}${kept.length > 5 ? ', …' : ''}`);
  console.log(`  ${countLine(diagnostics)}`);
  const stages = [
    ['đọc', timings.read],
    ['soạn', timings.compose],
    ['PDF', timings.pdf],
    ['DOCX', timings.docx],
    ['ghi', timings.write],
  ] as const;
  console.log(`  ${seconds(took)} (${stages.map(([name, ms]) => `${name} ${seconds(ms)}`).join(', ')})`);
}
