import { type Client, type Interaction, type Message, Partials } from 'discord.js';
import { MessageResponseSchema } from 'discord-api-spec/zod';
import { type APIMessage, ComponentType, MessageType } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import { core } from 'zod/mini';
import type { Playground } from '../../../src/playground/playground.ts';
import { seenByBot } from '../../../src/playground/state/bot-view.ts';
import { TEXT_CHANNELS } from '../../../src/playground/state/channels.ts';
import { bot, closeAll, playground } from '../support/bot.ts';

afterEach(closeAll);

const BUTTON = { type: 1, components: [{ type: 2, style: 1, custom_id: 'go', label: 'Go' }] };

/** A playground with a bot that hears messages. */
async function talking(handle: (message: Message) => unknown = () => undefined, press?: (one: Interaction) => unknown) {
  const place = await playground();
  const made: Client = await bot(place, [], press ?? (() => undefined), {
    intents: ['Guilds', 'GuildMessages', 'DirectMessages'],
    partials: [Partials.Channel],
  });
  const heard: Message[] = [];
  const packets: { readonly t: string | null; readonly d?: unknown }[] = [];
  made.on('raw', (packet) => packets.push(packet));
  made.on('messageCreate', async (message) => {
    if (message.author.bot) return;
    heard.push(message);
    await handle(message);
  });
  return { place, heard, packets };
}

async function post(place: Playground, { channel_id }: APIMessage, body: object) {
  const answer = await fetch(`${place.apiUrl}/v10/channels/${channel_id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${place.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, json: JSON.parse(await answer.text()) };
}

/** The next message of the bot. */
function answered(place: Playground): Promise<APIMessage> {
  return new Promise((resolve) => {
    const stop = place.on((event) => {
      if (event.type !== 'message' || !event.message.message.author.bot) return;
      stop();
      resolve(event.message.message);
    });
  });
}

describe('a reply to a message', () => {
  it('says to the bot that the message is gone', async () => {
    const { place } = await talking((message) => message.reply('yes'));
    const answer = answered(place);
    place.say({ user: 'Maya', content: `<@${place.applicationId}> are you there?` });
    const [general] = TEXT_CHANNELS;
    if (general === undefined) throw new Error('There is no channel.');
    expect(seenByBot({ ...(await answer), referenced_message: null }, general).referenced_message).toBeNull();
  });

  it.each(['general', 'dm'])("in %s refers to it, in Discord's format", async (channel) => {
    const { place } = await talking((message) => message.reply({ content: 'yes', components: [BUTTON] }));
    const answer = answered(place);
    const said = place.say({ user: 'Maya', channel, content: `<@${place.applicationId}> are you there?` });
    expect(await answer).toMatchObject({
      type: MessageType.Reply,
      message_reference: { message_id: said.id, channel_id: said.channel_id },
      referenced_message: { id: said.id },
      components: [{ type: ComponentType.ActionRow }],
    });
    expect(core.safeParse(MessageResponseSchema, await answer).error?.issues).toBeUndefined();
  });

  it('mentions the author unless the request says otherwise', async () => {
    const place = await playground();
    const said = place.say({ user: 'Maya', content: 'hello' });
    const reply = { content: 'hi', message_reference: { message_id: said.id } };
    const mentioned = async (allowed_mentions?: object) =>
      (await post(place, said, { ...reply, ...(allowed_mentions && { allowed_mentions }) })).json.mentions.length;
    expect(await mentioned()).toBe(1);
    expect(await mentioned({ parse: [] })).toBe(0);
    expect(await mentioned({ parse: [], replied_user: true })).toBe(1);
  });

  it('to an unknown message is rejected, or posted without a reference', async () => {
    const place = await playground();
    const said = place.say({ user: 'Maya', content: 'hello' });
    const reference = { message_id: '1' };
    const refused = await post(place, said, { content: 'hi', message_reference: reference });
    expect(refused).toMatchObject({ status: 400, json: { code: 50_035 } });
    expect(refused.json.errors.message_reference._errors[0].code).toBe('REPLIES_UNKNOWN_MESSAGE');
    const { status, json } = await post(place, said, {
      content: 'hi',
      message_reference: { ...reference, fail_if_not_exists: false },
    });
    expect([status, json.type]).toEqual([200, MessageType.Default]);
  });

  it('is posted once for an enforced nonce', async () => {
    const place = await playground();
    const said = place.say({ user: 'Maya', content: 'hello' });
    const send = async (nonce: string, enforce_nonce: boolean) =>
      (await post(place, said, { content: 'hi', nonce, enforce_nonce })).json.id;
    const first = await send('1', true);
    expect(await send('1', true)).toBe(first);
    expect(await send('2', true)).not.toBe(first);
    expect(await send('1', false)).not.toBe(first);
  });

  it('can have components, whose interactions do not include the replied-to message', async () => {
    const { place, packets } = await talking(
      (message) => message.reply({ content: 'yes', components: [BUTTON] }),
      (interaction) => {
        if (!interaction.isButton()) return;
        return interaction.update({ content: interaction.message.reference?.messageId ?? '' });
      },
    );
    const answer = answered(place);
    const said = place.say({ user: 'Maya', content: `<@${place.applicationId}> are you there?` });
    const pressed = await place.click({ user: 'Tomás', message: await answer, label: 'Go' });
    expect(pressed.message?.content).toBe(said.id);
    const { d: interaction } = packets.find(({ t }) => t === 'INTERACTION_CREATE') ?? {};
    expect(interaction).toMatchObject({ message: { message_reference: { message_id: said.id } } });
    expect(interaction).not.toHaveProperty('message.referenced_message');
    expect(interaction).not.toHaveProperty('message.interaction_metadata');
  });
});

describe('a member’s reply to the bot', () => {
  it('mentions the bot, which can then read it, unless the member turns that off', async () => {
    const { place, heard } = await talking();
    const said = place.say({ user: 'Maya', content: 'hello' });
    const { json: ofBot } = await post(place, said, { content: 'hi' });
    place.say({ user: 'Maya', content: 'aloud', replyTo: ofBot });
    place.say({ user: 'Maya', content: 'quietly', replyTo: ofBot, ping: false });
    place.say({ user: 'Maya', content: 'to another', replyTo: said });
    place.say({ user: 'Maya', channel: 'dm', content: 'last' });
    await expect.poll(() => heard.at(-1)?.content).toBe('last');
    expect(heard.map(({ content }) => content)).toEqual(['', 'aloud', '', '', 'last']);
    expect(heard[1]?.mentions.repliedUser?.id).toBe(place.applicationId);
    expect(heard[1]?.member?.id).toBe(said.author.id);
  });
});

describe('an edited message', () => {
  it('can only be edited by its author, and is sent to the bot', async () => {
    const { place } = await talking();
    const said = place.say({ user: 'Maya', content: 'helo' });
    expect(() => place.edit({ user: 'Tomás', message: said, content: 'no' })).toThrow('not your message');
    place.edit({ user: 'Maya', message: said, content: 'hello' });
    expect(place.message(said)).toMatchObject({ content: 'hello', edited_timestamp: expect.any(String) });
  });
});
