/**
 * Where the elements of an XML text stand, in the order of their start tags; offsets are UTF-16 units. The DOM of the
 * library has no ends, and a text of a hundred megabytes has no room for a DOM: this tells the pieces to parse, and the
 * places where a text can be added to without writing it anew.
 */
export interface Tags {
  /** Of the start tag, and past it. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Of the end tag, and past it; both past the start tag where the element is closed in itself. */
  readonly closeStarts: readonly number[];
  readonly closeEnds: readonly number[];
  /** The first element after those inside. */
  readonly after: readonly number[];
}

export type XmlFault = 'broken' | 'doctype' | 'deep';

/** No document that a person made is deeper: a table in a table in a table takes some fifteen levels. */
const maxDepth = 400;

/** Finds the elements of an XML text; the library looks at everything else. A DOCTYPE is a fault whatever it says. */
export function scanTags(text: string): Tags | XmlFault {
  const starts: number[] = [];
  const ends: number[] = [];
  const closeStarts: number[] = [];
  const closeEnds: number[] = [];
  const after: number[] = [];
  const open: number[] = [];
  for (let at = text.indexOf('<'); at !== -1; ) {
    const second = text.charCodeAt(at + 1);
    let past: number;
    if (second === 0x21 || second === 0x3f) {
      const end = pastMarkup(text, at);
      if (typeof end === 'string') return end;
      past = end;
    } else if (second === 0x2f) {
      const close = text.indexOf('>', at);
      const element = open.pop();
      if (close === -1 || element === undefined) return 'broken';
      past = close + 1;
      closeStarts[element] = at;
      closeEnds[element] = past;
      after[element] = starts.length;
    } else {
      const end = pastStartTag(text, at + 1);
      if (end === undefined || (open.length === 0 && starts.length > 0)) return 'broken';
      past = end;
      const element = starts.length;
      starts.push(at);
      ends.push(past);
      closeStarts.push(past);
      closeEnds.push(past);
      after.push(element + 1);
      if (text.charCodeAt(past - 2) !== 0x2f) open.push(element);
      if (open.length > maxDepth) return 'deep';
    }
    at = text.indexOf('<', past);
  }
  return open.length > 0 || starts.length === 0 ? 'broken' : { starts, ends, closeStarts, closeEnds, after };
}

/** Past a comment, a CDATA section or an instruction. */
function pastMarkup(text: string, at: number): number | XmlFault {
  const mark = [
    { start: '<!--', end: '-->' },
    { start: '<![CDATA[', end: ']]>' },
    { start: '<?', end: '?>' },
  ].find(({ start }) => text.startsWith(start, at));
  if (mark === undefined) return /^<!DOCTYPE/iu.test(text.slice(at, at + 9)) ? 'doctype' : 'broken';
  const end = text.indexOf(mark.end, at + mark.start.length);
  return end === -1 ? 'broken' : end + mark.end.length;
}

function pastStartTag(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x3e) return at + 1;
    if (unit === 0x3c) return undefined;
    if (unit !== 0x22 && unit !== 0x27) continue;
    const end = text.indexOf(unit === 0x22 ? '"' : "'", at + 1);
    if (end === -1) return undefined;
    at = end;
  }
  return undefined;
}
