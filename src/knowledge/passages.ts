import type { Archive } from '../archive/archive.ts';
import { FIELD_COUNT } from '../search/index/columns.ts';
import { type FieldName, fieldNumber } from '../search/index/fields.ts';
import { seek } from '../search/index/posting-list.ts';
import { isShown, type WeightedTermGroup } from '../search/ranking/weighted-term-group.ts';
import { bestPassage, type Passage, type TermMatch } from '../search/snippet/passage.ts';

/** Tokens that the matches of one passage may be apart. */
export const MAX_SPAN = 32;
/** Tokens that an excerpt shows. Matches that fit into one excerpt are one passage. */
export const EXCERPT_TOKENS = 44;

/**
 * Tokens at the start and at the end of a show that say the same in nearly every show: the show's own title, summary and host,
 * who pays for the server, how to send one in. Matches between them are worth more.
 */
const OPENING_TOKENS = 100;
const CLOSING_TOKENS = 130;
/** A passage between them is preferred from this share of the weight of one in them. */
const MIN_INNER_SHARE = 0.6;
/** Factor on the value of a passage in the opening or closing, compared with passages of written fields. */
const FRAME_FACTOR = 0.4;

/**
 * Another passage is worth a look from this share of the weight of the best one: more than one of two words that are equally
 * rare, so that what is said together is not lost among the places that say one of them.
 */
const MIN_OTHER_SHARE = 0.55;
/** Parts of a show in a {@link Spread}. */
const EIGHTHS = 8;

/** How the matches are spread over a transcript. */
export interface Spread {
  /** Passages worth a look besides the one that is shown. */
  readonly otherPassages: number;
  /** For each eighth of the show, the weight of its matches: 0 for none, 1 in the eighth with the most. */
  readonly eighths: readonly number[];
}

/** Finds the passages of a document that match a query best. */
export class PassageFinder {
  readonly #archive: Archive;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** The number of tokens in a field of a document. */
  length(document: number, field: FieldName): number {
    return this.#archive.columns.tokens[document * FIELD_COUNT + fieldNumber(field)] ?? 0;
  }

  /** All matches of a query in a field, ascending by position. */
  matches(document: number, field: FieldName, groups: readonly WeightedTermGroup[]): TermMatch[] {
    const number = fieldNumber(field);
    const found: TermMatch[] = [];
    groups.forEach((weighted, index) => {
      if (!isShown(weighted)) return;
      const { group, postingLists, weight } = weighted;
      postingLists.forEach((lists, variant) => {
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

  /** The best passage. One between a show's opening and closing is preferred to one in them, unless that weighs much more. */
  best(document: number, field: FieldName, matches: readonly TermMatch[]): Passage | undefined {
    const best = bestPassage(matches, MAX_SPAN);
    if (!best || !this.#isFrame(document, field, best)) return best;
    const end = this.length(document, field) - CLOSING_TOKENS;
    const inner = bestPassage(
      matches.filter(({ position }) => position >= OPENING_TOKENS && position < end),
      MAX_SPAN,
    );
    return inner && inner.weight >= best.weight * MIN_INNER_SHARE ? inner : best;
  }

  /** The weight of a passage, less for one in the opening or closing. */
  value(document: number, field: FieldName, passage: Passage): number {
    return passage.weight * (this.#isFrame(document, field, passage) ? FRAME_FACTOR : 1);
  }

  /** @param matches Those of the transcript. */
  spread(document: number, matches: readonly TermMatch[], shown: Passage): Spread {
    const length = Math.max(1, this.length(document, 'transcript'));
    const eighths = new Array<number>(EIGHTHS).fill(0);
    for (const { position, weight } of matches) {
      const eighth = Math.min(EIGHTHS - 1, Math.floor((position / length) * EIGHTHS));
      eighths[eighth] = (eighths[eighth] ?? 0) + weight;
    }
    const largest = Math.max(...eighths, Number.MIN_VALUE);
    const otherPassages = othersOf(matches, shown).length;
    return { otherPassages, eighths: eighths.map((weight) => weight / largest) };
  }

  /**
   * The passages of a transcript that are worth a look, best first: those that say most of the query, then those in which its
   * words are nearest to each other. What is said in the opening or closing comes last.
   *
   * @param best The one to begin with.
   */
  places(document: number, matches: readonly TermMatch[], best: Passage): readonly Passage[] {
    const ranked = othersOf(matches, best).map(({ matches: within, ...cluster }) => ({
      passage: bestPassage(within, MAX_SPAN) ?? cluster,
      value: this.value(document, 'transcript', cluster),
    }));
    ranked.sort(
      (a, b) => b.value - a.value || lengthOf(a.passage) - lengthOf(b.passage) || a.passage.first - b.passage.first,
    );
    return [best, ...ranked.map(({ passage }) => passage)];
  }

  #isFrame(document: number, field: FieldName, { first, last }: Passage): boolean {
    return field === 'transcript' && (first < OPENING_TOKENS || last >= this.length(document, field) - CLOSING_TOKENS);
  }
}

function lengthOf({ first, last }: Passage): number {
  return last - first + 1;
}

/**
 * The largest weight of each group's matches in a show, whichever variant they are: a word that the recogniser mishears stands
 * for the right one in most places.
 */
function weightsByGroup(matches: readonly TermMatch[]): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  for (const { group, weight } of matches) weights.set(group, Math.max(weight, weights.get(group) ?? 0));
  return weights;
}

/** The weight of the different groups in a passage. */
function weightWithin(
  { first, last }: Passage,
  matches: readonly TermMatch[],
  groupWeights: ReadonlyMap<number, number>,
): number {
  const within = matches.filter(({ position }) => position >= first && position <= last);
  return [...new Set(within.map(({ group }) => group))].reduce((sum, one) => sum + (groupWeights.get(one) ?? 0), 0);
}

/** The passages besides the best one that say enough of the query to be worth a look. */
function othersOf(matches: readonly TermMatch[], best: Passage): readonly Cluster[] {
  const groupWeights = weightsByGroup(matches);
  const minWeight = MIN_OTHER_SHARE * weightWithin(best, matches, groupWeights);
  return clusters(matches, groupWeights).filter(
    ({ first, last, weight }) => weight >= minWeight && (last < best.first || first > best.last),
  );
}

/** A passage with the matches in it. */
interface Cluster extends Passage {
  readonly matches: readonly TermMatch[];
}

/**
 * Groups matches that are near the previous one into passages. No passage is longer than an excerpt; otherwise a show that says
 * the words all the time would be a single passage.
 */
function clusters(matches: readonly TermMatch[], groupWeights: ReadonlyMap<number, number>): readonly Cluster[] {
  const found: { first: number; last: number; weight: number; matches: TermMatch[] }[] = [];
  let seen = new Set<number>();
  for (const match of matches) {
    const { position, span, group } = match;
    const weight = groupWeights.get(group) ?? 0;
    const last = found.at(-1);
    if (last && position - last.last < MAX_SPAN && position + span - last.first <= EXCERPT_TOKENS) {
      last.last = position + span - 1;
      last.matches.push(match);
      if (!seen.has(group)) last.weight += weight;
    } else {
      found.push({ first: position, last: position + span - 1, weight, matches: [match] });
      seen = new Set();
    }
    seen.add(group);
  }
  return found;
}
