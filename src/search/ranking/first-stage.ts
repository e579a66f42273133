import type { ExpandedQuery, TermGroup } from '../expansion/expanded-query.ts';
import { type Occurrences, occurrencesOf, seek } from '../expansion/occurrences.ts';
import { FIELD_COUNT } from '../index/columns.ts';
import { FIELDS, type FieldName } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import type { RankingConstants } from './constants.ts';

/** A group, weighed, with where its variants stand in each field. */
export interface WeightedTermGroup {
  readonly group: TermGroup;
  /** Inverse document frequency of all its variants together. */
  readonly idf: number;
  /** The same, also when it was left out. */
  readonly weight: number;
  /** So common, in a question with rarer words, that it was left out. */
  readonly dropped: boolean;
  /** For each variant, for each field that may match. */
  readonly occurrences: readonly (readonly (Occurrences | undefined)[])[];
}

/** Whether a document has a group in the variant in which it was typed. */
export function standsAsTyped(weighed: WeightedTermGroup | undefined, document: number): boolean {
  const typed = weighed?.group.variants.findIndex(({ kind }) => kind === 'typed') ?? -1;
  return (weighed?.occurrences[typed] ?? []).some((list) => {
    if (!list) return false;
    const posting = seek(list.documents, list.from, list.to, document);
    return posting < list.to && list.documents[posting] === document;
  });
}

export interface Scored {
  readonly weighed: readonly WeightedTermGroup[];
  /** The documents that match, in no order. */
  readonly documents: Uint32Array;
}

/** The more words a question has, the smaller a part of it may be an answer. */
const FEW_WORDS = 3;

/** Sums up what each document says of a question, a group at a time. One question at a time. */
export class FirstStage {
  readonly additive: Float64Array;
  readonly competing: Float64Array;
  /** Sum of the idf of the groups that a document has. */
  readonly covered: Float64Array;
  readonly #postings: Postings;
  readonly #constants: RankingConstants;
  readonly #boosts: readonly number[];
  /** For each field and document, the part of BM25's denominator that does not depend on the term. */
  readonly #norms: readonly Float64Array[];
  readonly #frequencies: Float32Array;
  readonly #touched: Uint32Array;
  readonly #isTouched: Uint8Array;
  readonly #found: Uint32Array;
  readonly #isFound: Uint8Array;
  #foundCount = 0;

  constructor(postings: Postings, constants: RankingConstants) {
    const { documentCount } = postings;
    this.#postings = postings;
    this.#constants = constants;
    this.additive = new Float64Array(documentCount);
    this.competing = new Float64Array(documentCount);
    this.covered = new Float64Array(documentCount);
    this.#boosts = FIELDS.map((field) => boostOf(field, constants));
    this.#norms = FIELDS.map((name, field) => normsOf(postings, field, name, constants));
    this.#frequencies = new Float32Array(documentCount * FIELD_COUNT);
    this.#touched = new Uint32Array(documentCount);
    this.#isTouched = new Uint8Array(documentCount);
    this.#found = new Uint32Array(documentCount);
    this.#isFound = new Uint8Array(documentCount);
  }

