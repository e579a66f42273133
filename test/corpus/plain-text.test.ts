import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf, textOfForm, textOfHtml } from '../../src/corpus/plain-text.ts';

describe('textOfHtml', () => {
  it.each([
    ['paragraphs', '<p>One\ntwo.</p>\n<p>Three.</p>', 'One two.\n\nThree.'],
    ['line breaks', 'One<br/>\ntwo<br>three', 'One\ntwo\nthree'],
    ['headings, as they are written', '<h2>Show\nNotes</h2><p>Text</p>', 'Show Notes\n\nText'],
    ['lists', '<ul><li>One</li><li>Two <b>bold</b></li></ul>', '• One\n• Two bold'],
    ['numbered lists', '<p>A</p><ol start="9"><li>One</li><li>Two</li></ol>', 'A\n\n9.  One\n10. Two'],
    ['lists in lists', '<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>', '• One\n  • Inner\n• Two'],
    ['code', '<p>Run:</p><pre>if x\n  then y\n</pre>', 'Run:\n\nif x\n  then y'],
    ['code with a highlighter', '<pre><code><span>  a</span> = <b>1</b>\n  b</code></pre>', 'a = 1\n  b'],
    ['tables', '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>', 'A | B\n1 | 2'],
    ['quotations', '<blockquote><p>One</p><p>Two</p></blockquote>', '> One\n>\n> Two'],
    ['definitions', '<dl><dt>Term</dt><dd>Meaning</dd></dl>', 'Term\nMeaning'],
    ['images', '<p>See <img src="cat.png" alt="a cat">.</p>', 'See a cat.'],
    ['images without a text', '<p>See <img src="cat.png"></p>', 'See'],
    ['entities', '<p>AT&amp;T &lt;b&gt; caf&eacute; &#8364;5&nbsp;only</p>', 'AT&T <b> café €5 only'],
    [
      'words across tags',
      '<p>re<b>mark</b>able <i>text</i> <b>here</b></p>',
      're mark able'.replaceAll(' ', '').concat(' text here'),
    ],
    ['scripts and styles, which are dropped', '<style>p{}</style><script>alert(1)</script><p>Text</p>', 'Text'],
    ['too many blank lines', '<p>One</p><p></p><br><br><br><p>Two</p>', 'One\n\nTwo'],
    ['tags that nobody closed', '<p>One<ul><li>Two<li>Three', 'One\n\n• Two\n• Three'],
  ])('reads %s', (_, html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  it.each([
    ['the address after the text', '<a href="https://xen.example/a">Xen</a>', 'Xen (https://xen.example/a)'],
    ['no address that is the text', '<a href="https://xen.example/">https://xen.example/</a>', 'https://xen.example/'],
    ['no address that is nearly the text', '<a href="https://www.xen.example/">xen.example</a>', 'xen.example'],
    ['the address of an empty link', '<p>See <a href="https://xen.example/a"></a></p>', 'See https://xen.example/a'],
    [
      'an address on the site in full',
      '<a href="/eps/hpr0012/">Show 12</a>',
      'Show 12 (https://hackerpublicradio.org/eps/hpr0012/)',
    ],
    ['no place within the page', '<a href="#top">Top</a>', 'Top'],
    ['no mailbox', '<a href="mailto:joe@example.org">Joe</a>', 'Joe'],
    ['no mailbox that was written wrongly', '<a href="mailto@joe@example.org.html">Joe</a>', 'Joe'],
    ['no script', '<a href="javascript:alert(1)">Joe</a>', 'Joe'],
    ['nothing for an address that is none', '<a href="http://[">Joe</a>', 'Joe (http://[)'],
  ])('renders a link: %s', (_, html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  it('keeps the line breaks of a text without markup', () => {
    expect(textOfHtml('Contact:\r\n\r\n\r\n • IRC &amp; mail  \n • web\n')).toBe('Contact:\n\n • IRC & mail\n • web');
  });

  it('keeps text that only looks like markup', () => {
    expect(textOfHtml('#include <stdio.h> and vector<int> if a < b && c > d')).toBe(
      '#include <stdio.h> and vector<int> if a < b && c > d',
    );
  });

  it('removes addresses that the markup hides', () => {
    expect(textOfHtml('<p>joe<b>@</b>example.org, &lt;joe&#64;example.org&gt;, joe&#x40;example.org</p>')).toBe(
      '[e-mail removed], [e-mail removed], [e-mail removed]',
    );
  });

  it('survives extreme nesting', () => {
    const deep = `${'<div><a href="https://x.example/">'.repeat(3000)}deep${'</a></div>'.repeat(3000)}<p>after</p>`;
    expect(textOfHtml(deep)).toContain('after');
    expect(textOfHtml('<ul><li>'.repeat(5000))).toBeTypeOf('string');
  });

  it('returns clean text for any input', () => {
    const piece = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<br>',
        '<pre>',
        '</pre>',
        '<ul>',
        '<li>',
        '<ol>',
        '</ul>',
        '<table>',
        '<tr>',
        '<td>',
        '<blockquote>',
      ],
      ...[
        '<a href="/x">',
        '</a>',
        '<b',
        '>',
        '<',
        '&',
        '&amp;',
        '&#0;',
        '&#xD800;',
        '&nbsp;',
        '\n',
        '  ',
        '\t',
        '\r',
        '\u0000',
      ],
      ...[
        'word',
        'two words',
        '\ud83d',
        '😀',
        'joe@example.org',
        '</corpus-text>',
        '<!--',
        '-->',
        '<![CDATA[',
        '\u202e',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        for (const clean of [textOfHtml, textOfForm, lineOf]) {
          const text = clean(pieces.join(''));
          expect(text).toBe(text.trim());
          expect(text).not.toMatch(/(?!\n)\p{Cc}|\u202e| \n|\n\n\n|joe@/u);
        }
        expect(lineOf(pieces.join(''))).not.toMatch(/\n| {2}/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('textOfForm', () => {
  it('keeps line breaks and decodes entities', () => {
    expect(textOfForm('Hi Ken,\n\nS&amp;R  is\r\ngreat &mdash; bye.\n')).toBe('Hi Ken,\n\nS&R  is\ngreat — bye.');
  });

  it('keeps line breaks around stray markup', () => {
    expect(textOfForm('Hi,\n\nrun:\n<pre>a\n  b</pre>\nand <b>then</b>\nbye')).toBe(
      'Hi,\n\nrun:\n\na\n  b\n\nand then\nbye',
    );
  });

  it('leaves an address with a query alone', () => {
    expect(textOfForm('https://x.example/?a=1&copy=2&lt=3')).toBe('https://x.example/?a=1&copy=2&lt=3');
  });
});

describe('lineOf', () => {
  it.each([
    ['entities', 'NELF &amp; Taxes', 'NELF & Taxes'],
    ['a decoded arrow', 'echo 01 &gt; /dev/random', 'echo 01 > /dev/random'],
    ['stray spaces', '  Selecting \t Talks\nfor  PyCon ', 'Selecting Talks for PyCon'],
    ['markup', '<em>Xen</em> and<br>more', 'Xen and more'],
    ['addresses', 'Ask joe@example.org', 'Ask [e-mail removed]'],
    ['odd spaces', 'a\u00a0b\u3000c', 'a b c'],
  ])('tidies %s', (_, source, line) => {
    expect(lineOf(source)).toBe(line);
  });

  it.each([
    ['lists', `${'<ul><li>'.repeat(49)}${'<li>one two'.repeat(20_000)}`],
    ['quotations', `${'<blockquote>'.repeat(490)}${'a<br>'.repeat(48_000)}`],
    ['lists that are opened and closed', `${'<ol><li>a'.repeat(40)}${'</li></ol>'.repeat(40)}`.repeat(300)],
    ['elements without end', '<div>'.repeat(20_000)],
  ])('is fast and does not grow nested %s', (_, html) => {
    const start = performance.now();
    expect(textOfHtml(html).length).toBeLessThan(8 * html.length);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('keeps the text of deeply nested lists and quotations', () => {
    const list = `${'<ul><li>level</li>'.repeat(30)}<li>innermost</li>${'</ul>'.repeat(30)}`;
    expect(textOfHtml(list)).toMatch(/^(?: *(?:• )*level\n+){30} *(?:• )*innermost$/);
    expect(textOfHtml(`${'<blockquote>'.repeat(20)}said<p>twice</p>`)).toMatch(/^> .*said\n[> ]*\n> .*twice$/);
  });

  it('reads a comment that consists of line breaks', () => {
    expect(textOfForm(`<b>one</b>${'\n'.repeat(200_000)}two`)).toBe('one\n\ntwo');
  });
});
