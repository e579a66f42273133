import { beforeAll, describe, expect, test } from 'vitest';
import { Golden } from './golden.ts';

let golden: Golden;
beforeAll(async () => {
  golden = await Golden.open();
});

describe('a story told in other words finds its show', () => {
  test.each([
    ['the one where somebody fixed up an old laptop for their kid', 6],
    ['I remember someone at a bakery who repairs old calculators and writes in green ink', 24],
    ['hey all, which was the episode about baking bread with sensors watching the dough?', 5],
    ['anyone remember the guy who lost his wedding pictures because of a script', 8],
    ['somebody put wifi on their vegetable garden and the beans got in the way', 13],
    ['that show where a cabbage was used to measure acid', 27],
    ['who was it that charged a phone while cycling home', 17],
    ["the story of somebody's backup that copied nothing over everything", 10],
    ['somebody recorded bats by the canal and slowed them down', 20],
  ])('%s', (text, id) => {
    expect(golden.ids(text)[0]).toBe(id);
  });

  test('and what only frames the question is not marked', () => {
    expect(golden.marked('the one where somebody fixed up an old laptop for their kid', 6)).not.toContain('one');
  });

  test('whatever frames the question, and in whatever order', () => {
    expect(golden.ids('fixed up an old laptop for their kid, which one was that, anyone?')[0]).toBe(6);
    expect(golden.ids('hey all, I remember an episode: old laptop, fixed up, kid')[0]).toBe(6);
  });
});
