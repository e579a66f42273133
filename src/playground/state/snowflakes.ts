/** Discord's epoch, the first millisecond of 2015: https://discord.com/developers/docs/reference#snowflakes */
const EPOCH = 1_420_070_400_000n;
const TIME_SHIFT = 22n;

/** The smallest snowflake for a time in milliseconds since 1970. */
export function snowflakeAt(time: number, increment = 0): string {
  return (((BigInt(Math.floor(time)) - EPOCH) << TIME_SHIFT) | BigInt(increment)).toString();
}

/** The time of a snowflake, in milliseconds since 1970. */
export function timeOf(snowflake: string): number {
  return Number((BigInt(snowflake) >> TIME_SHIFT) + EPOCH);
}

/** Compares snowflakes by age, oldest first. String comparison fails when the number of digits differs. */
export function compareSnowflakes(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/**
 * Returns a generator of strictly ascending snowflakes, even if the clock stands still or goes back.
 *
 * @param now Milliseconds since 1970.
 */
export function snowflakeSource(now: () => number): () => string {
  let last = 0n;
  return () => {
    const earliest = BigInt(snowflakeAt(now()));
    last = earliest > last ? earliest : last + 1n;
    return last.toString();
  };
}
