import * as z from 'zod';

const milliseconds = z.number().nonnegative();
const bytes = z.number().int().nonnegative();

/** `write-documents` is done. */
export const documentsWritten = z.object({ episodes: z.number(), bytes, words: z.number() });

/** An engine has answered its first query. */
export const engineReady = z.object({
  kind: z.literal('ready'),
  /** Indexing alone; see `Engine.buildMs`. */
  buildMs: milliseconds,
  /** The most memory so far. */
  peak: bytes,
});
export type EngineReady = z.infer<typeof engineReady>;

/** An engine has answered all queries. */
export const engineDone = z.object({
  kind: z.literal('done'),
  /** What each query took, pass after pass, in the order of the query set. */
  passes: z.array(z.array(milliseconds)),
  /** What the suggestions for each beginning of a query took, likewise; none of an engine that makes none. */
  suggestions: z.array(z.array(milliseconds)),
  /** How many of the queries found anything, and how many excerpts and hits they got in all. */
  found: z.number(),
  hits: z.number(),
  excerpts: z.number(),
  /** The most memory until now, and what is in use now. */
  peak: bytes,
  resident: bytes,
  size: z.object({ memory: bytes.optional(), disk: bytes.optional(), text: bytes.optional() }),
});
export type EngineDone = z.infer<typeof engineDone>;

/** The playground is there. */
export const playgroundReady = z.object({ kind: z.literal('playground'), apiUrl: z.string(), token: z.string() });
export type PlaygroundReady = z.infer<typeof playgroundReady>;

/** What the playground is asked to search for, and the oracle to answer, one after the other. */
export const queriesWanted = z.object({ queries: z.array(z.string()) });

/** The searches are answered. */
export const searchesDone = z.object({
  kind: z.literal('searches'),
  /** From the gateway's dispatch to the arrival of the bot's answer, for each search. */
  latencies: z.array(milliseconds),
});
export type SearchesDone = z.infer<typeof searchesDone>;

/** The oracle has answered a query, or its language does not allow it. */
export const oracleAnswer = z.object({
  query: z.string(),
  outcome: z.union([z.literal('refused'), z.array(z.object({ ref: z.string(), score: z.number() }))]),
});
export type OracleAnswer = z.infer<typeof oracleAnswer>;

/** The longest stretch of the event loop that questions of a kind took, and which one it was. */
const stretch = z.object({ kind: z.string(), ms: milliseconds, label: z.string() });
export type Stretch = z.infer<typeof stretch>;

/** The worst questions are answered. */
export const stretchesDone = z.object({ kind: z.literal('stretches'), stretches: z.array(stretch) });
export type StretchesDone = z.infer<typeof stretchesDone>;
