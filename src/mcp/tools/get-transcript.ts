import * as z from 'zod';
import type { Transcript } from '../../knowledge/knowledge-base.ts';
import { approximately } from '../../text/format.ts';
import { boundQuery, notesOn } from '../bounded-query.ts';
import { fitting } from '../budget.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { episodeById, episodeData, episodeText } from '../episodes.ts';
import { ToolInputError } from '../errors.ts';
import { cursor, positiveId, query } from '../parameters.ts';
import { episodeShape, nextCursorShape } from '../shapes.ts';
import { defineTool } from '../tool.ts';
import { linesBetween } from '../transcript-lines.ts';

const NAME = 'get_transcript';

/** Words of context on each side. */
const AROUND = 200;

const word = z.int().min(0).max(10_000_000);

export const getTranscript = defineTool({
  name: NAME,
  title: 'Read a transcript',
  description:
    'Reads what was said in one episode, from word to word: the whole, a part (from, to), the surroundings of a word that a search gave as its place (around), or the best passage for a query. Ask again with a smaller from and a larger to in order to see more around the same place. Use it after search_episodes or search_transcripts.',
  input: z.strictObject({
    episodeId: positiveId.describe('Number of the episode'),
    from: word.optional().describe('First word, from 0 (default: the beginning)'),
    to: word.optional().describe('Word to end before (default: as far as the answer has room)'),
    around: word.optional().describe(`A word: gives ${AROUND} words before and after it; instead of from and to`),
    query: query
      .optional()
      .describe('Marks these words; without from, to and around the window opens at the passage that answers best'),
    cursor,
  }),
  output: z.object({
    episode: episodeShape,
    text: z.string().describe('Lines of the transcript; words of query between **'),
    from: z.int().describe('First word of the text'),
    to: z.int().describe('The word after its last'),
    words: z.int().describe('Words of the whole transcript'),
    startSeconds: z.number().optional().describe('Approximate'),
    endSeconds: z.number().optional(),
    nextCursor: nextCursorShape,
  }),
  answer: (args, knowledgeBase) => {
    const episode = episodeById(knowledgeBase, args.episodeId);
    const bounded = boundQuery(knowledgeBase, args.query ?? '');
    const transcript = knowledgeBase.transcript(args.episodeId, bounded.text);
    if (!transcript)
      throw new ToolInputError(`Episode ${args.episodeId} has no transcript. get_episode has its notes.`);
    const [first, end] = windowOf(transcript, args);
    const start = args.cursor === undefined ? first : readCursor(NAME, args, args.cursor);
    const known = episodeData(knowledgeBase, episode, 'concise');
    const head = episodeText(known);
    const shown = fitting(linesBetween(transcript, start, end), 2 * head.length);
    const from = shown[0]?.from ?? start;
    const to = shown.at(-1)?.to ?? start;
    const text = shown.map((line) => line.text).join('\n');
    const nextCursor = to < Math.min(end, transcript.words) ? writeCursor(NAME, args, to) : undefined;
    const time = (at: number) => Math.round((at / Math.max(1, transcript.words)) * (episode.duration ?? 0));
    const { words } = transcript;
    const place = `[words ${from} to ${to} of ${words}, ${approximately(from / Math.max(1, words), episode.duration && time(from))} to ${approximately(to / Math.max(1, words), episode.duration && time(to))}]`;
    const more = nextCursor === undefined ? [] : [`More with cursor: ${nextCursor}`];
    const wider =
      from > 0 || to < words
        ? [`For more around it: from ${Math.max(0, from - AROUND)}, to ${Math.min(words, to + AROUND)}.`]
        : [];
    return {
      text: [head, ...notesOn(bounded), place, text, ...more, ...wider].join('\n\n'),
      data: {
        episode: known,
        text,
        from,
        to,
        words,
        ...(episode.duration !== undefined && { startSeconds: time(from), endSeconds: time(to) }),
        ...(nextCursor !== undefined && { nextCursor }),
      },
    };
  },
});

interface Asked {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly around?: number | undefined;
  readonly query?: string | undefined;
}

function windowOf({ words, places }: Transcript, { from, to, around, query }: Asked): readonly [number, number] {
  if (around !== undefined && (from !== undefined || to !== undefined)) {
    throw new ToolInputError('Give either around, or from and to: they say the same thing in two ways.');
  }
  const middle =
    around ?? (from === undefined && to === undefined && query !== undefined ? places[0]?.first : undefined);
  const [first, end] =
    middle === undefined ? [from ?? 0, to ?? words] : [Math.max(0, middle - AROUND), middle + AROUND];
  if (words > 0 && first >= words)
    throw new ToolInputError(`The transcript has ${words} words, so there is none from ${first} on.`);
  if (end <= first) throw new ToolInputError(`to (${end}) must be greater than from (${first}).`);
  return [first, end];
}
