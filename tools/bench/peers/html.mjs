// The composed documents as HTML, for pandoc; made outside of what is timed.
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const inlines = (list) => list.map((inline) => (inline.kind === 'text' ? escaped(inline.text) : '<br>')).join('');
const paragraphs = (list) => list.filter((line) => line.kind === 'paragraph').map((line) => `<p>${inlines(line.inlines)}</p>`).join('');

function block(one) {
  if (one.kind === 'paragraph') return paragraphs([one]);
  if (one.kind === 'columns') return `<table>${one.rows.map((row) => `<tr>${row.map((cell) => `<td>${paragraphs(cell)}</td>`).join('')}</tr>`).join('')}</table>`;
  if (one.kind !== 'table') return '';
  const row = (cells, tag) => `<tr>${cells.map((cell) => `<${tag} colspan="${cell.span}">${paragraphs(cell.paragraphs)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${row(one.header.cells, 'th')}</thead><tbody>${one.rows.map((r) => row(r.cells, 'td')).join('')}</tbody></table>`;
}

export function htmlOf({ meta, sections }) {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escaped(meta.title)}</title></head><body>${sections.flatMap(({ blocks }) => blocks.map(block)).join('\n')}</body></html>`;
}
