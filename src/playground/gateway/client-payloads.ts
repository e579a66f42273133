import * as z from 'zod';

/** A payload from a bot. Its data is validated by the schema of its opcode. */
export const clientPayload = z.object({ op: z.int(), d: z.unknown().optional() });

export const heartbeatData = z.int().nonnegative().nullish();

export const identifyData = z.object({
  token: z.string(),
  properties: z.looseObject({}),
  large_threshold: z.int().min(50).max(250).optional(),
  shard: z.tuple([z.int(), z.int()]).optional(),
  intents: z.int(),
});

export const resumeData = z.object({ token: z.string(), session_id: z.string(), seq: z.int().nonnegative() });

export const membersRequestData = z.object({
  guild_id: z.string(),
  query: z.string().optional(),
  user_ids: z.union([z.string(), z.array(z.string())]).optional(),
  nonce: z.string().max(32).optional(),
});
