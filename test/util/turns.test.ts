import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { Turns } from '../../src/util/turns.ts';

test('turns are taken in the order of asking, one each time the event loop comes round', async () => {
  const turns = new Turns();
  const taken: number[] = [];
  const all = Promise.all([1, 2, 3].map((name) => turns.take().then(() => taken.push(name))));
  const seen: number[] = [];
  while (taken.length < 3) {
    await setImmediate();
    seen.push(taken.length);
  }
  await all;
  expect(taken).toEqual([1, 2, 3]);
  expect(seen.every((count, place) => count - (seen[place - 1] ?? 0) <= 1)).toBe(true);
});

test('long work yields between its slices, and stops when it is no longer needed', async () => {
  const turns = new Turns();
  const waiting = new AbortController();
  const rest = turns.slices(waiting.signal);
  let others = 0;
  const other = (async () => {
    while (!waiting.signal.aborted) {
      await setImmediate();
      others++;
      if (others === 3) waiting.abort(new Error('nobody waits'));
    }
  })();
  const work = async (): Promise<void> => {
    for (;;) await rest();
  };
  await expect(work()).rejects.toThrow('nobody waits');
  await other;
  expect(others).toBe(3);
});

test('taking a turn returns how long it waited', async () => {
  const turns = new Turns();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const first = turns.take().then(() => clock.mockReturnValue(4000));
  const second = turns.take();
  await first;
  expect(await second).toBe(4000);
});
