import { hash } from './hash.ts';
import { type ArchiveName, FOLDS } from './question.ts';

/** The index that lacks a text. A text that was sent in twice is in the same fold both times. */
export function foldOf(text: string): ArchiveName {
  return `fold-${hash(`fold ${plain(text)}`) % FOLDS}`;
}

/** A text as it reads: without case, punctuation and white space, two copies of it are the same. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
