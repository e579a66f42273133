import type { Excerpt, ExcerptLocation, Segment } from '../search/snippet/excerpt.ts';
import { approximately } from '../text/format.ts';

/** The text with matches between double asterisks, as in Markdown. */
export function marked(segments: readonly Segment[]): string {
  return segments.map(({ text, match }) => (match ? `**${text}**` : text)).join('');
}

export function markedExcerpt({ segments, cutBefore, cutAfter }: Excerpt): string {
  return `${cutBefore ? '… ' : ''}${marked(segments).trim()}${cutAfter ? ' …' : ''}`;
}

/** `word 1234, ≈ 12:30`. */
export function placeText({ word, share, seconds }: ExcerptLocation): string {
  return `word ${word}, ${approximately(share, seconds)}`;
}

/** A place as programs get it; four digits of the share are a second of a long show. */
export function placeData({ word, share, seconds }: ExcerptLocation): ExcerptLocation {
  return { word, share: Math.round(share * 10_000) / 10_000, ...(seconds !== undefined && { seconds }) };
}
