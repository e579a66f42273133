import { doubleMetaphone } from 'double-metaphone';

/** Metaphone's consonants, and what a recogniser takes them for: voiced and unvoiced ones, hissing ones, nasals. */
const CLASS_OF: Readonly<Record<string, string>> = {
  P: 'P',
  F: 'P',
  T: 'T',
  '0': 'T',
  S: 'S',
  X: 'S',
  J: 'S',
  M: 'N',
  N: 'N',
  K: 'K',
  L: 'L',
  R: 'R',
};

/**
 * Keys that words share when a recogniser may take one for the other: Double Metaphone (Philips, "The Double Metaphone
 * Search Algorithm", 2000) without vowels, breaths and repeats, and with near consonants made one. A key says that two
 * words may sound alike, not that they do; how much they do is `soundLikeness`.
 *
 * @param word In lower case.
 * @returns One key, or two different ones for a word that has two pronunciations.
 */
export function soundKeys(word: string): readonly string[] {
  const [primary, secondary] = doubleMetaphone(word);
  const key = coarse(primary);
  if (secondary === primary) return [key];
  const other = coarse(secondary);
  return other === key ? [key] : [key, other];
}

function coarse(metaphone: string): string {
  let key = '';
  for (const code of metaphone) {
    const sound = CLASS_OF[code];
    if (sound !== undefined && !key.endsWith(sound)) key += sound;
  }
  return key;
}
