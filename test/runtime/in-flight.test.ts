import { describe, expect, test } from 'vitest';
import { InFlight } from '../../src/runtime/in-flight.ts';

/** Work that ends when the test says so. */
function work(): { readonly promise: Promise<void>; readonly end: () => void; readonly fail: (error: Error) => void } {
  let [end, fail]: [() => void, (error: Error) => void] = [() => {}, () => {}];
  const promise = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { promise, end, fail };
}

const NEVER_MS = 60_000;

describe('draining', () => {
  test('is over at once when nothing is under way', async () => {
    expect(await new InFlight().drain(NEVER_MS)).toBe(0);
  });

  test('waits for all work, whether it succeeds or fails', async () => {
    const inFlight = new InFlight();
    const [one, other] = [work(), work()];
    const tracked = [inFlight.track(one.promise), inFlight.track(other.promise)];
    const drained = inFlight.drain(NEVER_MS);
    one.end();
    await tracked[0];
    expect(inFlight.size).toBe(1);
    other.fail(new Error('broken'));
    await expect(tracked[1]).rejects.toThrow('broken');
    expect(await drained).toBe(0);
  });

  test('waits for work that other work has begun meanwhile', async () => {
    const inFlight = new InFlight();
    const [one, next] = [work(), work()];
    inFlight.track(one.promise.then(() => void inFlight.track(next.promise)));
    let isDrained = false;
    const drained = inFlight.drain(NEVER_MS).then((left) => {
      isDrained = true;
      return left;
    });
    one.end();
    await new Promise(setImmediate);
    expect(isDrained).toBe(false);
    next.end();
    expect(await drained).toBe(0);
  });

  test('gives up at the limit and says how much is left', async () => {
    const inFlight = new InFlight();
    inFlight.track(work().promise);
    expect(await inFlight.drain(1)).toBe(1);
  });

  test('tells callers to refuse new work', () => {
    const inFlight = new InFlight();
    expect(inFlight.isDraining).toBe(false);
    void inFlight.drain(1);
    expect(inFlight.isDraining).toBe(true);
  });
});
