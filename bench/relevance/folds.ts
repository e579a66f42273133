import { hash } from './hash.ts';
import { type ArchiveName, FOLDS } from './question.ts';

/** The index that lacks a text. Copies of a text are in the same fold. */
export function foldOf(text: string): ArchiveName {
  return `fold-${hash(`fold ${plain(text)}`) % FOLDS}`;
}

/** A text without case, punctuation and white space, so that copies of it compare equal. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
