import { TRANSCRIPT } from '../../index/fields.ts';
import type { Postings } from '../../index/postings.ts';
import type { HeardBySound } from './heard-by-sound.ts';
import { soundLikeness, soundSpelling } from './likeness.ts';
import type { SoundGroups } from './sound-groups.ts';
import { soundKeys } from './sound-keys.ts';
import type { TermUse } from './term-uses.ts';

/** A word that people wrote where the recogniser wrote two in a row. */
export interface HeardAsTwo {
  readonly written: TermUse;
  readonly first: TermUse;
  readonly second: TermUse;
  /** In how many documents the one is written and not said while the two are said. */
  readonly count: number;
  /** How much the two together sound like it, 1 for the same letters. */
  readonly likeness: number;
}

/** Shorter words are too easily part of others. */
const SHORTEST = 6;
/** The least letters of a part, of one that is a known word, and of that when the other part only sounds right. */
const SHORTEST_PART = 2;
const SHORTEST_KNOWN_PART = 3;
const SHORTEST_BESIDE_SOUND = 4;
/** So alike the two must sound when they meet the word in several documents, and in one. */
const LIKENESS_OF_SEVERAL = 0.9;
const LIKENESS_OF_ONE = 0.95;

/**
 * Finds compounds and names that the recogniser took apart ("libra office"). At least one part is in the word letter by
 * letter; the other one is, or sounds like the rest of it.
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
      // Where both parts are known, they are looked for once.
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

/** Counts the documents in which two words stand in a row. */
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
  /** The part that is known by its letters. */
  readonly use: TermUse;
  readonly isFirst: boolean;
  /** The other one's letters. */
  readonly rest: string;
}

/** The ways to take a word apart so that one part is a word that is said. */
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

/** The keys of a part that anything in the corpus sounds like. */
function soundNumbers(part: string, { numbers, heardByKey }: SoundGroups): number[] {
  return soundKeys(part)
    .flatMap((key) => numbers.get(key) ?? [])
    .filter((key) => heardByKey[key]?.length);
}

/** Whether one term stands right before another in a transcript. */
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
