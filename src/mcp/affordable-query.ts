import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';

/** More words than any question has that is meant to find something. */
const MOST_WORDS = 32;
/** Of words that nobody says, and of beginnings of words, each costs milliseconds to find what they stand for. */
const MOST_COSTLY = 3;

/** A query that is answered without keeping others waiting, and the words that were left out of it for that. */
export interface AffordableQuery {
  readonly text: string;
  readonly left: readonly string[];
}

/** What stands around a word in a sentence or in the query language. */
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

export function affordable({ knows }: KnowledgeBase, query: string): AffordableQuery {
  const kept: string[] = [];
  const left: string[] = [];
  let costly = 0;
  for (const word of query.split(/\s+/).filter((one) => one !== '')) {
    const isCostly = word.includes('*') || !(isOperator(word) || knows(word.replace(AROUND, '')));
    if (isCostly) costly++;
    if (kept.length < MOST_WORDS && (!isCostly || costly <= MOST_COSTLY)) kept.push(word);
    else left.push(word);
  }
  return { text: kept.join(' '), left };
}

/** `host:pip`, `before:2015`. */
function isOperator(word: string): boolean {
  return /^-?[a-z]+:/i.test(word);
}
