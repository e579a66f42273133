import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code, link, mark, marked, plain, prose, shorten } from '../../../src/discord/text/markdown.ts';
import { tidyLine, tidyLines } from '../../../src/discord/text/tidy.ts';
import { nodesOf, shownText } from '../support/markdown.ts';
import { nastyText } from '../support/nasty-text.ts';

describe('text from outside', () => {
  test.each([
    '# not a heading',
    '-# not small',
    '> not a quote',
    '>>> not a long quote',
    '- not a list',
    '12. not a list',
    '**not bold** _not italic_ __not underlined__ ~~not struck~~ ||not hidden||',
    '`not code` ```not code```',
    '[not a link](https://example.org)',
    '<@123456789012345678> <#123456789012345678> <@&123456789012345678> <t:1> <:a:123456789012345678> </a:1>',
    '@everyone and @here',
    'https://example.org/_a_/*b*',
    '¯\\_(ツ)_/¯',
    'snake_case_name \\ back\\slash',
  ])('%s is shown letter by letter', (text) => {
    expect(shownText(plain(text))).toEqual({ text, kinds: [] });
  });

  test('any text is shown literally, apart from white space', () => {
    fc.assert(
      fc.property(nastyText.map(tidyLines), (text) => {
        const shown = shownText(plain(text));
        expect(shown.kinds).toEqual([]);
        expect(tidyLine(shown.text)).toBe(tidyLine(text));
      }),
    );
  });

  test('prose keeps addresses as links and nothing else', () => {
    const shown = nodesOf(
      prose('See *this*: https://example.org/a_b_c?d=*e* (or http://x.y/z), [no](https://example.org/link).'),
    );
    expect(shown.filter(({ kind }) => kind === 'url').map(({ text }) => text)).toEqual([
      'https://example.org/a_b_c?d=*e*',
      'http://x.y/z',
      'https://example.org/link',
    ]);
    expect(new Set(shown.map(({ kind }) => kind))).toEqual(new Set(['text', 'url']));
  });

  test('any prose has no markup but links', () => {
    fc.assert(
      fc.property(nastyText.map(tidyLines), (text) => {
        const shown = shownText(prose(text));
        expect(shown.kinds.filter((kind) => kind !== 'url')).toEqual([]);
        expect(tidyLine(shown.text)).toBe(tidyLine(text));
      }),
    );
  });
});

describe('a link', () => {
  test('leads to its address, whatever its text', () => {
    fc.assert(
      fc.property(
        nastyText.filter((text) => text.trim() !== ''),
        // An escaped character is two.
        fc.integer({ min: 2, max: 300 }),
        (text, limit) => {
          const shown = nodesOf(link(text.replace(/\s+/g, ' ').trim(), 'https://example.org/', limit));
          expect(new Set(shown.map(({ kind }) => kind))).toEqual(new Set(['link text']));
          expect(link(text, 'u', limit).length).toBeLessThanOrEqual(limit + 5);
        },
      ),
    );
  });
});

describe('matches', () => {
  const segments = fc.array(fc.record({ text: nastyText.map(tidyLines), match: fc.boolean() }), { maxLength: 12 });

  test('are bold, the rest is not', () => {
    expect(
      mark([
        { text: 'the ', match: false },
        { text: 'Xen', match: true },
        { text: ' hypervisor', match: false },
      ]),
    ).toBe('the **Xen** hypervisor');
  });

  test('that are adjacent become one', () => {
    expect(
      mark([
        { text: 'Xen', match: true },
        { text: ' ', match: false },
        { text: 'host', match: true },
      ]),
    ).toBe('**Xen host**');
    expect(
      mark([
        { text: 'Xen', match: true },
        { text: 's', match: true },
      ]),
    ).toBe('**Xens**');
  });

  test('inside an address leave no stars in it', () => {
    const shown = shownText(
      mark([
        { text: 'https://', match: false },
        { text: 'xen', match: true },
        { text: '.org', match: false },
      ]),
    );
    expect(shown).toEqual({ text: 'https://xen.org', kinds: ['strong'] });
  });

  test('never break the text around them', () => {
    fc.assert(
      fc.property(segments, (any) => {
        const shown = shownText(mark(any));
        expect(shown.kinds.filter((kind) => kind !== 'strong')).toEqual([]);
        expect(tidyLine(shown.text)).toBe(tidyLine(any.map(({ text }) => text).join('')));
      }),
    );
  });

  test('are cut at a word, without the punctuation after it', () => {
    const any = [
      { text: 'Fast, ', match: false },
      { text: 'free', match: true },
      { text: ', and well made.', match: false },
    ];
    expect(marked(any, 18)).toBe('Fast, **free**…');
    expect(marked(any, 200)).toBe('Fast, **free**, and well made.');
  });

  test('are cut with their text, at most to the limit', () => {
    fc.assert(
      fc.property(segments, fc.integer({ min: 10, max: 200 }), (any, limit) => {
        const text = marked(any, limit);
        expect(text.length).toBeLessThanOrEqual(limit);
        expect(shownText(text).kinds.filter((kind) => kind !== 'strong')).toEqual([]);
      }),
    );
  });
});

test('what is cut is measured with its escapes', () => {
  fc.assert(
    fc.property(nastyText, fc.integer({ min: 2, max: 100 }), (text, limit) => {
      const shown = shorten(text, limit, plain);
      expect(shown.length).toBeLessThanOrEqual(limit);
      expect(shownText(shown).kinds).toEqual([]);
    }),
  );
});

test('text cannot break out of a code block', () => {
  expect(nodesOf(code('a`b` **c**'))).toEqual([{ kind: 'inlineCode', text: "a'b' **c**" }]);
});
