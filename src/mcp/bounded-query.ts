import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { LONGEST_QUERY } from './parameters.ts';

/** More words than any question has that is meant to find something. */
const MOST_WORDS = 32;
/** Unknown words and prefixes (`lin*`) cost milliseconds each to expand. */
const MOST_COSTLY = 3;
/** Words that a long question is reduced to. */
const SALIENT_WORDS = 24;

/** A query that is searched without keeping others waiting, and what was done to it for that. */
export interface BoundedQuery {
  readonly text: string;
  /** Words that are not searched, as they were typed. */
  readonly leftOut: readonly string[];
  /** The text is what a longer question says most with. */
  readonly isShortened: boolean;
}

/** What surrounds a word in a sentence or in the query language. */
const PUNCTUATION = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** The part of a query that one search can afford: the salient words of a long one, and few that are costly. */
export function boundQuery(knowledgeBase: KnowledgeBase, query: string): BoundedQuery {
  const isShortened = query.length > LONGEST_QUERY;
  const words = (isShortened ? shortened(knowledgeBase, query) : query).split(/\s+/).filter((word) => word !== '');
  const kept: string[] = [];
  const leftOut: string[] = [];
  let costly = 0;
  for (const word of words) {
    const isCostly = word.includes('*') || !(isOperator(word) || knowledgeBase.knows(word.replace(PUNCTUATION, '')));
    if (isCostly) costly++;
    if (kept.length < MOST_WORDS && (!isCostly || costly <= MOST_COSTLY)) kept.push(word);
    else leftOut.push(word);
  }
  return { text: kept.join(' '), leftOut, isShortened };
}

/** What a reader is told about the query. */
export function notesOn({ text, leftOut, isShortened }: BoundedQuery): string[] {
  return [
    ...(isShortened ? [`The query is long, so only its most telling words were searched: ${text}`] : []),
    ...(leftOut.length > 0 ? [`Too much for one search, so left out: ${leftOut.join(' ')}`] : []),
  ];
}

/** The first words where none of them is telling. */
function shortened(knowledgeBase: KnowledgeBase, query: string): string {
  const words = knowledgeBase.salientWords(query, SALIENT_WORDS);
  return words.length > 0 ? words.join(' ') : query.slice(0, LONGEST_QUERY);
}

/** `host:pip`, `before:2015`. */
function isOperator(word: string): boolean {
  return /^-?[a-z]+:/i.test(word);
}
