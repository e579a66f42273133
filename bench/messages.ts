import * as z from 'zod';

const milliseconds = z.number().nonnegative();
const bytes = z.number().int().nonnegative();

/** `write-documents` has finished. */
export const documentsWritten = z.object({ episodes: z.number(), bytes, words: z.number() });

/** An engine has answered its first query. */
export const engineReady = z.object({
  kind: z.literal('ready'),
  /** Indexing alone; see `Engine.buildMs`. */
  buildMs: milliseconds,
  /** Peak memory so far. */
  peak: bytes,
});
export type EngineReady = z.infer<typeof engineReady>;

/** An engine has answered all queries. */
export const engineDone = z.object({
  kind: z.literal('done'),
  /** The time of each query by pass, in the order of the query set. */
  passes: z.array(z.array(milliseconds)),
  /** The same for autocompletion of each prefix of a query. Empty for an engine without it. */
  suggestions: z.array(z.array(milliseconds)),
  /** Queries that found anything, and the total of excerpts and hits. */
  found: z.number(),
  hits: z.number(),
  excerpts: z.number(),
  /** Peak memory, and resident memory now. */
  peak: bytes,
  resident: bytes,
  size: z.object({ memory: bytes.optional(), disk: bytes.optional(), text: bytes.optional() }),
});
export type EngineDone = z.infer<typeof engineDone>;

/** The playground is listening. */
export const playgroundReady = z.object({ kind: z.literal('playground'), apiUrl: z.string(), token: z.string() });
export type PlaygroundReady = z.infer<typeof playgroundReady>;

/** Queries for the playground or the oracle, which are run one by one. */
export const queriesWanted = z.object({ queries: z.array(z.string()) });

/** All searches are answered. */
export const searchesDone = z.object({
  kind: z.literal('searches'),
  /** From dispatch by the gateway to arrival of the bot's answer, by search. */
  latencies: z.array(milliseconds),
});
export type SearchesDone = z.infer<typeof searchesDone>;

/** The oracle's results for a query, or that its query language refuses it. */
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
