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

/** Most characters of notes and of a comment, unless `detail` is full. */
const CONCISE_CHARACTERS = { notes: 4000, comment: 1000 } as const;
/** A longer paragraph is split, so that each item fits into an answer. */
const PARAGRAPH_CHARACTERS = 1000;

const commentShape = z.object({ author: z.string(), date: z.string().optional(), title: z.string(), text: z.string() });

/** A part of one of the long texts of an episode, as an item of an answer. */
type TextItem = Item<
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
    const items = longTextsOf(knowledgeBase, episode.id, args);
    const shown = fitting(items.from(offset), 2 * head.length);
    const next = offset + shown.length;
    const nextCursor = next < items.count ? writeCursor(NAME, args, next) : undefined;
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

/** The long texts of an episode as items: notes, comments, transcript. */
interface LongTexts {
  readonly count: number;
  /** The items from an index on, made lazily. */
  from(index: number): Iterable<TextItem>;
}

function longTextsOf(
  knowledgeBase: KnowledgeBase,
  id: number,
  wanted: { includeTranscript: boolean; includeComments: boolean; detail: Detail },
): LongTexts {
  const whole = knowledgeBase.notes(id).trim();
  const notes = paragraphs(wanted.detail === 'full' ? whole : cut(whole, CONCISE_CHARACTERS.notes));
  const comments = wanted.includeComments ? knowledgeBase.comments(id) : [];
  const transcript = wanted.includeTranscript ? knowledgeBase.transcript(id) : undefined;
  const written: (() => TextItem)[] = [
    ...notes.map((text) => (): TextItem => ({ text, data: { part: 'notes', text } })),
    ...comments.map((comment) => () => commentItem(comment, wanted.detail)),
  ];
  const count = written.length + (transcript?.lines.length ?? 0);
  return {
    count,
    *from(start) {
      for (const item of written.slice(start)) yield item();
      for (let index = Math.max(start, written.length); transcript && index < count; index++) {
        const { text } = lineItem(transcript, index - written.length);
        yield { text, data: { part: 'transcript', text } };
      }
    },
  };
}

function commentItem({ author, title, text, timestamp }: Comment, level: Detail): TextItem {
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

/** Each text under its heading. */
function sections(items: readonly TextItem[]): string[] {
  return Object.entries(HEADINGS).flatMap(([part, heading]) => {
    const texts = items.filter(({ data }) => data.part === part).map(({ text }) => text);
    return texts.length === 0 ? [] : [`## ${heading}\n${texts.join('\n').trim()}`];
  });
}
