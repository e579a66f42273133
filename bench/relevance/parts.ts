import type { SearchConstants } from '../../src/knowledge/components.ts';
import type { VariantKind } from '../../src/search/expansion/expanded-query.ts';

/** What to switch off in the search. */
export interface Without {
  readonly constants?: Partial<SearchConstants>;
  /** Kinds of term variants that are left out. */
  readonly variants?: readonly VariantKind[];
  /** Leaves the comments out of the index. */
  readonly comments?: true;
}

/** A part of the ranking that can be switched off. */
export interface Part {
  readonly name: string;
  /** What it does, for docs/relevance.md. */
  readonly description: string;
  readonly off: Without;
}

export const PARTS: readonly Part[] = [
  {
    name: 'dis_max',
    description: 'half of the score is, for each word, its best field plus a tenth of its other fields',
    off: { constants: { sumScoreShare: 1 } },
  },
  {
    name: 'sum over fields',
    description: 'half of the score is, for each word, the weighted sum over its fields',
    off: { constants: { sumScoreShare: 0 } },
  },
  {
    name: 'comments',
    description: "listeners' comments are a field of the index",
    off: { comments: true },
  },
  {
    name: 'coordination',
    description: 'an episode with few of the words of a short question scores less',
    off: { constants: { coordShort: 0, coordLong: 0 } },
  },
  {
    name: 'common words left out',
    description: 'a question with enough rarer words ignores those that half of all episodes have',
    off: { constants: { commonShare: 1.1 } },
  },
  {
    name: 'roundups count less',
    description: 'the monthly news, which mention all other shows, score less unless the question asks for them',
    off: { constants: { roundupFactor: 1, phraseRoundupFactor: 1 } },
  },
  {
    name: 'proximity',
    description: 'words that are adjacent in the question are also adjacent in the transcript',
    off: { constants: { proximity: 0 } },
  },
  {
    name: 'opening words',
    description: "the show's first words, where its title is read out, contain the question",
    off: { constants: { opening: 0 } },
  },
  {
    name: 'title similarity',
    description: 'how much the title and the question overlap',
    off: { constants: { title: 0 } },
  },
  {
    name: 'phrase matches',
    description: 'the transcript says the question nearly word for word',
    off: { constants: { phrase: 0 } },
  },
  {
    name: 'misspellings',
    description: 'a word that is rare or missing in the corpus also matches words an edit or two away',
    off: { variants: ['spelling'] },
  },
  {
    name: 'misheard words',
    description: 'a word also matches what the speech recogniser writes for it, and its letters spelled out',
    off: { constants: { misheardFloor: 2 }, variants: ['spelled out'] },
  },
  {
    name: 'compounds',
    description: 'one word also matches the same as two words, and two words as one',
    off: { variants: ['compound'] },
  },
];
