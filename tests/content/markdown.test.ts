import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/content/markdown.js';
import { planFrontMatter } from '../../src/content/schema.js';

const head = '---\ntitle: T\nname: T\n---\n\n';

function blocks(body: string): readonly string[] {
  return readMarkdown({ file: 'plan.md', text: head + body }, planFrontMatter).blocks.map((b) => `${b.kind}: ${b.text}`);
}

describe('a content file is text, not markup', () => {
  it.each([
    '*đậm* và _nghiêng_ và **rất đậm**',
    '[chữ](http://x) và ![hình](y) và [a][b]',
    '`mã` và ``` và ~~~',
    '<b>thẻ</b> và <w:t> và <!-- chú thích -->',
    '&amp; và &lt; và ]]>',
    '{{decision.number}} và {{{x}}} và {{> chu-ky}}',
    '| cột | cột |',
    '> trích',
    '- gạch đầu dòng',
    '1) số và 12. số',
    '***',
    '::bang{vai="x"} và :xuong-dong[]',
    'đường dẫn C:\\thư mục\\tệp',
    '[x]: http://y',
  ])('%s', (text) => {
    expect(blocks(`${text}\n`)).toEqual([`paragraph: ${text}`]);
  });

  it('a line end inside a paragraph is a space, a blank line ends it', () => {
    expect(blocks('một\nhai\n\nba\r\nbốn\n')).toEqual(['paragraph: một hai', 'paragraph: ba bốn']);
  });

  it('reads a long run of spaces at once', () => {
    const started = performance.now();
    blocks(`một${' '.repeat(100_000)}hai\nba\n`);
    expect(performance.now() - started).toBeLessThan(6000);
  });

  it('a rule of dashes under a line is text, not a heading', () => {
    expect(blocks('một\n---\n')).toEqual(['paragraph: một ---']);
  });

  it('gives the place of every block', () => {
    const { blocks: found } = readMarkdown({ file: 'plan.md', text: `${head}# I. A\n\nmột\n` }, planFrontMatter);
    expect(found.map((b) => [b.place.line, b.place.column])).toEqual([[6, 3], [8, 1]]);
  });
});
