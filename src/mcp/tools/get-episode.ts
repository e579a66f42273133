import * as z from 'zod';
import type { Comment } from '../../corpus/model.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { cut } from '../../text/cut.ts';
import { fitting, type Item } from '../budget.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { type Detail, episodeById, episodeData, episodeText } from '../episodes.ts';
import { cursor, detail, positiveId } from '../parameters.ts';
import { episodeShape, nextCursorShape } from '../shapes.ts';
import { defineTool } from '../tool.ts';
import { lineItem } from '../transcript-lines.ts';

const NAME = 'get_episode';

/** Longer notes and comments are cut unless all detail is asked for. */
const CONCISE_CHARACTERS = { notes: 4000, comment: 1000 } as const;
/** Paragraphs are items of an answer, and no item may be longer than an answer. */
const PARAGRAPH_CHARACTERS = 1000;

const commentShape = z.object({ author: z.string(), date: z.string().optional(), title: z.string(), text: z.string() });

/** A piece of one of the long texts of an episode. */
type Piece = Item<
  | { readonly part: 'notes'; readonly text: string }
  | { readonly part: 'comments'; readonly comment: z.infer<typeof commentShape> }
  | { readonly part: 'transcript'; readonly text: string }
>;

const HEADINGS = { notes: 'Show notes', comments: 'Comments', transcript: 'Transcript' } as const;

export const getEpisode = defineTool({
  name: NAME,
  title: 'Get an episode',
  description:
    "Everything about one Hacker Public Radio episode of known number: title, date, host, series, tags, licence, audio, show notes, listeners' comments and the transcript, in pages. Set includeTranscript to false when only the facts are needed; use get_transcript to read one part of what was said. Not a search: find numbers with search_episodes.",
  input: z.strictObject({
    episodeId: positiveId.describe('Number of the episode: 12 for hpr0012'),
    includeTranscript: z.boolean().default(true).describe('With what was said (default true)'),
    includeComments: z.boolean().default(true).describe("With listeners' comments (default true)"),
    detail,
    cursor,
  }),
  output: z.object({
    episode: episodeShape,
    notes: z.string().optional().describe('Show notes, or their part on this page'),
    comments: z.array(commentShape).optional(),
    transcript: z.string().optional().describe('What was said, or its part on this page'),
    hasTranscript: z.boolean(),
    nextCursor: nextCursorShape,
  }),
  answer: (args, knowledgeBase) => {
    const episode = episodeById(knowledgeBase, args.episodeId);
    const offset = readCursor(NAME, args, args.cursor);
    const known = episodeData(knowledgeBase, episode, 'full');
    const head = episodeText(known);
    const pieces = piecesOf(knowledgeBase, episode.id, args);
    const shown = fitting(pieces.from(offset), 2 * head.length);
    const next = offset + shown.length;
    const nextCursor = next < pieces.count ? writeCursor(NAME, args, next) : undefined;
    const textOf = (part: 'notes' | 'transcript'): string =>
      shown
        .flatMap(({ data }) => (data.part === part ? [data.text] : []))
        .join('\n')
        .trim();
    const comments = shown.flatMap(({ data }) => (data.part === 'comments' ? [data.comment] : []));
    const [notes, transcript] = [textOf('notes'), textOf('transcript')];
    const missing = args.includeTranscript && !episode.hasTranscript ? ['There is no transcript of this episode.'] : [];
    const more = nextCursor === undefined ? [] : [`More with cursor: ${nextCursor}`];
    return {
      text: [head, ...sections(shown), ...missing, ...more].join('\n\n'),
      data: {
        episode: known,
        ...(notes !== '' && { notes }),
        ...(comments.length > 0 && { comments }),
        ...(transcript !== '' && { transcript }),
        hasTranscript: episode.hasTranscript,
        ...(nextCursor !== undefined && { nextCursor }),
      },
    };
  },
});

/** All that there is to read of an episode, in order, in pieces of which any number fits into an answer. */
interface Pieces {
  readonly count: number;
  /** Those from an index on; each is made when it is asked for. */
  from(index: number): Iterable<Piece>;
}

function piecesOf(
  knowledgeBase: KnowledgeBase,
  id: number,
  wanted: { includeTranscript: boolean; includeComments: boolean; detail: Detail },
): Pieces {
  const whole = knowledgeBase.notes(id).trim();
  const notes = paragraphs(wanted.detail === 'full' ? whole : cut(whole, CONCISE_CHARACTERS.notes));
  const comments = wanted.includeComments ? knowledgeBase.comments(id) : [];
  const transcript = wanted.includeTranscript ? knowledgeBase.transcript(id) : undefined;
  const written: (() => Piece)[] = [
    ...notes.map((text) => (): Piece => ({ text, data: { part: 'notes', text } })),
    ...comments.map((comment) => () => commentPiece(comment, wanted.detail)),
  ];
  const count = written.length + (transcript?.lines.length ?? 0);
  return {
    count,
    *from(start) {
      for (const piece of written.slice(start)) yield piece();
      for (let index = Math.max(start, written.length); transcript && index < count; index++) {
        const { text } = lineItem(transcript, index - written.length);
        yield { text, data: { part: 'transcript', text } };
      }
    },
  };
}

function commentPiece({ author, title, text, timestamp }: Comment, level: Detail): Piece {
  const shown = cut(text, level === 'full' ? PARAGRAPH_CHARACTERS * 8 : CONCISE_CHARACTERS.comment);
  const date = timestamp?.slice(0, 10);
  const comment = { author, ...(date !== undefined && { date }), title, text: shown };
  return {
    text: `${author}${date === undefined ? '' : `, ${date}`}: ${title}\n${shown}`,
    data: { part: 'comments', comment },
  };
}

function paragraphs(text: string): string[] {
  return text.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${PARAGRAPH_CHARACTERS}}`, 'gsu')) ?? ['']);
}

/** Each part under its heading. */
function sections(pieces: readonly Piece[]): string[] {
  return Object.entries(HEADINGS).flatMap(([part, heading]) => {
    const texts = pieces.filter(({ data }) => data.part === part).map(({ text }) => text);
    return texts.length === 0 ? [] : [`## ${heading}\n${texts.join('\n').trim()}`];
  });
}
