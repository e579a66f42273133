import { soundKeys } from './sound-keys.ts';
import { reality, type TermUse } from './term-uses.ts';

/** Words that are said in a larger share of the documents are not mishearings. */
const COMMON = 0.1;
/** Neither are words that are said in this many documents and have a higher {@link reality}. */
const REAL = 0.8;
const SOME_DOCUMENTS = 30;

/** The words of a corpus by sound key. Keys are numbered. */
export interface SoundGroups {
  readonly numbers: ReadonlyMap<string, number>;
  /** The keys of each word that is written or may be a mishearing. */
  readonly keysOf: readonly (readonly number[])[];
  /** For each key, the words that may be a mishearing of another, as indexes in `uses`. */
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
