import * as z from 'zod';
import { accepts, type EpisodeSelection, filterOf } from '../../knowledge/episode-filter.ts';
import type { Confidence, Hit, KnowledgeBase, SearchDiagnostic } from '../../knowledge/knowledge-base.ts';
import { plural } from '../../text/format.ts';
import { boundQuery, notesOn } from '../bounded-query.ts';
import { fitting, type Item } from '../budget.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { selectionOf } from '../episode-selection.ts';
import { type Detail, episodeData, episodeText } from '../episodes.ts';
import { locationData, locationText, markedExcerpt } from '../marks.ts';
import { cursor, detail, hostId, limit, positiveId, query } from '../parameters.ts';
import { episodeShape, nextCursorShape, placeShape } from '../shapes.ts';
import { defineTool } from '../tool.ts';

const NAME = 'search_episodes';

/** More hits than fit into an answer, so excerpts are made for no more. */
const MOST_AT_ONCE = 40;

const hitShape = episodeShape.extend({
  excerpt: z
    .object({
      from: z.string().describe('Where the text stands: transcript, notes, summary …'),
      text: z.string().describe('Matched words between **'),
      place: placeShape.optional(),
    })
    .optional(),
});
type HitData = z.infer<typeof hitShape>;

export const searchEpisodes = defineTool({
  name: NAME,
  title: 'Search episodes',
  description:
    'Finds Hacker Public Radio episodes about something: the first tool to try for any topic, question or half-remembered show. Searches titles, summaries, tags, notes, hosts and all that was said, best first, forgives typos, and shows for each episode the passage that answers best. In query, "exact words" keep together, -word excludes, +word requires, word* is a beginning, and in:title, host:, series:, tag:, before:2015 or after:2015 narrow. Without query it lists the newest episodes that the filters leave. For exact wording use search_transcripts; to read an episode use get_episode or get_transcript.',
  input: z.strictObject({
    query: query
      .optional()
      .describe('What the episode is about, in a few words; leave out to list by the filters alone'),
    limit: limit('Episodes to return at most'),
    hostId: hostId.optional(),
    seriesId: positiveId.optional().describe('Number of a series, as in answers and in hpr://series/all'),
    tag: z.string().min(1).max(100).optional().describe('Only episodes with this tag, in any case'),
    fromDate: z.string().max(40).optional().describe('First day of publication: YYYY-MM-DD, YYYY-MM or YYYY'),
    toDate: z.string().max(40).optional().describe('Last day of publication: YYYY-MM-DD, YYYY-MM or YYYY'),
    detail,
    cursor,
  }),
  output: z.object({
    total: z.int().describe('Episodes found in all'),
    about: z.int().describe('How many of them are about the query; the others only mention it'),
    confidence: z
      .enum(['sure', 'likely', 'guess'])
      .describe(
        'sure: the first episode is the one that is meant, or the list is by filters alone; likely: it is probably among the first ten; guess: nothing fits well, these are only the nearest',
      ),
    episodes: z.array(hitShape),
    corrections: z
      .array(z.object({ typed: z.string(), searched: z.array(z.string()) }))
      .optional()
      .describe('Words that nobody ever says, and those that were searched instead'),
    remarks: z
      .array(z.object({ kind: z.string(), typed: z.string(), names: z.array(z.string()).optional() }))
      .optional()
      .describe('What in query was not used as it was meant, for example a name that nobody has'),
    tryInstead: z.array(z.string()).optional().describe('Only when nothing was found: queries that do find something'),
    nextCursor: nextCursorShape,
  }),
  answer: (args, knowledgeBase) => {
    const offset = readCursor(NAME, args, args.cursor);
    const selection = selectionOf(knowledgeBase, args);
    const bounded = boundQuery(knowledgeBase, args.query ?? '');
    const page = find(knowledgeBase, bounded.text, selection, offset, Math.min(args.limit, MOST_AT_ONCE));
    const shown = fitting(page.hits.map((hit) => itemOf(knowledgeBase, hit, args.detail)));
    const next = offset + shown.length;
    const nextCursor = next < page.total ? writeCursor(NAME, args, next) : undefined;
    const notes = notesOn(bounded);
    const corrected = page.corrections.map(
      ({ typed, searched }) => `"${typed}" was searched as ${searched.join(', ')}.`,
    );
    const shortened = bounded.isShortened ? [{ kind: 'long-query', typed: bounded.text }] : [];
    const remarks = [...shortened, ...page.diagnostics.map(remarkData)];
    const data = {
      total: page.total,
      about: page.about,
      confidence: page.confidence,
      episodes: shown.map((item) => item.data),
      ...(page.corrections.length > 0 && {
        corrections: page.corrections.map(({ typed, searched }) => ({ typed, searched: [...searched] })),
      }),
      ...(remarks.length > 0 && { remarks }),
      ...(page.nearby.length > 0 && { tryInstead: [...page.nearby] }),
      ...(nextCursor !== undefined && { nextCursor }),
    };
    if (page.total === 0) {
      return { text: [...notes, nothingFound(args.query, selection, page.nearby)].join('\n\n'), data };
    }
    const heading = `${plural(page.total, 'episode')} found${shown.length < page.total ? `; here are ${offset + 1} to ${next}` : ''}.`;
    const more = nextCursor === undefined ? [] : [`More with cursor: ${nextCursor}`];
    return {
      text: [
        ...(page.confidence === 'guess' ? ['No good match. The nearest:'] : []),
        heading,
        ...notes,
        ...corrected,
        ...page.diagnostics.map(remarkText),
        ...shown.map(({ text }) => text),
        ...more,
      ].join('\n\n'),
      data,
    };
  },
});

