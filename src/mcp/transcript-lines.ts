import type { Transcript } from '../knowledge/knowledge-base.ts';
import type { Item } from './budget.ts';
import { marked } from './marks.ts';

/** A line of a transcript as an item of an answer, and the words from its first up to the next line's. */
export interface LineItem extends Item<string> {
  readonly from: number;
  readonly to: number;
}

/** The lines that hold any of the words from `from` up to, not with, `to`. Made one by one: an answer has room for few. */
export function* linesBetween(transcript: Transcript, from: number, to: number): Generator<LineItem> {
  const { lines, words } = transcript;
  for (const [index, { word }] of lines.entries()) {
    if (word >= to) return;
    if ((lines[index + 1]?.word ?? words) > from) yield lineItem(transcript, index);
  }
}

/** The line of an index from 0. */
export function lineItem({ lines, words }: Transcript, index: number): LineItem {
  const line = lines[index];
  const next = lines[index + 1]?.word ?? words;
  if (!line) return { text: '', data: '', from: next, to: next };
  const repeated = line.loop ? ` [the recogniser repeated this ${line.loop.times} times]` : '';
  const text = marked(line.segments).trim() + repeated;
  return { text, data: text, from: line.word, to: next };
}
