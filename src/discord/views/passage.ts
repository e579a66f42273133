import type { Excerpt, Passage } from '../../knowledge/knowledge-base.ts';
import { ELLIPSIS } from '../../text/cut.ts';
import { approximately, plural } from '../../text/format.ts';
import { marked } from '../text/markdown.ts';
import { placeLink, placeSaid } from './listen.ts';

/** The longest passage, in units. */
export const PASSAGE = 260;

/** Where a passage is from, when it was not spoken. */
const SOURCES: Readonly<Record<Excerpt['field'], string>> = {
  title: '',
  summary: '',
  tags: 'tags',
  notes: 'show notes',
  host: 'host',
  series: 'series',
  transcript: '',
  comments: 'a listener’s comment',
};

/** What was said or written in a show, with the matches in bold, and where, as a quotation; empty when there is none. */
export function quotation(id: number, { excerpt, spread }: Passage, limit = PASSAGE): string {
  if (excerpt === undefined) return '';
  const text = marked(excerpt.segments, limit);
  if (text.trim() === '') return '';
  const cutAfter = excerpt.cutAfter && !text.endsWith(ELLIPSIS);
  const others = spread && spread.otherPassages > 0 ? ` and ${plural(spread.otherPassages, 'more place')}` : '';
  const place = excerpt.location ? placeOf(id, excerpt) + others : placeOf(id, excerpt);
  return `> ${excerpt.cutBefore ? ELLIPSIS : ''}${text}${cutAfter ? ELLIPSIS : ''}${place && ` ${place}`}`;
}

/** The time of a passage as a link to the recording there, or what was written that it is from; empty for a title. */
export function placeOf(id: number, excerpt: Excerpt): string {
  const said = placeSaid({ excerpt });
  if (said !== undefined) return placeLink(id, said);
  const { location, field } = excerpt;
  const place = location ? approximately(location.share, undefined) : SOURCES[field];
  return place && `*(${place})*`;
}

/** Whether a passage says more than the title and the summary of its show. */
export function isTelling({ excerpt }: Passage, summary: string): boolean {
  return !(excerpt === undefined || excerpt.field === 'title' || (excerpt.field === 'summary' && summary === ''));
}
