import { z } from 'zod';
import { APPLICATION, type FakeDiscord } from './fake-discord.ts';
import type { MemoryLog } from './memory-log.ts';

const WARN = 40;

export const ALICE = '200000000000000001';
export const BOB = '200000000000000002';

const componentSchema = z.looseObject({
  custom_id: z.string().optional(),
  label: z.string().optional(),
  disabled: z.boolean().optional(),
  options: z.array(z.looseObject({ value: z.string(), label: z.string() })).optional(),
});
const rowSchema = z.looseObject({ components: z.array(componentSchema).default([]) });
const messageSchema = z.looseObject({
  allowed_mentions: z.unknown().optional(),
  content: z.string().default(''),
  flags: z.number().default(0),
  embeds: z
    .array(
      z.looseObject({
        author: z.object({ name: z.string() }).optional(),
        title: z.string().default(''),
        description: z.string().default(''),
        fields: z.array(z.object({ value: z.string() })).optional(),
      }),
    )
    .default([]),
  components: z.array(rowSchema).default([]),
});
const answerSchema = z.object({
  type: z.number(),
  data: messageSchema
    .extend({
      custom_id: z.string().default(''),
      choices: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
    })
    .default({
      content: '',
      flags: 0,
      embeds: [],
      components: [],
      allowed_mentions: undefined,
      custom_id: '',
      choices: [],
    }),
});

/** What the bot answered to an interaction. */
export type Answer = z.infer<typeof answerSchema>;
/** What the bot posted otherwise. */
export type Posted = z.infer<typeof messageSchema>;

export function postedIn(body: unknown): Posted {
  return messageSchema.parse(body);
}

/** A message of the bot as Discord keeps it. */
export type SentMessage = Posted & { readonly id: string };

let serial = 1000;

/** What members do, and the bot's answer to it, when the bot is done with it. */
export class Members {
  readonly #discord: FakeDiscord;
  readonly #log: MemoryLog;

  constructor(discord: FakeDiscord, log: MemoryLog) {
    this.#discord = discord;
    this.#log = log;
  }

  /** `/hpr name` with these options. */
  command(user: string, name: string, options: Readonly<Record<string, string | boolean>> = {}): Promise<Answer> {
    return this.#interact(user, 2, {
      id: '1',
      type: 1,
      name: 'hpr',
      options: [{ type: 1, name, options: optionList(options) }],
    });
  }

  /** Apps > Find in HPR, on a message that says this. */
  find(user: string, content: string, embeds: readonly object[] = []): Promise<Answer> {
    const message = {
      id: '5',
      channel_id: '2',
      author: person(BOB),
      content,
      embeds,
      components: [],
      attachments: [],
      mentions: [],
      mention_roles: [],
      timestamp: '2024-01-01T00:00:00Z',
      type: 0,
    };
    return this.#interact(user, 2, {
      id: '2',
      type: 3,
      name: 'Find in HPR',
      target_id: '5',
      resolved: { messages: { 5: message } },
    });
  }

  async type(
    user: string,
    name: string,
    option: string,
    typed: string,
  ): Promise<readonly { name: string; value: string }[]> {
    const options = [{ type: 3, name: option, value: typed, focused: true }];
    const { data } = await this.#interact(user, 4, {
      id: '1',
      type: 1,
      name: 'hpr',
      options: [{ type: 1, name, options }],
    });
    return data.choices;
  }

  /** Presses the button with this label, or any with this id. */
  press(user: string, message: SentMessage, label: string): Promise<Answer> {
    const custom_id = customIdOf(message, label) ?? label;
    return this.#interact(user, 3, { custom_id, component_type: 2 }, { message });
  }

  pick(user: string, message: SentMessage, label: string): Promise<Answer> {
    const menu = menuOf(message);
    const value = menu?.options?.find((option) => option.label === label)?.value ?? 'nothing';
    return this.#interact(
      user,
      3,
      { custom_id: menu?.custom_id ?? '', component_type: 3, values: [value] },
      { message },
    );
  }

  submit(user: string, message: SentMessage, modalId: string, value: string, input = 'page'): Promise<Answer> {
    const component = { type: 4, id: 2, custom_id: input, value };
    const data = { custom_id: modalId, components: [{ type: 18, id: 1, component }] };
    return this.#interact(user, 5, data, { message });
  }

  async #interact(user: string, type: number, data: object, more: object = {}): Promise<Answer> {
    const id = String(serial++);
    const from = this.#discord.calls.length;
    this.#discord.dispatch('INTERACTION_CREATE', {
      id,
      application_id: APPLICATION,
      type,
      token: `token-${id}`,
      version: 1,
      channel_id: '2',
      channel: { id: '2', type: 0 },
      guild_id: '3',
      member: {
        user: person(user),
        permissions: '0',
        roles: [],
        joined_at: '2020-01-01T00:00:00Z',
        deaf: false,
        mute: false,
        flags: 0,
      },
      locale: 'en-GB',
      app_permissions: '0',
      entitlements: [],
      authorizing_integration_owners: {},
      context: 0,
      attachment_size_limit: 1,
      data,
      ...more,
    });
    const { body } = await this.#discord.call(({ path }) => path === `/interactions/${id}/token-${id}/callback`, from);
    await this.#log.line(({ interaction, level, msg }) => interaction === id && (msg === 'answered' || level >= WARN));
    return answerSchema.parse(body);
  }
}

/** The message that Discord makes of an answer to what this member did. */
export function sent({ data }: Answer, user: string): SentMessage {
  return {
    ...{ channel_id: '2', author: person(APPLICATION), attachments: [], mentions: [], mention_roles: [] },
    ...{ timestamp: '2024-01-01T00:00:00Z', type: 20, ...data },
    id: String(serial++),
    interaction_metadata: { id: '7', type: 2, user: person(user), authorizing_integration_owners: {} },
  };
}

interface HasRows {
  readonly components: readonly { readonly components: readonly object[] }[];
}

/** What is written on the menus that are not open, in order. */
export function menusOf({ components }: HasRows): readonly string[] {
  const all = components.flatMap((row) => row.components);
  return all.flatMap((one) => ('placeholder' in one && typeof one.placeholder === 'string' ? one.placeholder : []));
}

/** What is written on the buttons, in order. */
export function labelsOf({ components }: HasRows): readonly string[] {
  const all = components.flatMap((row) => row.components);
  return all.flatMap((one) => ('label' in one && typeof one.label === 'string' ? one.label : []));
}

function menuOf({ components }: SentMessage): z.infer<typeof componentSchema> | undefined {
  return components.flatMap((row) => row.components).find(({ options }) => options !== undefined);
}

function customIdOf({ components }: SentMessage, wanted: string): string | undefined {
  return components.flatMap((row) => row.components).find(({ label }) => label === wanted)?.custom_id;
}

function person(id: string): object {
  return { id, username: `member-${id}`, discriminator: '0', global_name: null, avatar: null };
}

function optionList(options: Readonly<Record<string, string | boolean>>): readonly object[] {
  return Object.entries(options).map(([name, value]) => ({ type: typeof value === 'string' ? 3 : 5, name, value }));
}
