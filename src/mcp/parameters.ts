import * as z from 'zod';

/* Parameters that several tools share. */

const MOST_RESULTS = 1000;
/** Most characters of a query that clients are told. Of a longer one, the most telling words are searched. */
export const LONGEST_QUERY = 300;
/** Most characters of a query that is read at all. */
const LONGEST_TEXT = 20_000;

export const positiveId = z.int().min(0).max(999_999_999);

/** Words or a phrase to find: enough for any, and few enough that no search keeps others waiting. */
export const searchText = z
  .string()
  .max(LONGEST_QUERY, `must be at most ${LONGEST_QUERY} characters; keep the telling words`);

/** A query that may be longer than clients are told, because people paste whole messages. */
export const query = z
  .string()
  .max(LONGEST_TEXT, `must be at most ${LONGEST_QUERY} characters; keep the telling words`)
  .meta({ maxLength: LONGEST_QUERY });

export const limit = (most: string) =>
  z
    .int()
    .min(1)
    .max(MOST_RESULTS)
    .default(20)
    .describe(`${most} (default 20); long answers come in pages all the same`);

export const detail = z
  .enum(['concise', 'full'])
  .default('concise')
  .describe('concise (default): what is needed to choose; full: also tags, licence, audio address, more of each text');

export const cursor = z
  .string()
  .max(200)
  .optional()
  .describe('nextCursor of an earlier answer to the same call: goes on after it');

export const hostId = positiveId.describe('Number of a host, as in answers and in hpr://hosts/all');
export const hostName = z.string().min(1).max(100);
