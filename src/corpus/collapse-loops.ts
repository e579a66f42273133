import type { Loop } from './model.ts';

/** Whisper repeats blocks of up to this many lines. */
const LONGEST_ROUND = 4;
/** With this many rounds in a row, the recogniser repeats itself, not the speaker. */
const FEWEST_ROUNDS = 5;

/** Lines from `from` up to but not including `to` of the original text. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

export interface CollapsedLines {
  /** The lines that are kept, in order. */
  readonly kept: readonly LineRange[];
  /** Their `line` counts kept lines. */
  readonly loops: readonly Loop[];
}

/**
 * Finds the loops in a text and keeps one round of each. At every line the shortest round wins, and an incomplete last
 * round is kept. Each line is compared with a bounded number of others, so the time is linear.
 *
 * @param keys A hash of each line.
 * @param same Whether two lines with the same hash are equal.
 */
export function collapseLoops(keys: Int32Array, same: (a: number, b: number) => boolean): CollapsedLines {
  const kept: LineRange[] = [];
  const loops: Loop[] = [];
  let from = 0;
  let dropped = 0;
  let line = 0;
  while (line < keys.length) {
    const loop = loopAt(line, keys, same);
    if (loop === undefined) {
      line++;
      continue;
    }
    const { lines, times } = loop;
    loops.push({ line: line - dropped, lines, times });
    kept.push({ from, to: line + lines });
    dropped += lines * (times - 1);
    line += lines * times;
    from = line;
  }
  if (from < keys.length) kept.push({ from, to: keys.length });
  return { kept, loops };
}

function loopAt(
  line: number,
  keys: Int32Array,
  same: (a: number, b: number) => boolean,
): { readonly lines: number; readonly times: number } | undefined {
  for (let lines = 1; lines <= LONGEST_ROUND; lines++) {
    let next = line + lines;
    while (next < keys.length && keys[next] === keys[next - lines] && same(next, next - lines)) next++;
    if (next - line >= lines * FEWEST_ROUNDS) return { lines, times: Math.floor((next - line) / lines) };
  }
  return undefined;
}