interface Found {
  readonly total: number;
  readonly confidence: Confidence;
  readonly about: number;
  readonly hits: readonly Pick<Hit, 'episode' | 'excerpt'>[];
  readonly corrections: readonly { readonly typed: string; readonly searched: readonly string[] }[];
  readonly diagnostics: readonly SearchDiagnostic[];
  readonly nearby: readonly string[];
}

function find(
  knowledgeBase: KnowledgeBase,
  query: string,
  selection: EpisodeSelection,
  offset: number,
  most: number,
): Found {
  if (query.trim() !== '') return knowledgeBase.search({ text: query, ...selection, offset, limit: most });
  const filter = filterOf(selection);
  const listed = knowledgeBase.episodes.filter((episode) => accepts(filter, episode)).reverse();
  const hits = listed.slice(offset, offset + most).map((episode) => ({ episode }));
  const total = listed.length;
  const confidence = total > 0 ? 'sure' : 'guess';
  return { total, confidence, about: total, hits, corrections: [], diagnostics: [], nearby: [] };
}

function remarkData(remark: SearchDiagnostic): { kind: string; typed: string; names?: string[] } {
  const { kind, typed } = remark;
  return { kind, typed, ...('names' in remark && { names: [...remark.names] }) };
}

/** `Note: unknown name "pipp"; perhaps Pip.` */
function remarkText(remark: SearchDiagnostic): string {
  const names = 'names' in remark && remark.names.length > 0 ? `; perhaps ${remark.names.join(', ')}` : '';
  return `Note: ${remark.kind.replaceAll('-', ' ')} "${remark.typed}"${names}.`;
}

function itemOf(
  knowledgeBase: KnowledgeBase,
  { episode, excerpt }: Found['hits'][number],
  level: Detail,
): Item<HitData> {
  const known = episodeData(knowledgeBase, episode, level);
  if (!excerpt) return { text: episodeText(known), data: known };
  const { field, location } = excerpt;
  const text = markedExcerpt(excerpt);
  const where = location ? `${field}, ${locationText(location)}` : field;
  return {
    text: `${episodeText(known)}\n[${where}] ${text}`,
    data: { ...known, excerpt: { from: field, text, ...(location && { place: locationData(location) }) } },
  };
}

function nothingFound(query: string | undefined, selection: EpisodeSelection, nearby: readonly string[]): string {
  const hints = [
    Object.keys(selection).length > 0 && `drop or widen a filter (${Object.keys(selection).join(', ')})`,
    query !== undefined && 'use fewer or other words, without + and -',
    nearby.length > 0 && `try: ${nearby.join(' | ')}`,
  ].filter((hint) => hint !== false);
  return `No episode found. To find some: ${hints.join('; ')}.`;
}
