/** The longest time, in milliseconds, for which the event loop did not come round while this was done. */
export async function longestStretch(work: () => unknown): Promise<number> {
  let longest = 0;
  let isWorking = true;
  let last = performance.now();
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (isWorking) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  await new Promise(setImmediate);
  isWorking = false;
  return longest;
}
