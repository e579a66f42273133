import * as z from 'zod';
import type { ModalValues } from '../interactions/prepare-modal.ts';
import type { PageMessage, PlaygroundOption } from '../protocol.ts';

const id = z.string().regex(/^\d{1,20}$/);
const customId = z.string().min(1).max(100);
const texts = z.array(z.string().max(4_000)).max(25);

const act = {
  nonce: z.string().max(100),
  userId: id,
  channelId: id,
};

const option: z.ZodType<PlaygroundOption> = z.object({
  name: z.string().max(32),
  type: z.int(),
  value: z.exactOptional(z.union([z.string().max(6_000), z.number(), z.boolean()])),
  focused: z.exactOptional(z.boolean()),
  options: z.exactOptional(z.array(z.lazy(() => option)).max(25)),
});
const options = z.array(option).max(25);

type ModalSubmit = Extract<PageMessage, { readonly type: 'modalSubmit' }>;

/** A page's message that has been checked. */
export type CheckedPageMessage =
  | Exclude<PageMessage, ModalSubmit>
  | (Omit<ModalSubmit, 'values'> & { readonly values: ModalValues });

/** Not `z.record`, which drops a key called `__proto__`. */
const modalValues = z
  .custom<object>((value) => typeof value === 'object' && value !== null)
  .transform((values) => Object.entries(values))
  .pipe(z.array(z.tuple([customId, z.union([z.string().max(4_000), texts])])))
  .transform((entries): ModalValues => new Map(entries));

/** The schema for what a page sends, `PageMessage` in protocol.ts. */
export const pageMessage: z.ZodType<CheckedPageMessage> = z.discriminatedUnion('type', [
  z.object({
    ...act,
    type: z.literal('say'),
    content: z.string().max(4_000),
    reply: z.exactOptional(z.object({ to: id, ping: z.boolean() })),
  }),
  z.object({ ...act, type: z.literal('edit'), messageId: id, content: z.string().max(4_000) }),
  z.object({ ...act, type: z.literal('command'), commandId: id, options }),
  z.object({ ...act, type: z.literal('autocomplete'), commandId: id, options }),
  z.object({ ...act, type: z.literal('messageCommand'), commandId: id, targetId: id }),
  z.object({
    ...act,
    type: z.literal('component'),
    messageId: id,
    customId,
    componentType: z.int(),
    values: z.exactOptional(texts),
  }),
  z.object({
    ...act,
    type: z.literal('modalSubmit'),
    interactionId: id,
    values: modalValues,
  }),
  z.object({ ...act, type: z.literal('dismiss'), messageId: id }),
]);