  score(question: ExpandedQuery): Scored {
    this.#reset();
    const wanted = question.groups.filter(({ presence }) => presence !== 'prohibited');
    const located = wanted.map((group) => this.locate(group));
    const rare = located.filter(
      ({ frequency }) => frequency < this.#constants.commonShare * this.#postings.documentCount && frequency > 0,
    );
    const dropCommon = rare.length >= this.#constants.commonKept;
    const repeated = wanted.length < this.#constants.toldFrom ? undefined : countRepeated(wanted);
    const weighed = located.map(({ group, occurrences, frequency }): WeightedTermGroup => {
      const common = frequency >= this.#constants.commonShare * this.#postings.documentCount;
      const dropped = dropCommon && common && group.presence === 'optional';
      // Each time counts, but all of them together only by their root, as words in a text do.
      const share = 1 / Math.sqrt(repeated?.get(firstTerm(group)) ?? 1);
      const idf = dropped || frequency === 0 ? 0 : this.#add(group, occurrences, share);
      const all = this.#postings.documentCount;
      const weight = idf || Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
      return { group, idf, weight, dropped, occurrences };
    });
    return { weighed, documents: this.#found.subarray(0, this.#foundCount) };
  }

  /** The documents that have enough of the question to be an answer: a good part of what the fullest one has. */
  enough(documents: Uint32Array, weighed: readonly WeightedTermGroup[]): Uint32Array {
    const words = weighed.filter(({ idf }) => idf > 0).length;
    if (words < 2) return documents;
    let most = 0;
    for (const document of documents) most = Math.max(most, this.covered[document] as number);
    const least = (most * this.#constants.leastCovered * FEW_WORDS) / Math.max(FEW_WORDS, words);
    return documents.filter((document) => (this.covered[document] as number) >= least);
  }

  #reset(): void {
    for (let at = 0; at < this.#foundCount; at++) {
      const document = this.#found[at] as number;
      this.additive[document] = 0;
      this.competing[document] = 0;
      this.covered[document] = 0;
      this.#isFound[document] = 0;
    }
    this.#foundCount = 0;
  }

  /** Where a group's variants stand in each field that may match, and in how many documents at most of one field. */
  locate(group: TermGroup): Pick<WeightedTermGroup, 'group' | 'occurrences'> & { readonly frequency: number } {
    let frequency = 0;
    const occurrences = group.variants.map((variant) => {
      let inFields = 0;
      const wanted = variant.fields ?? group.fields;
      const lists = FIELDS.map((_, field) => {
        if (wanted && !wanted.includes(field)) return undefined;
        const list = occurrencesOf(this.#postings, variant, field);
        inFields = Math.max(inFields, list ? list.to - list.from : 0);
        return list;
      });
      frequency = Math.max(frequency, inFields);
      return lists;
    });
    return { group, occurrences, frequency };
  }

  /** Adds a share of one group to the sums, and returns that share of its idf. */
  #add({ variants }: TermGroup, occurrences: WeightedTermGroup['occurrences'], share: number): number {
    const frequencies = this.#frequencies;
    let count = 0;
    for (const [which, lists] of occurrences.entries()) {
      const weight = variants[which]?.weight ?? 0;
      for (let field = 0; field < FIELD_COUNT; field++) {
        const list = lists[field];
        if (!list) continue;
        const { documents, starts, from, to } = list;
        for (let posting = from; posting < to; posting++) {
          const document = documents[posting] as number;
          if (this.#isTouched[document] === 0) {
            this.#isTouched[document] = 1;
            this.#touched[count++] = document;
          }
          (frequencies[document * FIELD_COUNT + field] as number) +=
            weight * ((starts[posting + 1] as number) - (starts[posting] as number));
        }
      }
    }
    const all = this.#postings.documentCount;
    const idf = share * Math.log(1 + (all - count + 0.5) / (count + 0.5)) ** this.#constants.idfPower;
    this.#fold(count, idf);
    return idf;
  }

  #fold(count: number, idf: number): void {
    const { k1, tie } = this.#constants;
    const frequencies = this.#frequencies;
    for (let at = 0; at < count; at++) {
      const document = this.#touched[at] as number;
      this.#isTouched[document] = 0;
      let sum = 0;
      let best = 0;
      for (let field = 0, slot = document * FIELD_COUNT; field < FIELD_COUNT; field++, slot++) {
        const frequency = frequencies[slot] as number;
        if (frequency === 0) continue;
        frequencies[slot] = 0;
        const norm = (this.#norms[field] as Float64Array)[document] as number;
        const score = ((this.#boosts[field] as number) * frequency * (k1 + 1)) / (frequency + norm);
        sum += score;
        if (score > best) best = score;
      }
      if (this.#isFound[document] === 0) {
        this.#isFound[document] = 1;
        this.#found[this.#foundCount++] = document;
      }
      (this.additive[document] as number) += idf * sum;
      (this.competing[document] as number) += idf * (best + tie * (sum - best));
      (this.covered[document] as number) += idf;
    }
  }
}

/** How many groups each term is the first of. */
function countRepeated(groups: readonly TermGroup[]): ReadonlyMap<number | undefined, number> {
  const counts = new Map<number | undefined, number>();
  for (const term of groups.map(firstTerm)) counts.set(term, term === undefined ? 1 : (counts.get(term) ?? 0) + 1);
  return counts;
}

/** The term of a group as it was typed; undefined when it is no single one. */
function firstTerm({ variants: [first] }: TermGroup): number | undefined {
  if (first === undefined || 'places' in first.stands) return undefined;
  return first.stands[0]?.term;
}

function boostOf(field: FieldName, constants: RankingConstants): number {
  const boosts: Readonly<Record<FieldName, number>> = {
    title: constants.boostTitle,
    summary: constants.boostSummary,
    tags: constants.boostTags,
    notes: constants.boostNotes,
    host: constants.boostHost,
    series: constants.boostSeries,
    transcript: constants.boostTranscript,
    comments: constants.boostComments,
  };
  return boosts[field];
}

function normsOf(postings: Postings, field: number, name: FieldName, constants: RankingConstants): Float64Array {
  const { k1 } = constants;
  const b = name === 'transcript' || name === 'notes' || name === 'comments' ? constants.bText : constants.bShort;
  const average = postings.averageLength(field);
  return Float64Array.from({ length: postings.documentCount }, (_, document) => {
    const length = postings.columns.lengths[document * FIELD_COUNT + field] as number;
    return k1 * (1 - b + b * (length / average));
  });
}
