import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rewrap } from '../../../src/discord/text/rewrap.ts';
import { nastyText } from '../support/nasty-text.ts';

describe('hard-wrapped text', () => {
  test('becomes paragraphs', () => {
    const paragraph = [
      'We cycle to the lighthouse, and a bit beyond it, in this show. The wind',
      'was against us on the way out, and it had turned by the time that we',
      'had eaten. There is a tandem in it, two thermos flasks and a seal.',
      'Nobody fell off.',
    ];
    expect(rewrap([...paragraph, 'Links:', 'the tandem'].join('\n'))).toBe(
      `${paragraph.join(' ')}\nLinks:\nthe tandem`,
    );
  });

  test.each([
    [
      'a list',
      '• a soldering iron with a fine tip and a stand\n• solder, the thin kind, and a wet sponge or wool\n• patience',
    ],
    ['addresses', 'https://example.org/a/rather/long/address/of/a/page/one\nhttps://example.org/b'],
    ['code', 'for name in *.wav; do flac --best "$name" && echo done; done\nrm --interactive *.wav\nls'],
    ['a listing', 'ranger.conf = settings of the keyboard, and of colours too\nscope.sh = previews'],
    [
      'what is moved in',
      'The seal and the lamp are in a box that is below the stairs of\n    the tower, where nobody has looked for them since the war',
    ],
    ['verse', 'The kettle sings\nthe cat is gone\nand all the rain is falling'],
    ['sentences', 'This one is about a lamp that I have found in a skip on Sunday.\nThat one is about soup.'],
    ['', ''],
  ])('%s keeps its lines', (_, text) => {
    expect(rewrap(text)).toBe(text);
  });

  test('long lines are paragraphs', () => {
    const line = 'A line that goes on and on, as they do in notes that nobody broke at any width at all, '
      .repeat(2)
      .trim();
    expect(rewrap(`${line}\n${line}`)).toBe(`${line}\n\n${line}`);
  });

  test('nothing but white space ever changes', () => {
    const bare = (text: string) => text.replace(/\s+/g, ' ').trim();
    fc.assert(
      fc.property(nastyText, (text) => {
        expect(bare(rewrap(text))).toBe(bare(text));
      }),
    );
  });
});
