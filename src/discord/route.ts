import * as z from 'zod';
import { tidyLine } from './text/tidy.ts';

/** Longest query that a member can type, in characters as Discord counts them. */
export const QUERY_LENGTH = 200;
/** Longest tag that can be a filter, in units; the real corpus has none above 42. */
export const TAG_LENGTH = 50;
/** Higher than any page, so that "last" does not need to know how many there are: the view clamps it. */
export const LAST_PAGE = 999_999;
/** Longest text that a clip's quote is marked with, in units: its message has a single custom id to carry it. */
export const CLIP_WORDS = 36;

/** As much of a text as a query may have, tidied. */
export function boundedQuery(text: string): string {
  // A character has two units at most. Long texts are cut before they are taken apart.
  return tidyLine([...text.slice(0, 2 * QUERY_LENGTH)].slice(0, QUERY_LENGTH).join(''));
}

const id = z.coerce.number().int().min(0).max(9_999_999);
const page = z.coerce.number().int().min(1).max(LAST_PAGE).default(1);
const text = z
  .string()
  .max(2 * QUERY_LENGTH)
  .refine((value) => tidyLine(value) === value);
/** A day, a month or a year, as precise as it was asked for. */
const date = z.string().regex(/^\d{4}(-\d\d){0,2}$/);

/** The filters of a list of shows. */
const filters = {
  hostId: id.optional(),
  seriesId: id.optional(),
  tag: text.max(TAG_LENGTH).optional(),
};

/**
 * What to show, like the URL of a web page: all the state that is needed to show it again.
 * The order of the keys is part of the written form (see history-codec.ts).
 */
export const routeSchema = z.discriminatedUnion('view', [
  z.object({
    view: z.literal('search'),
    query: text.min(1),
    ...filters,
    from: date.optional(),
    to: date.optional(),
    page,
    /**
     * What to show on the first page besides the best answer: the `others` as a short list or `two` of them, or `all` as
     * a page of excerpts. When left out, how sure the search is decides. Further pages always have all.
     */
    more: z.enum(['others', 'two', 'all']).optional(),
  }),
  z.object({
    view: z.literal('episode'),
    id,
    tab: z.enum(['overview', 'notes', 'comments', 'related']).default('overview'),
    page,
    /** What was asked, where no search in the history says it. */
    words: text.min(1).optional(),
    /** The buttons that are seldom used are shown too. */
    buttons: z.literal('all').optional(),
  }),
  /**
   * `words` are highlighted, and may be empty. `place` is the place of the words that the reader is at, from 1 for the
   * best. `seek` asks for the page of that place instead of `page`. Finding it needs the transcript, so the view resolves
   * it; it is never encoded.
   */
  z.object({
    view: z.literal('transcript'),
    id,
    words: text.default(''),
    page,
    place: page,
    seek: z.boolean().optional(),
  }),
  z.object({ view: z.literal('host'), id, page }),
  z.object({ view: z.literal('series'), id, page }),
  z.object({ view: z.literal('latest'), page }),
  /** Never shown itself: it precedes a random episode in the history, and says which episodes to choose from. */
  z.object({ view: z.literal('random'), ...filters }),
  /** Never shown itself: it precedes the answer to a message, and says which. `id` is Discord's. */
  z.object({ view: z.literal('message'), id: z.string().regex(/^\d{1,20}$/) }),
  /** A transcript of which only the words are settled: the member is choosing the show. */
  z.object({ view: z.literal('whichTranscript'), words: text.default('') }),
  /** A list that a message's control offers. `words` are what was typed, to search for instead. */
  z.object({ view: z.literal('choice'), words: text.default('') }),
  /** Episodes that a message named, by their numbers: `12-1636`. */
  z.object({ view: z.literal('cards'), ids: z.string().regex(/^\d{1,7}(-\d{1,7}){0,9}$/) }),
  /** Half a minute of a show, around a second of it. `words` are marked in what is quoted, and may be empty. */
  z.object({
    view: z.literal('clip'),
    id,
    at: z.coerce.number().int().min(0).max(99_999),
    words: text.max(CLIP_WORDS).default(''),
  }),
  z.object({ view: z.literal('stats') }),
  /** `commandId`: Discord's id of the slash command, which a mention of it names. */
  z.object({
    view: z.literal('about'),
    commandId: z
      .string()
      .regex(/^\d{1,20}$/)
      .optional(),
  }),
]);

/** Whether it can be shown and written: what comes out of a message that was tampered with may not. */
export function isRoute(route: Route): boolean {
  return routeSchema.safeParse(route).success;
}

export type Route = z.infer<typeof routeSchema>;
export type RouteOf<View extends Route['view']> = Extract<Route, { view: View }>;
export type Filters = Pick<RouteOf<'search'>, 'hostId' | 'seriesId' | 'tag'>;

/** Where a member is, last, and how they came there: what "Back" goes back to. Never empty. */
export type History = readonly [...Route[], Route];

/** Longest history, in routes. */
export const HISTORY_LENGTH = 5;
