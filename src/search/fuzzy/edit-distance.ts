/**
 * The Damerau-Levenshtein distance: the fewest insertions, deletions, substitutions and swaps of neighbours that make
 * one string of the other, also with further edits between the swapped ones. (Lowrance and Wagner, "An extension of the
 * string-to-string correction problem", 1975.)
 *
 * @param limit Larger distances are not told apart: the answer is then some number above `limit`.
 * @param matches Whether two UTF-16 units are equal; the first comes from `a`.
 */
export function editDistance(
  a: string,
  b: string,
  limit: number,
  matches: (a: string, b: string) => boolean = (x, y) => x === y,
): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const width = b.length + 2;
  const far = a.length + b.length;
  const cost = tableOf((a.length + 2) * width);
  const at = (row: number, column: number): number => cost[(row + 1) * width + column + 1] as number;
  const set = (row: number, column: number, value: number): void => {
    cost[(row + 1) * width + column + 1] = value;
  };
  for (let row = -1; row <= a.length; row++) {
    set(row, -1, far);
    if (row >= 0) set(row, 0, row);
  }
  for (let column = -1; column <= b.length; column++) {
    set(-1, column, far);
    if (column >= 0) set(0, column, column);
  }
  for (let row = 1; row <= a.length; row++) {
    let best = far;
    let lastMatchInRow = 0;
    for (let column = 1; column <= b.length; column++) {
      const equal = matches(a[row - 1] as string, b[column - 1] as string);
      let value = Math.min(at(row - 1, column - 1) + (equal ? 0 : 1), at(row, column - 1) + 1, at(row - 1, column) + 1);
      // The nearest earlier row in which b's character stands, and the nearest earlier column with a's.
      const swapRow = lastRowOf(a, row - 1, b[column - 1] as string, limit, matches);
      if (swapRow > 0 && lastMatchInRow > 0) {
        const between = row - swapRow - 1 + (column - lastMatchInRow - 1);
        value = Math.min(value, at(swapRow - 1, lastMatchInRow - 1) + between + 1);
      }
      if (equal) lastMatchInRow = column;
      set(row, column, value);
      if (value < best) best = value;
    }
    // A swap may reach back over rows, but each row that it skips costs an edit of its own.
    if (best > limit + 1) return limit + 1;
  }
  return at(a.length, b.length);
}

/** Every comparison needs a table, and thousands come in a row. Its content is of no use before it is written. */
let table = new Uint32Array(1024);

function tableOf(size: number): Uint32Array {
  if (table.length < size) table = new Uint32Array(size * 2);
  return table;
}

/** The last row up to `row` whose character of `a` equals `character`, 0 when none within reach of `limit` does. */
function lastRowOf(
  a: string,
  row: number,
  character: string,
  limit: number,
  matches: (a: string, b: string) => boolean,
): number {
  for (let candidate = row; candidate > 0 && candidate >= row - limit; candidate--) {
    if (matches(a[candidate - 1] as string, character)) return candidate;
  }
  return 0;
}
