import { describe, expect, test } from 'vitest';
import { mentionedEpisode, mentionIsAll, wordsOfMessage } from '../../src/discord/mention.ts';

describe('a message that names a show', () => {
  test.each([
    ['have you heard hpr1234?', 1234],
    ['HPR 42 was great', 42],
    ['https://hackerpublicradio.org/eps/hpr0012/index.html', 12],
    ['http://hackerpublicradio.org/eps.php?id=0567', 567],
    ['hpr is great, 42 times', undefined],
    ['nothing', undefined],
  ])('%s: %s', (text, number) => {
    expect(mentionedEpisode(text)).toBe(number);
  });
});

test('a query counts only if it is nothing but a show number or link', () => {
  expect(mentionIsAll('hpr0042')).toBe(42);
  expect(mentionIsAll('https://hackerpublicradio.org/eps/hpr0042/')).toBe(42);
  expect(mentionIsAll('what was hpr0042 about')).toBeUndefined();
});

describe('the words of a message', () => {
  test('are its visible text', () => {
    const text =
      '# Look\n> **Debian** on a <:pi:123456789012345678> <@123456789012345678>, see <https://example.org> `apt`\n- 🎉 c++';
    expect(wordsOfMessage(text, 200)).toBe('Look Debian on a see apt c++');
  });

  test('are at most thirty', () => {
    expect(wordsOfMessage('word '.repeat(500), 2000).split(' ')).toHaveLength(30);
  });

  test('fit the limit', () => {
    expect(wordsOfMessage('aaaa bbbb cccc', 10)).toBe('aaaa bbbb');
    expect(wordsOfMessage('a'.repeat(50), 10)).toBe('');
  });
});
