/** Rewrites different spellings of the same sound. Applied in this order. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^x/, 'z'],
  [/^[kg]n/, 'n'],
  [/^wr/, 'r'],
  [/tch/g, 'ch'],
  [/ph/g, 'f'],
  [/ck/g, 'k'],
  [/qu/g, 'kw'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  [/(.)\1/g, '$1'],
];

const VOWELS = 'aeiouy';
const VOWEL_FOR_VOWEL = 0.3;
/**
 * The cost of substituting one letter for the other; 1 for any other two. Estimated by ear from what Whisper confuses.
 */
const NEAR_LETTERS: readonly (readonly [string, number])[] = [
  ['sz', 0.1],
  ['kq', 0.1],
  ['fv', 0.2],
  ['dt', 0.2],
  ['gj', 0.2],
  ['bv', 0.3],
  ['bp', 0.3],
  ['gk', 0.3],
  ['mn', 0.3],
  ['uw', 0.3],
  ['jy', 0.3],
  ['ck', 0.3],
  ['cs', 0.3],
  ['vw', 0.4],
  ['fp', 0.5],
  ['lr', 0.6],
  ['bd', 0.6],
  ['dn', 0.7],
  ['pt', 0.7],
  ['kt', 0.7],
];
/** The cost of omitting a letter; 1 for any other. */
const FAINT_LETTERS: readonly (readonly [string, number])[] = [
  ['h', 0.3],
  ['aeiouy', 0.5],
  ['rw', 0.6],
];

const A = 97;
const LETTERS = 26;
const SUBSTITUTION = substitutionCosts();
const OMISSION = omissionCosts();

/**
 * Spells a word by its sound: one spelling for each sound.
 * @param word Letters from a to z.
 */
export function soundSpelling(word: string): string {
  return SPELLINGS.reduce((spelling, [from, to]) => spelling.replace(from, to), word);
}

/**
 * How similar two words sound: 1 for the same sounds, 0 or less for words that have nothing in common. It is 1 minus
 * the cost per letter of the cheapest alignment (Wagner and Fischer, "The string-to-string correction problem", 1974,
 * with costs by sound).
 *
 * @param a A {@link soundSpelling}, like `b`.
 */
export function soundLikeness(a: string, b: string): number {
  let above = new Float64Array(b.length + 1);
  let row = new Float64Array(b.length + 1);
  for (let column = 0; column < b.length; column++) {
    above[column + 1] = (above[column] as number) + omission(b.charCodeAt(column));
  }
  for (let line = 0; line < a.length; line++) {
    const code = a.charCodeAt(line);
    const omitted = omission(code);
    row[0] = (above[0] as number) + omitted;
    for (let column = 0; column < b.length; column++) {
      const other = b.charCodeAt(column);
      row[column + 1] = Math.min(
        (above[column] as number) + (SUBSTITUTION[(code - A) * LETTERS + other - A] as number),
        (above[column + 1] as number) + omitted,
        (row[column] as number) + omission(other),
      );
    }
    [above, row] = [row, above];
  }
  return 1 - (2 * (above[b.length] as number)) / (a.length + b.length);
}

function omission(code: number): number {
  return OMISSION[code - A] as number;
}

function substitutionCosts(): Float64Array {
  const costs = new Float64Array(LETTERS * LETTERS).fill(1);
  const set = (a: number, b: number, cost: number): void => {
    costs[a * LETTERS + b] = cost;
    costs[b * LETTERS + a] = cost;
  };
  for (const a of VOWELS) for (const b of VOWELS) set(a.charCodeAt(0) - A, b.charCodeAt(0) - A, VOWEL_FOR_VOWEL);
  for (const [pair, cost] of NEAR_LETTERS) set(pair.charCodeAt(0) - A, pair.charCodeAt(1) - A, cost);
  for (let letter = 0; letter < LETTERS; letter++) set(letter, letter, 0);
  return costs;
}

function omissionCosts(): Float64Array {
  const costs = new Float64Array(LETTERS).fill(1);
  for (const [letters, cost] of FAINT_LETTERS) for (const letter of letters) costs[letter.charCodeAt(0) - A] = cost;
  return costs;
}
