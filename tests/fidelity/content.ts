import { contentFiles, textOf, type Files } from './files.js';
import { LocatedJson, readMarkdown, type JsonPath, type Located } from './located.js';
import { printed } from './printed.js';
import { cellMark, paragraphMark, type Place, type Word } from './words.js';

export interface ContentWords {
  readonly words: readonly Word[];
  /** Every text of content that the walk reads. */
  readonly used: readonly Located[];
}

/** The words of `content/2023` in the order in which the document shows them, read without the renderers. */
export function readContent(files: Files): ContentWords {
  const plan = new LocatedJson(contentFiles.plan, textOf(files, contentFiles.plan));
  const tasks = new LocatedJson(contentFiles.tasks, textOf(files, contentFiles.tasks));
  const decision = readMarkdown(contentFiles.decision, textOf(files, contentFiles.decision));
  const text = readMarkdown(contentFiles.text, textOf(files, contentFiles.text));
  const subject = frontMatter(decision.frontMatter, 'subject');
  const title = frontMatter(text.frontMatter, 'title');
  const name = frontMatter(text.frontMatter, 'name');
  const words: Word[] = [];
  const line = (form: string, ...parts: readonly Located[]): void => void words.push(...fill(paragraphMark, form, parts));

  for (let i = 0; i < plan.count('issuer', 'head'); i += 1) line('{}', plan.at('issuer', 'head', i));
  const number = plan.at('decision', 'number');
  const symbol = plan.at('decision', 'symbol');
  const date = dateParts(plan.at('decision', 'date'));
  line(printed.number, number, symbol);
  line(printed.date, plan.at('issuer', 'place'), ...date);
  line(printed.kind, subject);
  line('{}', subject);
  line('{}', plan.at('issuer', 'authority'));
  let decided = false;
  for (const block of decision.blocks) {
    if (!decided && block.text.startsWith('Điều ')) {
      decided = true;
      line(printed.decides, block);
    }
    line('{}', block);
  }
  const archive = plan.at('archive');
  line(printed.recipientsTitle, archive);
  for (let i = 0; i < plan.count('recipients'); i += 1) line(printed.recipient, plan.at('recipients', i));
  line(printed.archive, archive);
  for (const key of ['authority', 'office', 'name']) line('{}', plan.at('signer', key));

  line(printed.planKind, title);
  line('{}', title);
  line(printed.planReference[0], number, symbol, ...date);
  line(printed.planReference[1], plan.at('issuer', 'name'));
  for (const block of text.blocks) line('{}', block);

  const appendix = tasks.at('title');
  line(printed.appendix, appendix);
  line('{}', appendix);
  line(printed.appendixReference, name);
  for (const column of printed.columns) words.push(...fill(cellMark, column, [appendix]));
  for (let s = 0; s < tasks.count('sections'); s += 1) {
    for (const key of ['number', 'title']) words.push(...fill(cellMark, '{}', [tasks.at('sections', s, key)]));
    for (let t = 0; t < tasks.count('sections', s, 'tasks'); t += 1) {
      const task: JsonPath = ['sections', s, 'tasks', t];
      words.push(...fill(cellMark, '{}', [tasks.at(...task, 'number')]));
      for (const column of [['task'], ['outputs'], ['deadline', 'words'], ['assignment', 'words']]) words.push(...cell(tasks, [...task, ...column]));
    }
  }
  return { words, used: [subject, title, name, ...decision.blocks, ...text.blocks, ...plan.used, ...tasks.used] };
}

function frontMatter(all: ReadonlyMap<string, Located>, key: string): Located {
  const found = all.get(key);
  if (found === undefined) throw new Error(`no ${key} in front matter`);
  return found;
}

function cell(json: LocatedJson, path: JsonPath): Word[] {
  const words: Word[] = [];
  for (let i = 0; i < json.count(...path); i += 1) {
    const isItem = json.has(...path, i, 'item');
    const part = isItem ? json.at(...path, i, 'item') : json.at(...path, i);
    words.push(...fill(i === 0 ? cellMark : paragraphMark, isItem ? printed.item : '{}', [part]));
  }
  return words;
}

/** "2022-12-28" as day, month and year; R17 wants a leading 0 on days below 10 and on months 1 and 2 only. */
function dateParts(date: Located): readonly Located[] {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date.text) ?? [];
  const shown = [day, Number(month) > 2 ? String(Number(month)) : month, year];
  return shown.map((text) => ({ ...date, text: text === '' ? date.text : text, lineOf: () => date.lineOf(0) }));
}

/** The words of a form with its `{}` filled, after a mark. Words that templates print have the place of their content. */
function fill(mark: string, form: string, parts: readonly Located[]): Word[] {
  const [first] = parts;
  if (first === undefined) throw new Error(`nothing to print in "${form}"`);
  const words: Word[] = [{ text: mark, file: first.file, line: first.lineOf(0), where: '' }];
  let open: { text: string; file: string; line: number; where: string; also: Place[] } | undefined;
  const add = (text: string, of: Located, fromContent: boolean): void => {
    if (text === '' && fromContent) open?.also.push({ file: of.file, line: of.lineOf(0) });
    for (const match of text.matchAll(/\s+|\S+/gu)) {
      if (match[0].trim() === '') {
        open = undefined;
        continue;
      }
      const place = { file: of.file, line: of.lineOf(fromContent ? match.index : 0) };
      if (open === undefined) {
        open = { text: match[0], ...place, where: '', also: [] };
        words.push(open);
      } else {
        open.text += match[0];
        open.also.push(place);
      }
    }
  };
  let last = first;
  for (const [index, piece] of form.split('{}').entries()) {
    const part = index === 0 ? undefined : parts[index - 1];
    if (part !== undefined) {
      add(part.text, part, true);
      last = part;
    }
    add(piece, last, false);
  }
  return words;
}
