import { TRANSCRIPT } from '../../index/fields.ts';
import type { Postings } from '../../index/postings.ts';
import type { HeardBySound } from './heard-by-sound.ts';
import { soundLikeness, soundSpelling } from './likeness.ts';
import type { SoundGroups } from './sound-groups.ts';
import { soundKeys } from './sound-keys.ts';
import type { TermUse } from './term-uses.ts';

/** A written word that the recogniser writes as two. */
export interface HeardAsTwo {
  readonly written: TermUse;
  readonly first: TermUse;
  readonly second: TermUse;
  /** The number of documents in which the word is written but not said, and the two are said. */
  readonly count: number;
  /** How similar the two sound to the word; 1 for the same letters. */
  readonly likeness: number;
}

/** Shorter words are part of others too often. */
const SHORTEST = 6;
/**
 * The minimum length of a part, of a part that is a known word, and of a known part whose other part only sounds right.
 */
const SHORTEST_PART = 2;
const SHORTEST_KNOWN_PART = 3;
const SHORTEST_BESIDE_SOUND = 4;
/** The minimum likeness if several documents are evidence, and if only one is. */
const LIKENESS_OF_SEVERAL = 0.9;
const LIKENESS_OF_ONE = 0.95;

/**
 * Finds compounds and names that the recogniser split ("libra office"). At least one part is spelled as in the word.
 * The other part is spelled as in the rest of the word, or sounds like it.
 */
export function findHeardAsTwo(
  postings: Postings,
  uses: readonly TermUse[],
  sounds: SoundGroups,
  heardIn: HeardBySound,
): HeardAsTwo[] {
  const known = new Map<string, TermUse>();
  for (const use of uses) if (use.heard > 0) known.set(use.word, use);
  return uses.flatMap((written) => {
    if (written.unsaid.length === 0 || written.word.length < SHORTEST) return [];
    const pairs = new PairsInARow(postings);
    for (const { use, isFirst, rest } of partsOf(written.word, known)) {
      const keys = use.word.length < SHORTEST_BESIDE_SOUND ? [] : soundNumbers(rest, sounds);
      // A pair of two known parts is looked for only once.
      const whole = isFirst || rest.length < SHORTEST_KNOWN_PART ? known.get(rest) : undefined;
      if (!whole && keys.length === 0) continue;
      for (const document of written.unsaid) {
        if (whole) pairs.meet(document, use, whole, isFirst);
        for (const key of keys) {
          const [from, to] = heardIn.run(document, key);
          for (let at = from; at < to; at++) {
            pairs.meet(document, use, uses[heardIn.words[at] as number] as TermUse, isFirst);
          }
        }
      }
    }
    return pairs.thatSoundLike(written);
  });
}

/** Counts the documents in which two words are adjacent. */
class PairsInARow {
  readonly #postings: Postings;
  readonly #pairs = new Map<string, { first: TermUse; second: TermUse; documents: Set<number> }>();

  constructor(postings: Postings) {
    this.#postings = postings;
  }

  meet(document: number, part: TermUse, other: TermUse, isFirst: boolean): void {
    const [first, second] = isFirst ? [part, other] : [other, part];
    if (!follow(this.#postings, document, first.term, second.term)) return;
    const name = `${first.word} ${second.word}`;
    const pair = this.#pairs.get(name) ?? { first, second, documents: new Set() };
    this.#pairs.set(name, pair);
    pair.documents.add(document);
  }

  thatSoundLike(written: TermUse): HeardAsTwo[] {
    return [...this.#pairs.values()].flatMap(({ first, second, documents: { size: count } }) => {
      const likeness = soundLikeness(soundSpelling(first.word + second.word), soundSpelling(written.word));
      const least = count > 1 ? LIKENESS_OF_SEVERAL : LIKENESS_OF_ONE;
      return likeness < least ? [] : { written, first, second, count, likeness };
    });
  }
}

interface Part {
  /** The part that is spelled as in the word. */
  readonly use: TermUse;
  readonly isFirst: boolean;
  /** The letters of the other part. */
  readonly rest: string;
}

/** The ways to split a word so that one part is a word of the transcripts. */
function partsOf(word: string, known: ReadonlyMap<string, TermUse>): Part[] {
  const parts: Part[] = [];
  const add = (part: string, rest: string, isFirst: boolean): void => {
    const use = part.length < SHORTEST_KNOWN_PART ? undefined : known.get(part);
    if (use) parts.push({ use, isFirst, rest });
  };
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    add(word.slice(0, at), word.slice(at), true);
    add(word.slice(at), word.slice(0, at), false);
  }
  return parts;
}

/** The sound keys of a part that also belong to words of the transcripts. */
function soundNumbers(part: string, { numbers, heardByKey }: SoundGroups): number[] {
  return soundKeys(part)
    .flatMap((key) => numbers.get(key) ?? [])
    .filter((key) => heardByKey[key]?.length);
}

/** Whether one term directly precedes another in a transcript. */
function follow(postings: Postings, document: number, first: number, second: number): boolean {
  const before = postings.positions(first, TRANSCRIPT, document);
  const after = postings.positions(second, TRANSCRIPT, document);
  for (let a = 0, b = 0; a < before.length && b < after.length; ) {
    const gap = (after[b] as number) - (before[a] as number);
    if (gap === 1) return true;
    if (gap > 1) a++;
    else b++;
  }
  return false;
}
