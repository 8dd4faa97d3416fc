import { seedFile } from './files.js';
import { cellMark, paragraphMark, splitWords, type Word } from './words.js';

const columns = ['STT', 'nhiệm vụ', 'kết quả', 'tiến độ', 'phân công'] as const;

/** Where the decision's parts begin; each lasts until the next. */
const decisionParts: readonly (readonly [RegExp, string])[] = [
  [/^Căn cứ Luật/u, 'Quyết định, căn cứ'],
  [/^Nơi nhận:/u, 'Quyết định, Nơi nhận'],
  [/^TM\. /u, 'Quyết định, chữ ký'],
];

type Cell = (readonly Word[])[];

interface Row {
  readonly ref: string;
  readonly cells: readonly Cell[];
}

/**
 * The words of the seed in order, each with its line and its part of the document. Markdown marks, HTML tags and
 * repeated header rows are dropped. What follows a page break inside a row joins its cell as a new paragraph.
 */
export function readSeed(text: string): Word[] {
  const out: Word[] = [];
  const emit = (text: string, line: number, where: string): number => out.push({ text, file: seedFile, line, where });
  let where = 'Quyết định, phần đầu';
  let khoan = '';
  let header: string | undefined;
  let section = '';
  let open: Row | undefined;

  const flush = (): void => {
    if (open === undefined) return;
    for (const [column, cell] of open.cells.entries()) {
      const name = `Phụ lục ${open.ref}, ${columns[column] ?? ''}`;
      emit(cellMark, cell[0]?.[0]?.line ?? 0, name);
      for (const [index, words] of cell.entries()) {
        if (index > 0) emit(paragraphMark, words[0]?.line ?? 0, name);
        for (const word of words) emit(word.text, word.line, name);
      }
    }
    open = undefined;
  };

  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1;
    if (raw.trim() === '') continue;
    if (!raw.includes('\t')) {
      const plain = raw.replace(/^#+ /u, '').replaceAll('*', '').trim();
      where = partOf(plain, where, khoan);
      khoan = /^(Kế hoạch [IVX]+\.\d+)/u.exec(where)?.[1] ?? '';
      emit(paragraphMark, line, where);
      for (const word of splitWords(plain)) emit(word, line, where);
      continue;
    }
    const cells = raw.split('\t');
    if (cells.length !== columns.length) throw new Error(`${seedFile}:${line}: ${cells.length} columns`);
    const first = splitWords(cells[0]?.replaceAll(/<\/?b>/gu, '') ?? '')[0];
    if (first === columns[0]) {
      if (header !== undefined && header !== raw) throw new Error(`${seedFile}:${line}: another header`);
      if (header === undefined) for (const cell of cells) [cellMark, ...splitWords(cell)].forEach((word) => emit(word, line, where));
      header = raw;
      continue;
    }
    const read = cells.map((cell) => paragraphs(cell).map((p): readonly Word[] => splitWords(p).map((word) => ({ text: word, file: seedFile, line, where: '' }))));
    if (first === undefined) {
      if (open === undefined) throw new Error(`${seedFile}:${line}: a continuation without a row`);
      for (const [column, cell] of open.cells.entries()) cell.push(...(read[column] ?? []));
    } else if (/^\d+$/u.test(first)) {
      flush();
      open = { ref: `${section}.${first}`, cells: read };
    } else {
      flush();
      section = first;
      for (const cell of read.slice(0, 2)) [cellMark, ...cell.flat().map((word) => word.text)].forEach((word) => emit(word, line, `Phụ lục ${section}`));
    }
  }
  flush();
  return out;
}

function partOf(plain: string, before: string, khoan: string): string {
  if (plain === 'KẾ HOẠCH') return 'Kế hoạch, phần đầu';
  if (plain === 'Phụ lục') return 'Phụ lục, phần đầu';
  if (before.startsWith('Quyết định')) {
    const article = /^Điều \d+/u.exec(plain)?.[0];
    return article === undefined ? (decisionParts.find(([start]) => start.test(plain))?.[1] ?? before) : `Quyết định, ${article}`;
  }
  if (!before.startsWith('Kế hoạch')) return before;
  const section = /^([IVX]+)\. /u.exec(plain)?.[1];
  if (section !== undefined) return `Kế hoạch ${section}`;
  const number = /^(\d+)\. /u.exec(plain)?.[1];
  if (number !== undefined) return `${/^Kế hoạch [IVX]+/u.exec(before)?.[0] ?? ''}.${number}`;
  const letter = /^(\p{Ll})\) /u.exec(plain)?.[1];
  return letter === undefined ? before : `${khoan}.${letter}`;
}

function paragraphs(cell: string): readonly string[] {
  const blocks = [...cell.matchAll(/<(p|li)>(.*?)<\/\1>/gu)].map((match) => match[2] ?? '');
  const plain = cell.replaceAll(/<(p|li)>.*?<\/\1>/gu, '').replaceAll(/<[^>]*>/gu, '').trim();
  if (blocks.length > 0 && plain !== '') throw new Error(`text beside the paragraphs of a cell: ${plain}`);
  return blocks.length > 0 ? blocks : plain === '' ? [] : [plain];
}
