import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { annotateDocx, type DocxComment } from '../../../src/inspect/docx/annotate.js';
import { allWords, docx, p, partOf, r, seenIn, wordSpace, type Parts } from './builder.js';

async function annotated(file: Uint8Array, ...comments: DocxComment[]): Promise<Uint8Array> {
  const read = await annotateDocx(file, comments);
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  return read.value;
}

/** Words between the markers of each comment, by id: the text of `w:t` between them. */
function covered(bytes: Uint8Array): Record<string, string> {
  const xml = partOf(bytes, 'word/document.xml');
  return Object.fromEntries(
    [...xml.matchAll(/<\w+:commentRangeStart [^>]*:id="(\d+)"\/>/gu)].map(([mark, id = '']) => {
      const from = xml.indexOf(mark) + mark.length;
      const to = new RegExp(`<\\w+:commentRangeEnd [^>]*:id="${id}"/>`, 'u').exec(xml)?.index ?? 0;
      return [id, [...xml.slice(from, to).matchAll(/<(?:\w+:)?t(?: [^>]*)?>([^<]*)</gu)].map(([, text]) => text).join('')];
    }),
  );
}

/** A body without what comments put in: markers, runs that were cut, and what they say of spaces. */
function plain(bytes: Uint8Array): string {
  return partOf(bytes, 'word/document.xml').replaceAll(/<w:commentRange(?:Start|End) [^>]*\/>|<w:r><w:commentReference [^>]*\/><\/w:r>/gu, '');
}

const note = (paragraph: number, words?: string): DocxComment => ({ paragraph, lines: ['ghi chú'], ...(words === undefined ? {} : { words }) });
const body = (xml: string): Uint8Array => docx({ body: xml });

