import type { Archive } from '../archive/archive.ts';
import { seek } from '../search/expansion/occurrences.ts';
import { FIELD_COUNT } from '../search/index/columns.ts';
import { type FieldName, fieldNumber } from '../search/index/fields.ts';
import type { WeightedTermGroup } from '../search/ranking/first-stage.ts';
import { bestPassage, type Occurrence, type Passage } from '../search/snippet/passage.ts';

/** Tokens that the words of one passage may be apart. */
const SPAN = 32;
/** Tokens that an excerpt shows. What it can show together is one place. */
export const SHOWN = 44;

/**
 * Tokens at the beginning and at the end of a show, in which nearly every one says the same: its own title, summary and
 * host, who pays for the server, how to send one in. What is said between them counts for more.
 */
const OPENING = 100;
const CLOSING = 130;
/** A place between them is better when it says at least this share of what they say. */
const FRAME_SHARE = 0.6;
/** What they are worth beside what was written of the show. */
const FRAME_VALUE = 0.4;

/** Another place is worth a look when it says at least this share of what the best one does. */
const PLACE_SHARE = 0.5;
/** Parts of a show that are told apart by how much they say. */
const PARTS = 8;

/** Where in a show the words fall. */
export interface Spread {
  /** Places worth a look beside the one that is shown. */
  readonly morePlaces: number;
  /** For each eighth of the show how much of what was asked for falls there: 0 for nothing, 1 in the fullest one. */
  readonly parts: readonly number[];
}

/** Finds the places in a document that say what was asked for. */
export class PassageFinder {
  readonly #archive: Archive;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Tokens in a field of a document. */
  length(document: number, field: FieldName): number {
    return this.#archive.columns.tokens[document * FIELD_COUNT + fieldNumber(field)] ?? 0;
  }

  /** All places of a field where any of it stands, ascending. */
  occurrences(document: number, field: FieldName, weighed: readonly WeightedTermGroup[]): Occurrence[] {
    const number = fieldNumber(field);
    const found: Occurrence[] = [];
    weighed.forEach(({ group, occurrences, weight }, index) => {
      if (group.presence === 'prohibited') return;
      occurrences.forEach((lists, variant) => {
        const list = lists[number];
        if (!list) return;
        const posting = seek(list.documents, list.from, list.to, document);
        if (posting === list.to || list.documents[posting] !== document) return;
        const { span = 1, weight: share = 1 } = group.variants[variant] ?? {};
        for (let at = list.starts[posting] as number; at < (list.starts[posting + 1] as number); at++) {
          found.push({ position: list.positions[at] as number, span, group: index, weight: weight * share });
        }
      });
    });
    return found.sort((a, b) => a.position - b.position);
  }

  /** The best passage; one from between a show's opening and closing words unless those say much more. */
  best(document: number, field: FieldName, occurrences: readonly Occurrence[]): Passage | undefined {
    const best = bestPassage(occurrences, SPAN);
    if (!best || !this.#isFrame(document, field, best)) return best;
    const end = this.length(document, field) - CLOSING;
    const between = occurrences.filter(({ position }) => position >= OPENING && position < end);
    const other = bestPassage(between, SPAN);
    return other && other.weight >= best.weight * FRAME_SHARE ? other : best;
  }

  /** What a passage says, with less for words that nearly every show has there. */
  value(document: number, field: FieldName, passage: Passage): number {
    return passage.weight * (this.#isFrame(document, field, passage) ? FRAME_VALUE : 1);
  }

  /** How the words are spread over a transcript. */
  spread(document: number, occurrences: readonly Occurrence[], shown: Passage): Spread {
    const length = Math.max(1, this.length(document, 'transcript'));
    const parts = new Array<number>(PARTS).fill(0);
    for (const { position, weight } of occurrences) {
      const part = Math.min(PARTS - 1, Math.floor((position / length) * PARTS));
      parts[part] = (parts[part] ?? 0) + weight;
    }
    const fullest = Math.max(...parts, Number.MIN_VALUE);
    const worth = worthOf(occurrences);
    const least = PLACE_SHARE * saidWithin(shown, occurrences, worth);
    const good = clusters(occurrences, worth).filter(({ weight }) => weight >= least);
    const others = good.filter(({ first, last }) => last < shown.first || first > shown.last);
    return { morePlaces: others.length, parts: parts.map((part) => part / fullest) };
  }

  #isFrame(document: number, field: FieldName, { first, last }: Passage): boolean {
    return field === 'transcript' && (first < OPENING || last >= this.length(document, field) - CLOSING);
  }
}

/**
 * What each group is worth in a show, however it is said there: a word that the recogniser mishears stands for the right
 * one in most of its places.
 */
function worthOf(occurrences: readonly Occurrence[]): ReadonlyMap<number, number> {
  const worth = new Map<number, number>();
  for (const { group, weight } of occurrences) worth.set(group, Math.max(weight, worth.get(group) ?? 0));
  return worth;
}

function saidWithin(
  { first, last }: Passage,
  occurrences: readonly Occurrence[],
  worth: ReadonlyMap<number, number>,
): number {
  const within = occurrences.filter(({ position }) => position >= first && position <= last);
  return [...new Set(within.map(({ group }) => group))].reduce((sum, one) => sum + (worth.get(one) ?? 0), 0);
}

/**
 * Occurrences that are near to the one before them, taken together: what different things each group says. None is longer
 * than an excerpt, or a show that says the words all the time would be a single place.
 */
function clusters(occurrences: readonly Occurrence[], worth: ReadonlyMap<number, number>): Passage[] {
  const found: { first: number; last: number; weight: number }[] = [];
  let said = new Set<number>();
  for (const { position, span, group } of occurrences) {
    const weight = worth.get(group) ?? 0;
    const last = found.at(-1);
    if (last && position - last.last < SPAN && position + span - last.first <= SHOWN) {
      last.last = position + span - 1;
      if (!said.has(group)) last.weight += weight;
    } else {
      found.push({ first: position, last: position + span - 1, weight });
      said = new Set();
    }
    said.add(group);
  }
  return found;
}
