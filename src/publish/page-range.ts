/** The pages that "1-2,5" names, in that order; undefined where it is no such list or names a page that is not there. */
export function readPages(words: string, count: number): readonly number[] | undefined {
  const pages: number[] = [];
  for (const part of words.split(',')) {
    const match = /^\s*([1-9]\d{0,4})(?:\s*-\s*([1-9]\d{0,4}))?\s*$/u.exec(part);
    if (match === null) return undefined;
    const from = Number(match[1]);
    const to = match[2] === undefined ? from : Number(match[2]);
    if (from > to || to > count) return undefined;
    for (let page = from; page <= to; page += 1) {
      if (pages.includes(page)) return undefined;
      pages.push(page);
    }
  }
  return pages;
}
