import * as z from 'zod';
import type { ExactExcerpt, ExactHit, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { plural } from '../../text/format.ts';
import { AnswerBudget, type Item } from '../budget.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { type Detail, episodeData, episodeText } from '../episodes.ts';
import { ToolInputError } from '../errors.ts';
import { hostById, hostsNamed } from '../hosts.ts';
import { locationData, locationText, marked } from '../marks.ts';
import { cursor, detail, hostId, hostName, limit, query, searchText } from '../parameters.ts';
import { MOST_TERMS, searchTerms } from '../search-terms.ts';
import { episodeShape, nextCursorShape, placeShape } from '../shapes.ts';
import { defineTool } from '../tool.ts';

const NAME = 'search_transcripts';

const hitShape = episodeShape.extend({
  counts: z.record(z.string(), z.int()).describe('How often each text is said in the whole episode'),
  matches: z
    .array(
      z.object({
        text: z.string().describe('Lines around the match, or around several near to each other; matches between **'),
        line: z.int().describe('Number of the first of these lines in the transcript, from 1'),
        place: placeShape,
      }),
    )
    .describe('In the order of the episode'),
});
type HitData = z.infer<typeof hitShape>;

export const searchTranscripts = defineTool({
  name: NAME,
  title: 'Search transcripts word for word',
  description:
    'Finds where exact words or phrases were said in Hacker Public Radio transcripts, letter by letter (phrases across line ends too), and quotes the lines around each match with their place in the show. Use it for quotations, names, commands and other wording that must match as it stands; for topics use search_episodes, which ranks by meaning and forgives typos. Transcripts were made by a speech recogniser, so rare names may be misheard.',
  input: z.strictObject({
    query: query
      .optional()
      .describe(
        'The phrase to find. With matchMode any or all it is split into terms at | , ; or line ends, else at spaces; "quotes" keep a phrase together',
      ),
    terms: z
      .array(searchText)
      .max(MOST_TERMS)
      .optional()
      .describe('Words or phrases to find, beside query or instead of it'),
    matchMode: z
      .enum(['any', 'all', 'phrase'])
      .optional()
      .describe(
        'phrase (default): query word for word; any: at least one of the terms; all: each of the terms somewhere in the same episode. Several terms without a mode mean any',
      ),
    limit: limit('Episodes to return at most'),
    contextLines: z.int().min(0).max(50).default(3).describe('Lines before and after each match (default 3)'),
    hostId: hostId.optional(),
    hostName: hostName.optional().describe('Only hosts whose name is or contains this'),
    caseSensitive: z.boolean().default(false).describe('Capital and small letters must match (default false)'),
    wholeWord: z
      .boolean()
      .default(false)
      .describe('Not inside of longer words: "cat" does not find "concatenate" (default false)'),
    maxMatchesPerEpisode: z
      .int()
      .min(1)
      .max(100)
      .default(5)
      .describe('Matches to quote of each episode at most (default 5); all are counted'),
    detail,
    cursor,
  }),
  output: z.object({
    atMost: z
      .int()
      .describe('No more episodes than this have it, going by the index; exact once there is no nextCursor'),
    episodes: z.array(hitShape),
    nextCursor: nextCursorShape,
  }),
  answer: async (args, knowledgeBase, rest) => {
    const offset = readCursor(NAME, args, args.cursor);
    const { texts, note: shortened } = searchTerms(args);
    const hosts = wantedHosts(knowledgeBase, args);
    const { candidates, hits } = await knowledgeBase.exact(
      {
        texts,
        mode: args.matchMode === 'all' ? 'all' : 'any',
        caseSensitive: args.caseSensitive,
        wholeWord: args.wholeWord,
        ...(hosts && { accept: ({ hostId: id }) => id !== undefined && hosts.ids.has(id) }),
        offset,
        matches: args.maxMatchesPerEpisode,
        context: args.contextLines,
      },
      rest,
    );
    const budget = new AnswerBudget();
    const shown: Item<HitData>[] = [];
    let next = offset;
    let full = false;
    for await (const hit of hits) {
      const item = itemOf(knowledgeBase, hit, texts, args.detail);
      full = !budget.fits(item);
      if (full) break;
      shown.push(item);
      next = hit.next;
      if (shown.length === args.limit) break;
    }
    const more = full || (shown.length === args.limit && next < candidates);
    const nextCursor = more ? writeCursor(NAME, args, next) : undefined;
    const complete = offset === 0 && !more;
    const data = {
      atMost: complete ? shown.length : candidates,
      episodes: shown.map((item) => item.data),
      ...(nextCursor !== undefined && { nextCursor }),
    };
    const notes = [shortened, hosts?.note].filter((note) => note !== undefined);
    if (shown.length === 0) return { text: [...notes, nothingFound(args, offset)].join('\n\n'), data };
    const heading = complete
      ? `${plural(shown.length, 'episode')} found.`
      : `${plural(shown.length, 'episode')} of at most ${candidates} shown, best first.`;
    const onward = nextCursor === undefined ? [] : [`More with cursor: ${nextCursor}`];
    return { text: [heading, ...notes, ...shown.map(({ text }) => text), ...onward].join('\n\n'), data };
  },
});

function wantedHosts(
  knowledgeBase: KnowledgeBase,
  { hostId: id, hostName: name }: { hostId?: number | undefined; hostName?: string | undefined },
): { readonly ids: ReadonlySet<number>; readonly note?: string } | undefined {
  if (id !== undefined) hostById(knowledgeBase, id);
  if (name === undefined) return id === undefined ? undefined : { ids: new Set([id]) };
  const { hosts, guessed } = hostsNamed(knowledgeBase, name);
  const note = guessed ? `No host is called "${name}"; taken to mean ${hosts[0]?.name}.` : undefined;
  const ids = hosts.map((host) => host.id);
  if (id !== undefined && !ids.includes(id)) {
    throw new ToolInputError(
      `Host ${id} is ${hostById(knowledgeBase, id).name}, who is not called "${name}". Give hostId or hostName, not both.`,
    );
  }
  return { ids: new Set(id === undefined ? ids : [id]), ...(note !== undefined && { note }) };
}

function itemOf(knowledgeBase: KnowledgeBase, hit: ExactHit, texts: readonly string[], level: Detail): Item<HitData> {
  const known = episodeData(knowledgeBase, hit.episode, level);
  // The words that were said matter more here than the summary.
  const { summary: _, ...short } = known;
  const head = level === 'full' ? known : short;
  const counts = Object.fromEntries(texts.map((text, place) => [text, hit.counts[place] ?? 0]));
  const said = Object.entries(counts).map(([text, count]) => `${text} × ${count}`);
  const matches = hit.excerpts.map((passage) => ({
    text: linesOf(passage),
    line: passage.line,
    place: locationData(passage.location),
  }));
  const quotes = matches.map(({ text, line, place }) => `[line ${line}, ${locationText(place)}]\n${text}`);
  return {
    text: [`${episodeText(head)}\nSaid: ${said.join(', ')}`, ...quotes].join('\n'),
    data: { ...head, counts, matches },
  };
}

function linesOf({ lines }: ExactExcerpt): string {
  return lines.map((line) => marked(line)).join('\n');
}

function nothingFound(
  args: {
    wholeWord: boolean;
    caseSensitive: boolean;
    matchMode?: string | undefined;
    hostId?: unknown;
    hostName?: unknown;
  },
  offset: number,
): string {
  if (offset > 0) return 'No more episodes have it.';
  const hints = [
    args.matchMode === 'all' && 'use matchMode any, or fewer terms',
    (args.matchMode ?? 'phrase') === 'phrase' &&
      'use a shorter phrase, or matchMode all to have the words anywhere in an episode',
    args.wholeWord && 'set wholeWord to false',
    args.caseSensitive && 'set caseSensitive to false',
    (args.hostId !== undefined || args.hostName !== undefined) && 'leave the host out',
    'ask search_episodes, which forgives typos and other forms of a word',
  ].filter((hint) => hint !== false);
  return `Nobody says it in any transcript. To find something: ${hints.join('; ')}.`;
}