describe('a comment stands on the words it is about', () => {
  it.each<[string, string, string | undefined, string]>([
    ['a whole paragraph', `${p('một')}${p('hai')}`, undefined, 'một'],
    ['a whole run', p('một'), 'một', 'một'],
    ['in the middle of a run', p('một hai ba', '', '<w:b/>'), 'hai', 'hai'],
    ['at its beginning and end', p('một hai'), 'một', 'một'],
    ['across runs', `<w:p>${r('một h')}${r('ai', '<w:b/>')}${r(' ba')}</w:p>`, 'hai', 'hai'],
    ['after other things in the run', '<w:p><w:r><w:t>a</w:t><w:tab/><w:t>một hai</w:t><w:br/></w:r></w:p>', 'một hai', 'một hai'],
    ['entities', p('a &amp; b &#x1F600; c'), 'b', 'b'],
    ['a run that says nothing of its spaces', '<w:p><w:r><w:t>một hai ba</w:t></w:r></w:p>', 'hai', 'hai'],
    ['words in capitals', p('quyết định này', '', '<w:caps/>'), 'QUYẾT ĐỊNH', 'quyết định'],
    ['words that are not there: the whole paragraph', p('một'), 'hai', 'một'],
    ['in a link', `<w:p>${r('a ')}<w:hyperlink>${r('một hai')}</w:hyperlink></w:p>`, 'hai', 'hai'],
    ['in what was inserted', `<w:p>${r('a ')}<w:ins w:id="9" w:author="x">${r('một hai')}</w:ins></w:p>`, 'hai', 'hai'],
    ['words with a number that Word counts', p('một hai'), '1. một', 'một'],
    ['other spaces between', p('một\u{A0} hai'), 'một hai', 'một\u{A0} hai'],
    ['an empty paragraph', '<w:p/>', undefined, ''],
    ['a paragraph with nothing but properties', '<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>', 'x', ''],
    ['in a table', `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${p('một hai')}</w:tc></w:tr></w:tbl>`, 'hai', 'hai'],
  ])('%s', async (_, xml, words, wanted) => {
    const before = body(xml);
    const after = await annotated(before, note(1, words));
    expect(covered(after)).toEqual({ 0: wanted });
    expect(allWords(await seenIn(after))).toEqual(allWords(await seenIn(before)));
    expect(partOf(after, 'word/document.xml')).toContain('<w:commentReference w:id="0"/>');
  });

  it('many on one paragraph, side by side, one over the other, the same words twice', async () => {
    const after = await annotated(body(p('một hai ba bốn')), note(1, 'một hai'), note(1, 'hai ba'), note(1, 'ba bốn'), note(1, 'hai'), note(1, 'hai'), note(1));
    expect(covered(after)).toEqual({ 0: 'một hai', 1: 'hai ba', 2: 'ba bốn', 3: 'hai', 4: 'hai', 5: 'một hai ba bốn' });
    expect(allWords(await seenIn(after))).toEqual(['một hai ba bốn']);
  });

  it('on words of a text box it stands on the paragraph that the box hangs on', async () => {
    const box = `<w:p>${r('chủ')}<w:r><w:pict><v:shape style="width:9pt;height:9pt"><v:textbox><w:txbxContent>${p('trong hộp')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    const after = await annotated(body(box), note(2, 'trong'));
    expect(partOf(after, 'word/document.xml')).toMatch(/<w:body><w:p><w:commentRangeStart w:id="0"\/>/u);
    expect(partOf(after, 'word/document.xml')).toMatch(/<w:commentReference w:id="0"\/><\/w:r><\/w:p><w:sectPr>/u);
  });
});

describe('nothing else changes', () => {
  it('every other part, byte for byte; the body but for the markers', async () => {
    const before = docx({ body: p('một', '<w:jc w:val="both"/>') + p('hai'), styles: '<w:style w:type="paragraph" w:styleId="A"/>', others: { 'word/media/a.png': Uint8Array.of(1, 2, 3), 'customXml/item1.xml': '<x  a = "1" />' } });
    const after = await annotated(before, note(1), note(2, 'hai'));
    const [old, now] = [unzipSync(before), unzipSync(after)];
    const changed = Object.keys(now).filter((name) => !Buffer.from(now[name] ?? []).equals(Buffer.from(old[name] ?? [])));
    expect(changed).toEqual(['[Content_Types].xml', 'word/document.xml', 'word/_rels/document.xml.rels', 'word/comments.xml']);
    expect(Object.keys(now).slice(0, -1)).toEqual(Object.keys(old));
    expect(plain(after)).toBe(partOf(before, 'word/document.xml'));
  });

  it('a run cut in two keeps its looks in both halves', async () => {
    const after = await annotated(body('<w:p><w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>một hai</w:t></w:r></w:p>'), note(1, 'hai'));
    expect(partOf(after, 'word/document.xml')).toContain('<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">một </w:t></w:r><w:commentRangeStart w:id="0"/><w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">hai</w:t></w:r><w:commentRangeEnd w:id="0"/>');
  });

  it('a text whose spaces at the ends are dropped is not cut', async () => {
    const xml = '<w:p><w:r><w:t> một hai</w:t></w:r></w:p>';
    const after = await annotated(body(xml), note(1, 'hai'));
    expect(plain(after)).toContain(xml);
    expect(covered(after)).toEqual({ 0: ' một hai' });
  });

  it('the same document gives the same bytes, and none of the clock', async () => {
    const before = body(p('một'));
    expect(Buffer.from(await annotated(before, note(1))).equals(Buffer.from(await annotated(before, note(1))))).toBe(true);
    expect(partOf(await annotated(before, note(1)), 'word/comments.xml')).not.toContain('date');
    expect(await annotated(before)).toBe(before);
  });
});

describe('comments.xml', () => {
  it('is made with its type and relationship, text as typed', async () => {
    const after = await annotated(body(p('một')), { paragraph: 1, lines: ['R05: <"a" & b>', 'dòng hai\u{0}'] });
    expect(partOf(after, 'word/comments.xml')).toContain('<w:comment w:id="0" w:author="Kế hoạch" w:initials="KH"><w:p><w:r><w:t xml:space="preserve">R05: &lt;"a" &amp; b&gt;</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">dòng hai\u{FFFD}</w:t></w:r></w:p></w:comment>');
    expect(partOf(after, '[Content_Types].xml')).toContain('PartName="/word/comments.xml"');
    expect(partOf(after, 'word/_rels/document.xml.rels')).toMatch(/Id="rIdKeHoach" Type="[^"]*\/comments" Target="comments.xml"\/>/u);
  });

  it('keeps the comments that are there; new ids begin after them', async () => {
    const old = '<w:comment w:id="7" w:author="a"><w:p/></w:comment>';
    const after = await annotated(docx({ body: `<w:p><w:commentRangeStart w:id="7"/>${r('một')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>`, comments: old }), note(1));
    expect(partOf(after, 'word/comments.xml')).toMatch(new RegExp(`>${old}<w:comment w:id="8"`, 'u'));
    expect(covered(after)).toEqual({ 7: 'một', 8: 'một' });
    expect(Object.keys(unzipSync(after)).filter((name) => name.includes('comments'))).toEqual(['word/comments.xml']);
  });

  it.each<[string, Parts, RegExp]>([
    ['another prefix', { document: `<x:document xmlns:x="${wordSpace}"><x:body><x:p><x:r><x:t>một</x:t></x:r></x:p></x:body></x:document>` }, /<x:commentRangeStart x:id="0"\/>/u],
    ['no prefix at all', { document: `<document xmlns="${wordSpace}"><body><p><r><t>một</t></r></p></body></document>` }, new RegExp(`<kh:commentRangeStart xmlns:kh="${wordSpace}" kh:id="0"/>`, 'u')],
  ])('a file with %s', async (_, parts, wanted) => {
    const after = await annotated(docx(parts), note(1));
    expect(partOf(after, 'word/document.xml')).toMatch(wanted);
    expect(allWords(await seenIn(after))).toEqual(['một']);
  });

  it('UTF-16 stays UTF-16', async () => {
    const text = `\u{FEFF}<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="${wordSpace}"><w:body>${p('một')}</w:body></w:document>`;
    const after = await annotated(docx({ others: { 'word/document.xml': new Uint8Array(Buffer.from(text, 'utf16le')) } }), note(1));
    expect(Buffer.from(unzipSync(after)['word/document.xml'] ?? []).toString('utf16le')).toContain('<w:commentRangeStart w:id="0"/>');
    expect(allWords(await seenIn(after))).toEqual(['một']);
  });
});
