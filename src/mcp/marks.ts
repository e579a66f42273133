import type { Excerpt, ExcerptLocation, Segment } from '../search/snippet/excerpt.ts';
import { approximately } from '../text/format.ts';

/** The text with each match between double asterisks, as in Markdown. */
export function marked(segments: readonly Segment[]): string {
  return segments.map(({ text, match }) => (match ? `**${text}**` : text)).join('');
}

export function markedExcerpt({ segments, cutBefore, cutAfter }: Excerpt): string {
  return `${cutBefore ? '… ' : ''}${marked(segments).trim()}${cutAfter ? ' …' : ''}`;
}

/** `word 1234, ≈ 12:30`. */
export function locationText({ word, share, seconds }: ExcerptLocation): string {
  return `word ${word}, ${approximately(share, seconds)}`;
}

/** A location as structured content. Four digits of the share are a second of a long show. */
export function locationData({ word, share, seconds }: ExcerptLocation): ExcerptLocation {
  return { word, share: Math.round(share * 10_000) / 10_000, ...(seconds !== undefined && { seconds }) };
}
