import type { Archive } from '../../../src/knowledge/archive.ts';
import { digestsOf } from '../../../src/knowledge/digests.ts';
import { EpisodeSearch } from '../../../src/knowledge/episode-search.ts';
import { ExcerptMaker } from '../../../src/knowledge/excerpts.ts';
import { Names } from '../../../src/knowledge/names.ts';
import { Shelves } from '../../../src/knowledge/shelves.ts';
import { Lexicon } from '../../../src/search/lexicon.ts';
import { Confusions } from '../../../src/search/misheard/confusions.ts';
import { SpelledWords } from '../../../src/search/misheard/spelled-words.ts';
import { SplitWords } from '../../../src/search/misheard/split-words.ts';
import { Postings } from '../../../src/search/postings.ts';
import type { ParsedQuery } from '../../../src/search/query-language/query.ts';
import { RANKING, type RankingConstants } from '../../../src/search/ranking/constants.ts';
import type { FormKind } from '../../../src/search/ranking/question.ts';
import { EpisodeRanker } from '../../../src/search/ranking/ranker.ts';
import { type Knowledge, QuestionMaker, type Understood } from '../../../src/search/understanding/question-maker.ts';
import type { Without } from '../parts.ts';
import { rankerOf } from './ours.ts';
import type { Ranker } from './ranker.ts';
import { withoutComments } from './without-comments.ts';

/**
 * The product's search over an archive, to be asked with one thing or another taken away. It is put together here, because
 * the knowledge base lets nobody leave out forms of words.
 */
export function oursWithout(whole: Archive): (off: Without) => Ranker {
  const bare = { ...whole, columns: withoutComments(whole.columns) };
  const [all, uncommented] = [piecesOf(whole), piecesOf(bare)];
  return ({ constants, forms = [], comments }) => {
    const { postings, knowledge, ...pieces } = comments ? uncommented : all;
    const ranking = { ...RANKING, ...constants };
    const ranker = new EpisodeRanker(postings, ranking, digestsOf(whole.catalogue));
    return rankerOf(new EpisodeSearch({ ...pieces, ranker, questions: new WithoutForms(knowledge, ranking, forms) }));
  };
}

function piecesOf(archive: Archive) {
  const postings = new Postings(archive.columns);
  const knowledge: Knowledge = {
    postings,
    lexicon: new Lexicon(archive.columns),
    confusions: new Confusions(archive.misheard),
    splits: new SplitWords(archive.misheard),
    spelled: new SpelledWords(archive.misheard),
  };
  const names = new Names(archive.catalogue, new Shelves(archive.catalogue.episodes));
  return { archive, postings, knowledge, names, excerpts: new ExcerptMaker(archive) };
}

/** Understands a question without some kinds of forms beside what was typed. A weight of 0 would not do: it still counts as there. */
class WithoutForms extends QuestionMaker {
  readonly #kinds: readonly FormKind[];

  constructor(knowledge: Knowledge, constants: RankingConstants, kinds: readonly FormKind[]) {
    super(knowledge, constants);
    this.#kinds = kinds;
  }

  override make(query: ParsedQuery, phrases?: 'required' | 'wished'): Understood {
    const { question, replaced } = super.make(query, phrases);
    const concepts = question.concepts.map((concept) => {
      // What is worth as much as the word that was typed is how it was typed: `wi-fi`.
      const forms = concept.forms.filter(
        ({ kind, weight }) => !this.#kinds.includes(kind) || (kind === 'compound' && weight === 1),
      );
      return { ...concept, forms };
    });
    return { question: { ...question, concepts }, replaced };
  }
}
