import type { ExpandedQuery, TermGroup } from '../expansion/expanded-query.ts';
import { postingListOf } from '../expansion/variant-postings.ts';
import { FIELD_COUNT } from '../index/columns.ts';
import { FIELDS, type FieldName } from '../index/fields.ts';
import { weightedFrequency } from '../index/posting-list.ts';
import type { Postings } from '../index/postings.ts';
import { lengthNorms, saturate } from './bm25.ts';
import type { RankingConstants } from './constants.ts';
import { inverseDocumentFrequency } from './idf.ts';
import type { WeightedTermGroup } from './weighted-term-group.ts';

export interface FirstStageResult {
  /** In the order of the query; without prohibited groups. */
  readonly groups: readonly WeightedTermGroup[];
  /** The numbers of the documents that match, in no order. */
  readonly documents: Uint32Array;
}

/** Questions with more words than this need a smaller share of the fullest document's coverage. */
const FEW_WORDS = 3;

/** By field: whether it says in few words what a show is about. */
const IS_WRITTEN = FIELDS.map((field) => ['title', 'summary', 'tags', 'notes'].includes(field));

/**
 * Scores all documents for a query, term at a time: each group's posting lists are read once, and the scores are added up in
 * accumulators by document. Each field is scored with BM25; the fields of a group are combined both as a boosted sum and as
 * dis_max.
 *
 * The accumulators belong to the scorer and are valid until the next query.
 */
export class FirstStageScorer {
  /** By document: the sum over groups and fields. */
  readonly sumScores: Float64Array;
  /** By document: the sum over groups of their best field, plus `tieBreaker` times the others. */
  readonly disMaxScores: Float64Array;
  /**
   * By document: all fields taken for one text, in which a word counts as often as its fields weigh (BM25F; Robertson,
   * Zaragoza and Taylor 2004). A show about one word of a question is not better than one that has them all.
   */
  readonly pooledScores: Float64Array;
  /** By document: the sum of the idf of the groups that stand in its title, summary, tags or notes. */
  readonly writtenIdf: Float64Array;
  /**
   * By group and document: how often it has the group, each occurrence as its field weighs. All zeros for a group that does
   * not count.
   */
  readonly pooledByGroup: Float32Array[] = [];
  /** The BM25 scores without boosts, at `document * FIELD_COUNT + field`. */
  readonly fieldScores: Float64Array;
  /** By document: the sum of the idf of the groups that it has. */
  readonly coveredIdf: Float64Array;
  readonly #postings: Postings;
  readonly #constants: RankingConstants;
  readonly #boosts: readonly number[];
  /** By field: what a word counts in all fields taken together. */
  readonly #weights: readonly number[];
  /** By field and document. */
  readonly #norms: readonly Float64Array[];
  /** The weighted frequencies of the current group, at `document * FIELD_COUNT + field`. */
  readonly #frequencies: Float32Array;
  /** The documents of the current group. */
  readonly #groupDocuments: Uint32Array;
  readonly #isInGroup: Uint8Array;
  /** The documents of the query. */
  readonly #found: Uint32Array;
  readonly #isFound: Uint8Array;
  #foundCount = 0;

