import type { Transcript } from '../knowledge/knowledge-base.ts';
import type { Item } from './budget.ts';
import { marked } from './marks.ts';

/** A line of a transcript as an item of an answer, and the words from its first up to the next line's. */
export interface LineItem extends Item<string> {
  readonly from: number;
  readonly to: number;
}

/** The lines that hold any of the words from `from` up to, not with, `to`. */
export function linesBetween({ lines, words }: Transcript, from: number, to: number): LineItem[] {
  return lines.flatMap((line, place) => {
    const { word, loop } = line;
    const next = lines[place + 1]?.word ?? words;
    if (next <= from || word >= to) return [];
    const repeated = loop ? ` [the recogniser repeated this ${loop.times} times]` : '';
    const text = marked(line.segments).trim() + repeated;
    return [{ text, data: text, from: word, to: next }];
  });
}
