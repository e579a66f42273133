import { afterAll, beforeAll, expect } from 'vitest';
import type { Playground } from '../../../src/playground/playground.ts';

/** Exceptions that would have ended the process. */
const crashes: unknown[] = [];

/** Records uncaught exceptions while the tests of a file run. */
export function recordCrashes(): void {
  const record = (error: unknown): void => {
    crashes.push(error);
  };
  beforeAll(() => {
    crashes.length = 0;
    process.on('uncaughtExceptionMonitor', record);
  });
  afterAll(() => {
    process.off('uncaughtExceptionMonitor', record);
  });
}

export function expectNoCrash(): void {
  expect(crashes).toEqual([]);
}

/** The playground answers a request, and nothing has crashed. */
export async function expectAlive(place: Playground): Promise<void> {
  const me = await fetch(`${place.apiUrl}/v10/users/@me`, { headers: { authorization: `Bot ${place.token}` } });
  expect(me.status).toBe(200);
  await me.body?.cancel();
  expectNoCrash();
}
