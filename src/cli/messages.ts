import pc from 'picocolors';
import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** One diagnostic as `file:line:column level code message`, its hint on the next line. */
export function diagnosticLines(d: Diagnostic): string {
  const level = d.level === 'error' ? pc.red('error') : pc.yellow('warning');
  return `${d.file}:${d.line}:${d.column} ${level} ${pc.bold(d.code)} ${d.message}\n    ${pc.dim('→')} ${d.hint}`;
}

export function countLine(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((d) => d.level === 'error').length;
  return `${errors} lỗi, ${diagnostics.length - errors} cảnh báo`;
}

const told = new Set<string>();

/** A note beside the answer, grey, on standard error: once, however often its command is run again. */
export function tellOnce(note: string): void {
  if (told.has(note)) return;
  told.add(note);
  console.error(pc.dim(note));
}

/** Which year was taken where none was asked for. */
export function newestTold(year: number | string): string {
  return `Lệnh không ghi năm: lấy năm ${year}, năm mới nhất trong content.`;
}

/** Seconds, as Vietnamese writes them: "1,4 giây". */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1).replace('.', ',')} giây`;
}

/** "1.234.567" bytes as kB: "1.206 kB". */
export function kilobytes(bytes: number): string {
  return `${String(Math.round(bytes / 1024)).replace(/\B(?=(?:\d{3})+$)/gu, '.')} kB`;
}

/** A text as one line of a list shows it. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