  constructor(postings: Postings, constants: RankingConstants) {
    const { documentCount } = postings;
    this.#postings = postings;
    this.#constants = constants;
    this.sumScores = new Float64Array(documentCount);
    this.disMaxScores = new Float64Array(documentCount);
    this.pooledScores = new Float64Array(documentCount);
    this.writtenIdf = new Float64Array(documentCount);
    this.fieldScores = new Float64Array(documentCount * FIELD_COUNT);
    this.coveredIdf = new Float64Array(documentCount);
    this.#boosts = FIELDS.map((field) => boostOf(field, constants));
    this.#weights = FIELDS.map((field) => pooledWeightOf(field, constants));
    this.#norms = FIELDS.map((name, field) =>
      lengthNorms(postings, field, postings.averageLength(field), {
        k1: constants.k1,
        b: lengthWeight(name, constants),
      }),
    );
    this.#frequencies = new Float32Array(documentCount * FIELD_COUNT);
    this.#groupDocuments = new Uint32Array(documentCount);
    this.#isInGroup = new Uint8Array(documentCount);
    this.#found = new Uint32Array(documentCount);
    this.#isFound = new Uint8Array(documentCount);
  }

  /** Scores a query into the accumulators. */
  score(query: ExpandedQuery): FirstStageResult {
    this.#reset();
    const { documentCount } = this.#postings;
    const { commonShare, commonMinRare, repeatsDampedFrom } = this.#constants;
    const wanted = query.groups.filter(({ presence }) => presence !== 'prohibited');
    const located = wanted.map((group) => this.locate(group));
    const isCommon = (frequency: number): boolean => frequency >= commonShare * documentCount;
    const rare = located.filter(({ frequency }) => frequency > 0 && !isCommon(frequency));
    const dropCommon = rare.length >= commonMinRare;
    const isFraming = framingIn(query, this.#constants);
    const repetitions = wanted.length < repeatsDampedFrom ? undefined : countRepetitions(wanted);
    const groups = located.map(({ group, postingLists, frequency }, index): WeightedTermGroup => {
      const dropped = (dropCommon && isCommon(frequency) && group.presence === 'optional') || isFraming(group);
      // n repetitions of a word together count √n times, which is term-frequency saturation within the query.
      const share = 1 / Math.sqrt(repetitions?.get(firstTerm(group)) ?? 1);
      const pooled = this.pooledByGroup[index] ?? new Float32Array(documentCount);
      this.pooledByGroup[index] = pooled.fill(0);
      const idf = dropped || frequency === 0 ? 0 : this.#add(group, postingLists, share, pooled);
      return { group, idf, weight: idf || inverseDocumentFrequency(documentCount, frequency), dropped, postingLists };
    });
    return { groups, documents: this.#found.subarray(0, this.#foundCount) };
  }

  /** The documents with enough coverage to be results, compared with the best coverage among them. */
  sufficient(documents: Uint32Array, groups: readonly WeightedTermGroup[]): Uint32Array {
    const words = groups.filter(({ idf }) => idf > 0).length;
    if (words < 2) return documents;
    let most = 0;
    for (const document of documents) most = Math.max(most, this.coveredIdf[document] as number);
    const least = (most * this.#constants.minCoverage * FEW_WORDS) / Math.max(FEW_WORDS, words);
    return documents.filter((document) => (this.coveredIdf[document] as number) >= least);
  }

  /** By document: what one occurrence in a field counts in all fields taken together. */
  pooledCounts(field: number): Float32Array {
    const scale = (this.#weights[field] as number) * this.#constants.k1;
    return Float32Array.from(this.#norms[field] as Float64Array, (norm) => scale / norm);
  }

  /**
   * The posting lists of a group's variants, and an estimate of its document frequency: that of the variant and field with
   * the most documents.
   */
  locate(group: TermGroup): Pick<WeightedTermGroup, 'group' | 'postingLists'> & { readonly frequency: number } {
    let frequency = 0;
    const postingLists = group.variants.map((variant) => {
      const wanted = variant.fields ?? group.fields;
      return FIELDS.map((_, field) => {
        if (wanted && !wanted.includes(field)) return undefined;
        const list = postingListOf(this.#postings, variant, field);
        frequency = Math.max(frequency, list ? list.to - list.from : 0);
        return list;
      });
    });
    return { group, postingLists, frequency };
  }

  #reset(): void {
    // Clearing all of them is faster than seeking those that were used, but for the fewest.
    this.sumScores.fill(0);
    this.disMaxScores.fill(0);
    this.pooledScores.fill(0);
    this.writtenIdf.fill(0);
    this.coveredIdf.fill(0);
    this.fieldScores.fill(0);
    this.#isFound.fill(0);
    this.#foundCount = 0;
  }

  /** Adds a group to the accumulators with a share of its idf, and returns that share. */
  #add(
    { variants }: TermGroup,
    postingLists: WeightedTermGroup['postingLists'],
    share: number,
    pooledOfGroup: Float32Array,
  ): number {
    const frequencies = this.#frequencies;
    let count = 0;
    for (const [which, lists] of postingLists.entries()) {
      const weight = variants[which]?.weight ?? 0;
      for (let field = 0; field < FIELD_COUNT; field++) {
        const list = lists[field];
        if (!list) continue;
        const { documents, from, to } = list;
        for (let posting = from; posting < to; posting++) {
          const document = documents[posting] as number;
          if (this.#isInGroup[document] === 0) {
            this.#isInGroup[document] = 1;
            this.#groupDocuments[count++] = document;
          }
          (frequencies[document * FIELD_COUNT + field] as number) += weight * weightedFrequency(list, posting);
        }
      }
    }
    const idf = share * inverseDocumentFrequency(this.#postings.documentCount, count) ** this.#constants.idfPower;
    this.#combineFields(count, idf, pooledOfGroup);
    return idf;
  }

  /** Scores the fields of the current group's documents, adds them up, and clears the frequencies. */
  #combineFields(count: number, idf: number, pooledOfGroup: Float32Array): void {
    const { k1, tieBreaker, pooledK1 } = this.#constants;
    const frequencies = this.#frequencies;
    for (let at = 0; at < count; at++) {
      const document = this.#groupDocuments[at] as number;
      this.#isInGroup[document] = 0;
      let sum = 0;
      let best = 0;
      let pooled = 0;
      let isWritten = false;
      for (let field = 0, slot = document * FIELD_COUNT; field < FIELD_COUNT; field++, slot++) {
        const frequency = frequencies[slot] as number;
        if (frequency === 0) continue;
        frequencies[slot] = 0;
        const norm = (this.#norms[field] as Float64Array)[document] as number;
        const plain = saturate(frequency, norm, k1);
        (this.fieldScores[slot] as number) += idf * plain;
        pooled += ((this.#weights[field] as number) * frequency * k1) / norm;
        isWritten ||= IS_WRITTEN[field] === true;
        const score = (this.#boosts[field] as number) * plain;
        sum += score;
        if (score > best) best = score;
      }
      if (this.#isFound[document] === 0) {
        this.#isFound[document] = 1;
        this.#found[this.#foundCount++] = document;
      }
      (this.sumScores[document] as number) += idf * sum;
      (this.disMaxScores[document] as number) += idf * (best + tieBreaker * (sum - best));
      pooledOfGroup[document] = pooled;
      (this.pooledScores[document] as number) += idf * saturate(pooled, pooledK1, pooledK1);
      (this.coveredIdf[document] as number) += idf;
      if (isWritten) (this.writtenIdf[document] as number) += idf;
    }
  }
}

/** Which groups only frame a question: all words of asking, and the words of telling in a long one. */
function framingIn({ groups, wordCount }: ExpandedQuery, constants: RankingConstants): (group: TermGroup) => boolean {
  const told = wordCount >= constants.repeatsDampedFrom;
  const frames = ({ framing, presence }: TermGroup): boolean =>
    presence === 'optional' && framing !== undefined && (framing === 'asking' || told);
  const others = groups.filter((group) => group.variants.length > 0 && !frames(group)).length;
  return (group) => frames(group) && others >= (group.framing === 'telling' ? FEW_WORDS : 1);
}

/** How many groups have each first term. */
function countRepetitions(groups: readonly TermGroup[]): ReadonlyMap<number | undefined, number> {
  const counts = new Map<number | undefined, number>();
  for (const term of groups.map(firstTerm)) counts.set(term, term === undefined ? 1 : (counts.get(term) ?? 0) + 1);
  return counts;
}

/** The first term of a group's first variant; undefined when that is no term of the index. */
function firstTerm({ variants: [first] }: TermGroup): number | undefined {
  if (first === undefined || 'positions' in first.lookup) return undefined;
  return first.lookup[0]?.term;
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

function pooledWeightOf(field: FieldName, constants: RankingConstants): number {
  const weights: Readonly<Record<FieldName, number>> = {
    title: constants.pooledTitle,
    summary: constants.pooledSummary,
    tags: constants.pooledTags,
    notes: constants.pooledNotes,
    host: constants.pooledHost,
    series: constants.pooledSeries,
    transcript: 1,
    comments: constants.pooledComments,
  };
  return weights[field];
}

/** BM25's b. */
function lengthWeight(field: FieldName, { bText, bShort }: RankingConstants): number {
  return field === 'transcript' || field === 'notes' || field === 'comments' ? bText : bShort;
}
