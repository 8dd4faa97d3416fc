/** Properties by name with parameters ("DTSTART;VALUE=DATE"), texts unescaped. */
export type CalendarEvent = Readonly<Record<string, string>>;

const texts = new Set(['SUMMARY', 'DESCRIPTION', 'NAME', 'X-WR-CALNAME']);
/** What RFC 5545 demands of every event (3.6.1), and what we add to it. */
const demanded = ['UID', 'DTSTAMP', 'DTSTART;VALUE=DATE', 'DTEND;VALUE=DATE', 'SEQUENCE', 'SUMMARY'] as const;

/** A strict reader of calendar files: whatever RFC 5545 does not allow is thrown. */
export function readCalendar(text: string): { readonly head: CalendarEvent; readonly events: readonly CalendarEvent[] } {
  const bytes = new TextEncoder().encode(text);
  if (new TextDecoder('utf-8', { fatal: true }).decode(bytes) !== text) throw new Error('not UTF-8');
  if (/(?<!\r)\n|\r(?!\n)/u.test(text)) throw new Error('a line that does not end in CRLF');
  const folded = text.endsWith('\r\n') ? text.slice(0, -2).split('\r\n') : text.split('\r\n');
  for (const line of folded) {
    if (new TextEncoder().encode(line).length > 75) throw new Error(`longer than 75 octets: ${line}`);
    // A lone surrogate would be a character cut by folding.
    if (/\p{Cs}/u.test(line) || line.includes('\ufffd')) throw new Error(`a character cut: ${line}`);
  }
  const lines = text.replaceAll('\r\n ', '').split('\r\n').filter((line) => line !== '');
  const open: string[] = [];
  const head: Record<string, string> = {};
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    const match = /^([A-Z-]+(?:;[A-Z-]+=[^:;"]+)*):(.*)$/u.exec(line);
    if (match === null) throw new Error(`no property: ${line}`);
    const [, name = '', value = ''] = match;
    if (name === 'BEGIN') {
      if (value === 'VEVENT') events.push({});
      open.push(value);
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`END:${value} closes nothing`);
    } else {
      const target = open.at(-1) === 'VEVENT' ? events.at(-1) : open.length === 1 ? head : {};
      if (target === undefined || open.length === 0) throw new Error(`outside: ${line}`);
      if (name in target) throw new Error(`twice: ${name}`);
      target[name] = texts.has(name) ? unescaped(value) : value;
    }
  }
  if (open.length > 0 || lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('not one VCALENDAR');
  if (head['VERSION'] !== '2.0' || head['PRODID'] === undefined) throw new Error('no VERSION or PRODID');
  for (const event of events) {
    for (const name of demanded) if (!(name in event)) throw new Error(`no ${name}`);
    if (!/^\d{8}$/u.test(event['DTSTART;VALUE=DATE'] ?? '') || (event['DTEND;VALUE=DATE'] ?? '') <= (event['DTSTART;VALUE=DATE'] ?? '')) throw new Error('DTEND not after DTSTART');
    if (!/^\d+$/u.test(event['SEQUENCE'] ?? '') || Number(event['SEQUENCE']) > 2 ** 31 - 1) throw new Error('SEQUENCE is no integer of 32 bits');
  }
  return { head, events };
}

/** A TEXT value (3.3.11): commas, semicolons and backslashes are escaped, line breaks are "\n". */
function unescaped(value: string): string {
  if (/[\\,;]/u.test(value.replaceAll(/\\[\\,;nN]/gu, ''))) throw new Error(`not escaped: ${value}`);
  return value.replaceAll(/\\([\\,;nN])/gu, (_, one: string) => (one === 'n' || one === 'N' ? '\n' : one));
}
