import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MarkdownNode, safeUrl } from '../../../../src/playground/page/markdown/nodes.ts';
import { parseMarkdown, parseMarkdownLine, plainText } from '../../../../src/playground/page/markdown/parse.ts';

const text = (value: string): MarkdownNode => ({ type: 'text', text: value });

/** A tree in short notation. */
function outline(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.text;
      if (node.type === 'break') return '⏎';
      if (node.type === 'list') return `${node.ordered ? 'ol' : 'ul'}[${node.items.map(outline).join('|')}]`;
      if (node.type === 'link') return `link(${node.url})[${outline(node.content)}]`;
      if ('content' in node) return `${node.type}[${outline(node.content)}]`;
      if ('text' in node) return `${node.type}[${node.text}]`;
      return 'id' in node ? `${node.type}(${node.id})` : node.type;
    })
    .join('');
}
const shape = (source: string): string => outline(parseMarkdown(source));

describe('parseMarkdown', () => {
  it.each([
    ['**b** *i* _i_ __u__ ~~s~~ ||x||', 'strong[b] em[i] em[i] underline[u] strike[s] spoiler[x]'],
    ['`a*b*` snake_case_name', 'code[a*b*] snake_case_name'],
    ['***both***', 'em[strong[both]]'],
    ['```js\nlet x\n```\nafter', 'codeBlock[let x]after'],
    ['> a\n> b\nc', 'quote[a⏎b⏎]c'],
    ['>>> a\nb', 'quote[a⏎b]'],
    ['# One\n## Two\ntext', 'heading[One]heading[Two]text'],
    ['> quoted\n# After it', 'quote[quoted⏎]heading[After it]'],
    ['-# small\nnext', 'subtext[small]next'],
    ['a\n\nb', 'a⏎⏎b'],
    ['**1. [Title](https://example.org/x)**', 'strong[1. link(https://example.org/x)[Title]]'],
    ['see https://example.org/a, ok', 'see link(https://example.org/a)[https://example.org/a], ok'],
    ['<https://example.org/a>', 'link(https://example.org/a)[https://example.org/a]'],
    ['<@123456789012345678> <#123456789012345679>', 'user(123456789012345678) channel(123456789012345679)'],
    ['@everyone', 'everyone[@everyone]'],
    ['</hpr search:123456789012345678>', 'slashCommand(123456789012345678)'],
    ['<:tux:123456789012345678> 😀', ':tux: 😀'],
    ['\\*not\\* \\[a\\](b)', '*not* [a](b)'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('reads %j', (source, expected) => {
    expect(shape(source)).toBe(expected);
  });

  it.each([
    ['- a\n- b\nend', 'ul[a|b]end'],
    ['* a\n  - b\n    - c\n* d', 'ul[a⏎ul[b⏎ul[c]]|d]'],
    ['3. a\n4. b', 'ol[a|b]'],
    ['- a\n1. b', 'ul[a]ol[b]'],
    ['- a\n  goes on\n- b', 'ul[a⏎goes on|b]'],
    ['- a\n\n- b', 'ul[a]⏎ul[b]'],
    ['- **bold** item', 'ul[strong[bold] item]'],
    ['not - a list', 'not - a list'],
    ['-no list\n1.no list', '-no list⏎1.no list'],
  ])('reads the list %j', (source, expected) => {
    expect(shape(source)).toBe(expected);
  });

  it('keeps the number that a list begins with', () => {
    expect(parseMarkdown('7. x')).toMatchObject([{ type: 'list', start: 7 }]);
  });

  it('reads a timestamp and its style', () => {
    expect(parseMarkdown('<t:1368000000:R><t:5>')).toEqual([
      { type: 'timestamp', seconds: 1_368_000_000, style: 'R' },
      { type: 'timestamp', seconds: 5, style: 'f' },
    ]);
  });

  it('shows a link with an unsafe URL as text', () => {
    expect(parseMarkdown('[x](javascript:alert(1))')).toEqual([text('[x](javascript:alert(1))')]);
    expect(parseMarkdown('[x](data:text/html,hi)')).toEqual([text('[x](data:text/html,hi)')]);
  });

  it('parses no blocks in a title', () => {
    expect(outline(parseMarkdownLine('# **a** - b'))).toBe('# strong[a] - b');
    expect(outline(parseMarkdownLine('- a'))).toBe('- a');
  });

  it('round-trips escaped text', () => {
    const escaped = (source: string): string => source.replace(/[^0-9A-Za-z\s]/gu, '\\$&');
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]*$/), (source) => {
        expect(plainText(parseMarkdown(escaped(source)))).toBe(source);
      }),
    );
  });

  it('accepts any text and yields only safe links', () => {
    const pieces = fc.constantFrom(
      '**',
      '*',
      '_',
      '`',
      '```',
      '> ',
      '- ',
      '1. ',
      '# ',
      '-# ',
      '[',
      '](',
      ')',
      '\n',
      '||',
      '~~',
      '<',
      '>',
      'javascript:x',
      'https://a.b/c',
      '<@1>',
      ' ',
      'a',
      '\\',
    );
    const source = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 40 });
    fc.assert(
      fc.property(source, (parts) => {
        for (const url of urlsIn(parseMarkdown(parts.join('')))) expect(url).toMatch(/^https?:\/\//);
      }),
      { numRuns: 300 },
    );
  });
});

function urlsIn(nodes: readonly MarkdownNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'list') return node.items.flatMap(urlsIn);
    const inside = 'content' in node ? urlsIn(node.content) : [];
    return node.type === 'link' ? [node.url, ...inside] : inside;
  });
}

describe('safeUrl', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x', '//example.org', ''])(
    'refuses %j',
    (address) => {
      expect(safeUrl(address)).toBeUndefined();
    },
  );

  it('accepts http and https', () => {
    expect(safeUrl('https://example.org/a b')).toBe('https://example.org/a%20b');
  });
});
