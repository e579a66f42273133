import type { SurfaceForms } from '../fuzzy/surface-forms.ts';
import type { Postings } from '../index/postings.ts';
import type { Confusions } from './asr-confusions/confusions.ts';
import type { SpelledWords } from './asr-confusions/spelled-words.ts';
import type { SplitWords } from './asr-confusions/split-words.ts';

/** What the corpus says of words: how they are written, heard and taken apart. */
export interface ExpansionSources {
  readonly postings: Postings;
  readonly surfaceForms: SurfaceForms;
  readonly confusions: Confusions;
  readonly splits: SplitWords;
  readonly spelled: SpelledWords;
}
