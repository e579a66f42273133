import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentQuestions } from '../../src/discord/recent-questions.ts';

function asked(
  ...questions: readonly (readonly [guildId: string, memberId: string, query: string])[]
): RecentQuestions {
  const recent = new RecentQuestions();
  for (const [guildId, memberId, query] of questions) recent.note({ guildId, memberId, query });
  return recent;
}

test('only what two members of a server asked is told, the latest first', () => {
  const recent = asked(
    ['a', 'ana', 'sourdough'],
    ['a', 'ana', 'sourdough'],
    ['a', 'ana', 'Xen'],
    ['a', 'ben', 'xen '],
    ['b', 'ben', 'sourdough'],
    ['a', 'ben', 'coffee'],
    ['a', 'cid', 'coffee'],
  );
  expect(recent.of('a')).toEqual(['coffee', 'Xen']);
  expect(recent.of('b')).toEqual([]);
  expect(recent.of('nowhere')).toEqual([]);
});

test('asking again brings a question to the top', () => {
  const pair = (query: string) => [['a', 'ana', query] as const, ['a', 'ben', query] as const];
  expect(asked(...pair('one'), ...pair('two'), ['a', 'ana', 'one']).of('a')).toEqual(['one', 'two']);
});

test('however much is asked, only a bounded part is remembered', () => {
  const recent = new RecentQuestions();
  for (let number = 0; number < 5000; number++) {
    for (const memberId of ['ana', 'ben']) {
      recent.note({ guildId: 'a', memberId, query: `question ${number}` });
      recent.note({ guildId: `server ${number}`, memberId, query: 'bread' });
    }
  }
  expect(recent.of('a').length).toBeLessThanOrEqual(60);
  expect(recent.of('a')[0]).toBe('question 4999');
  expect(recent.of('server 1')).toEqual([]);
});

test('no question is told twice, in whatever order members ask', () => {
  const question = fc.tuple(
    fc.constant('a'),
    fc.constantFrom('ana', 'ben', 'cid'),
    fc.constantFrom('x', 'X', ' y', 'z'),
  );
  fc.assert(
    fc.property(fc.array(question), (questions) => {
      const told = asked(...questions)
        .of('a')
        .map((query) => query.toLowerCase());
      expect(new Set(told).size).toBe(told.length);
    }),
  );
});
