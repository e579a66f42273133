import { doubleMetaphone } from 'double-metaphone';

/**
 * Maps Metaphone's consonants to one for each group that a recogniser confuses: voiced and unvoiced consonants,
 * sibilants, nasals.
 */
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
 * Keys that are shared by words which a recogniser may confuse: Double Metaphone (Philips, "The Double Metaphone Search
 * Algorithm", 2000) without vowels, breaths and repeats, and with similar consonants merged. A shared key only means
 * that two words may sound alike; `soundLikeness` says how much they do.
 *
 * @param word In lower case.
 * @returns One key, or two for a word with two pronunciations.
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
