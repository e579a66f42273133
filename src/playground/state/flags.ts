/** An empty set of flags. A plain number, because the enums of flags have no member for none. */
export const NO_FLAGS: number = 0;

export function hasFlag(flags: number | null | undefined, flag: number): boolean {
  return ((flags ?? NO_FLAGS) & flag) !== 0;
}
