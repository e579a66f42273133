import * as z from 'zod';

/* Shapes that several answers share. What is absent is not known. */

export const namedShape = z.object({ id: z.int(), name: z.string() });

export const placeShape = z
  .object({
    word: z.int().describe('Ordinal of the word in the transcript, from 0; what get_transcript takes'),
    share: z.number().describe('0 (start of the show) to 1 (end)'),
    seconds: z.int().optional().describe('Approximate, from the share of the words'),
  })
  .describe('Approximate place in the show');

export const episodeShape = z.object({
  id: z.int(),
  title: z.string(),
  url: z.string(),
  date: z.string().optional(),
  durationSeconds: z.number().optional(),
  host: namedShape.optional(),
  series: namedShape.optional(),
  summary: z.string().optional(),
  tags: z.array(z.string()).optional(),
  license: z.string().optional(),
  explicit: z.boolean().optional(),
  audioUrl: z.string().optional(),
});
export type EpisodeData = z.infer<typeof episodeShape>;

export const nextCursorShape = z
  .string()
  .optional()
  .describe('Given when there is more: repeat the call with the same arguments and this as cursor');
