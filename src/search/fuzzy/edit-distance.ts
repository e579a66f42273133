/**
 * The Damerau-Levenshtein distance: the fewest insertions, deletions, substitutions and transpositions of neighbours that turn
 * one string into the other. Unrestricted: characters may be edited between the transposed ones.
 *
 * Source: Lowrance and Wagner, "An extension of the string-to-string correction problem" (1975).
 *
 * @param limit Larger distances are not computed: the result is then any number above `limit`.
 * @param matches Whether two UTF-16 units are equal; the first is from `a`.
 *
 * @example
 * ```ts
 * editDistance('virtualisaton', 'virtualisation', 2); // 1
 * ```
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
      // The nearest earlier row with b's character, and the nearest earlier column with a's.
      const transposedRow = lastRowOf(a, row - 1, b[column - 1] as string, limit, matches);
      if (transposedRow > 0 && lastMatchInRow > 0) {
        const between = row - transposedRow - 1 + (column - lastMatchInRow - 1);
        value = Math.min(value, at(transposedRow - 1, lastMatchInRow - 1) + between + 1);
      }
      if (equal) lastMatchInRow = column;
      set(row, column, value);
      if (value < best) best = value;
    }
    // A transposition may reach back over rows, but each row that it skips costs an edit.
    if (best > limit + 1) return limit + 1;
  }
  return at(a.length, b.length);
}

/** Reused, as thousands of comparisons come in a row. Every cell is written before it is read. */
let table = new Uint32Array(1024);

function tableOf(size: number): Uint32Array {
  if (table.length < size) table = new Uint32Array(size * 2);
  return table;
}

/** The last row up to `row` whose character of `a` equals `character`; 0 when there is none within `limit` rows. */
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
