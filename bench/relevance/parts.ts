import type { SearchConstants } from '../../src/knowledge/components.ts';
import type { VariantKind } from '../../src/search/expansion/expanded-query.ts';

/** What is taken away from the search to see what it brings. */
export interface Without {
  readonly constants?: Partial<SearchConstants>;
  /** Forms of words that are not looked for. */
  readonly variants?: readonly VariantKind[];
  /** Comments are not in the index. */
  readonly comments?: true;
}

/** A part of the ranking that can be switched off. */
export interface Part {
  readonly name: string;
  /** What it does, for the page. */
  readonly description: string;
  readonly off: Without;
}

export const PARTS: readonly Part[] = [
  {
    name: 'fields that compete',
    description: 'half of the score is the best field of each word, and a tenth of the others',
    off: { constants: { sumScoreShare: 1 } },
  },
  {
    name: 'fields that add up',
    description: 'half of the score is the weighted sum over the fields of each word',
    off: { constants: { sumScoreShare: 0 } },
  },
  {
    name: 'comments',
    description: "listeners' comments are a field of the index",
    off: { comments: true },
  },
  {
    name: 'coordination',
    description: 'a short question wants all its words',
    off: { constants: { coordShort: 0, coordLong: 0 } },
  },
  {
    name: 'common words left out',
    description: 'a question with enough rarer words does without those of every other episode',
    off: { constants: { commonShare: 1.1 } },
  },
  {
    name: 'digests count less',
    description: 'the monthly news, which name every other show, count less unless they are asked for',
    off: { constants: { roundupFactor: 1, phraseRoundupFactor: 1 } },
  },
  {
    name: 'nearness',
    description: 'words that were typed side by side stand so in the transcript',
    off: { constants: { proximity: 0 } },
  },
  {
    name: 'opening words',
    description: "the question is in the show's first words, where its title is read out",
    off: { constants: { opening: 0 } },
  },
  {
    name: 'title likeness',
    description: 'how much of the title and the question is the same',
    off: { constants: { title: 0 } },
  },
  {
    name: 'quotations',
    description: 'a place where the transcript says what was typed, word for word but for a few',
    off: { constants: { phrase: 0 } },
  },
  {
    name: 'misspellings',
    description: 'a word that the corpus lacks, or hardly has, is also looked for an edit or two away',
    off: { variants: ['spelling'] },
  },
  {
    name: 'misheard words',
    description: 'a word is also looked for as the recogniser writes it, and where it is said letter by letter',
    off: { constants: { misheardFloor: 2 }, variants: ['spelled out'] },
  },
  {
    name: 'compounds',
    description: 'one word is also looked for as two, and two as one',
    off: { variants: ['compound'] },
  },
];
