import { expect, test, vi } from 'vitest';
import { createTurns } from '../../src/discord/turns.ts';

test('each has a turn of the event loop, in order, with room for others between them', async () => {
  const turn = createTurns();
  const seen: string[] = [];
  const others = (left: number): unknown => seen.push('other') && left > 0 && setImmediate(() => others(left - 1));
  setImmediate(() => others(10));
  await Promise.all(['a', 'b', 'c'].map((name) => turn().then(() => seen.push(name))));
  expect(seen.filter((name) => name !== 'other')).toEqual(['a', 'b', 'c']);
  expect(seen.slice(seen.indexOf('a'), seen.indexOf('b'))).toContain('other');
  expect(seen.slice(seen.indexOf('b'), seen.indexOf('c'))).toContain('other');
});

test('whoever waited long is told', async () => {
  const turn = createTurns();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const first = turn().then(() => clock.mockReturnValue(4000));
  const second = turn();
  await first;
  expect(await second).toBe(4000);
});
