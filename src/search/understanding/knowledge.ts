import type { Lexicon } from '../lexicon.ts';
import type { Confusions } from '../misheard/confusions.ts';
import type { SpelledWords } from '../misheard/spelled-words.ts';
import type { SplitWords } from '../misheard/split-words.ts';
import type { Postings } from '../postings.ts';

/** What the corpus says of words: how they are written, heard and taken apart. */
export interface Knowledge {
  readonly postings: Postings;
  readonly lexicon: Lexicon;
  readonly confusions: Confusions;
  readonly splits: SplitWords;
  readonly spelled: SpelledWords;
}
