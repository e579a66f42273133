import type { SetName } from './question.ts';

/** The figures that the product should reach over the held-out questions. */
export interface Goal {
  readonly mrr?: number;
  readonly recall1?: number;
  readonly recall10?: number;
  readonly placed?: number;
}

export interface SetFacts {
  /** The question; the right answer. */
  readonly description: string;
  /** What is in the index. */
  readonly indexed: string;
  readonly goal: Goal;
  /** What would be better still. */
  readonly aim?: Goal;
}

export const SETS: Readonly<Record<SetName, SetFacts>> = {
  comment: {
    description: "a listener's comment of at least ten words, as its title and first 30 words; the episode it is on",
    indexed: 'all but the comment itself',
    goal: { mrr: 0.36, recall10: 0.52 },
  },
  'reference (notes)': {
    description:
      'a sentence in the notes that refers to one other episode by number or link (which are removed) and says more than its title; that episode. At most six sentences of one episode, none that is in the notes of three, none from Community News',
    indexed: 'all but the sentence itself',
    goal: { mrr: 0.6, recall10: 0.69 },
  },
  'reference (comment)': {
    description: 'the same for the sentences of comments',
    indexed: 'all but the comment itself',
    goal: {},
  },
  title: {
    description: 'a title; its episode, or one of the same title',
    indexed: 'all',
    goal: { mrr: 0.99, recall10: 1 },
  },
  typo: {
    description: 'a title with one letter of its longest word wrong, missing or swapped with the next',
    indexed: 'all',
    goal: { mrr: 0.95, recall10: 0.98 },
  },
  'title by speech': {
    description: 'a title; its episode, found by what was said',
    indexed: 'transcripts alone',
    goal: { mrr: 0.64, recall10: 0.79 },
  },
  keywords: {
    description:
      'two to four of the six rarest words of summary and tags that any other field of any episode has; the episode',
    indexed: 'all but summaries and tags',
    goal: { mrr: 0.7, recall10: 0.86 },
  },
  spoken: {
    description:
      'eight words in a row of a transcript, one of them changed to another common word, that no other episode says; the episode, with an excerpt from within 100 words of the place',
    indexed: 'all',
    goal: { recall1: 0.95, placed: 0.9 },
  },
  half: {
    description:
      "a sentence or two of somebody who heard it two years ago, in their own words: no three in a row are the transcript's; the episode",
    indexed: 'all',
    goal: { mrr: 0.37, recall1: 0.28, recall10: 0.6 },
    aim: { mrr: 0.43, recall1: 0.33, recall10: 0.67 },
  },
  short: {
    description: 'two to five everyday words, at least one of them a synonym of what was said; the episode',
    indexed: 'all',
    goal: { mrr: 0.24, recall1: 0.16, recall10: 0.45 },
    aim: { mrr: 0.3, recall1: 0.2, recall10: 0.52 },
  },
  name: {
    description:
      'two to five words with the telling name in its right spelling, also where it was misheard; the episode',
    indexed: 'all',
    goal: { mrr: 0.88, recall1: 0.83, recall10: 0.96 },
    aim: { mrr: 0.91, recall1: 0.87, recall10: 0.97 },
  },
  named: {
    description:
      'a host or series named in passing, every fifth misspelt, with one to three words of the title and tags of one of their shows that shows of others have too; any show of theirs with those words in title, summary or tags',
    indexed: 'all',
    goal: {},
  },
};
