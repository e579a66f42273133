import { soundKeys } from './sound-keys.ts';
import { reality, type TermUse } from './term-uses.ts';

/** A word that is said in a larger share of the documents than this stands for itself. */
const COMMON = 0.1;
/** So does one that is said in some documents and is more real than this, see {@link reality}. */
const REAL = 0.8;
const SOME_DOCUMENTS = 30;

/** The words of a corpus by their sound keys, which are numbers here. */
export interface SoundGroups {
  readonly numbers: ReadonlyMap<string, number>;
  /** The keys of each word that is written or may be misheard. */
  readonly keysOf: readonly (readonly number[])[];
  /** For each key the words, by their places in `uses`, that may be what the recogniser made of another one. */
  readonly heardByKey: readonly (readonly number[])[];
}

export function groupBySound(uses: readonly TermUse[], documents: number): SoundGroups {
  const numbers = new Map<string, number>();
  const heardByKey: number[][] = [];
  const keysOf = uses.map((use, index) => {
    const hearable = mayBeMisheard(use, documents);
    if (!hearable && use.written.length === 0) return [];
    return soundKeys(use.word).map((key) => {
      let number = numbers.get(key);
      if (number === undefined) {
        number = heardByKey.push([]) - 1;
        numbers.set(key, number);
      }
      if (hearable) heardByKey[number]?.push(index);
      return number;
    });
  });
  return { numbers, keysOf, heardByKey };
}

function mayBeMisheard(use: TermUse, documents: number): boolean {
  if (use.heard === 0 || use.heard > Math.max(1, documents * COMMON)) return false;
  return use.heard < SOME_DOCUMENTS || reality(use) <= REAL;
}
