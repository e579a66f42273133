/** No flags set. A number, because the flag enums have no member for zero. */
export const NO_FLAGS: number = 0;

export function hasFlag(flags: number | null | undefined, flag: number): boolean {
  return ((flags ?? NO_FLAGS) & flag) !== 0;
}
