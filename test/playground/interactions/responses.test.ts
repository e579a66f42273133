import {
  type ChatInputCommandInteraction,
  InteractionResponseType,
  InteractionType,
  Routes,
  SlashCommandBuilder,
} from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { InteractionFailed } from '../../../src/playground/interactions/interaction.ts';
import type { PlaygroundOptions } from '../../../src/playground/playground.ts';
import { bot, closeAll, playground } from '../support/bot.ts';

afterEach(closeAll);

const ASK = new SlashCommandBuilder()
  .setName('ask')
  .setDescription('Asks')
  .addStringOption((option) => option.setName('what').setDescription('What').setAutocomplete(true))
  .toJSON();

/** A bot that responds step by step and records its errors. */
async function asking(
  answer: (interaction: ChatInputCommandInteraction) => Promise<unknown>,
  options: Partial<PlaygroundOptions> = {},
) {
  const place = await playground(options);
  const errors: unknown[] = [];
  await bot(place, [ASK], (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    return answer(interaction).catch((error: unknown) => errors.push(error));
  });
  return { place, errors, ask: () => place.command({ user: 'Maya', path: 'ask' }) };
}

function callback({ client, id, token }: ChatInputCommandInteraction, body: object, query = '') {
  return client.rest.post(`${Routes.interactionCallback(id, token)}?${query}` as `/${string}`, { body, auth: false });
}

describe('a response', () => {
  it('is accepted only once', async () => {
    const { ask, errors } = await asking(async (interaction) => {
      await callback(interaction, { type: 4, data: { content: 'first' } });
      await callback(interaction, { type: 4, data: { content: 'second' } });
    });
    expect((await ask()).message?.content).toBe('first');
    await expect.poll(() => errors).toMatchObject([{ code: 40060, status: 400 }]);
  });

  it('is rejected when it is too late and the interaction has failed', async () => {
    let release = () => {};
    const late = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { ask, errors } = await asking(
      async (interaction) => {
        await late;
        await interaction.reply('too late');
      },
      { responseTimeout: 40 },
    );
    await expect(ask()).rejects.toThrow('/ask: The application did not respond');
    release();
    await expect.poll(() => errors).toMatchObject([{ code: 10062, status: 404 }]);
  });

  it('gets an error if it is invalid, which the failed interaction reports', async () => {
    const { place, ask, errors } = await asking((interaction) => interaction.reply({ content: 'x'.repeat(2001) }));
    const reports: unknown[] = [];
    place.on((event) => event.type === 'report' && reports.push(event.report));

    const failure = ask().catch((error: unknown) => error);
    await expect.poll(() => errors).toMatchObject([{ code: 50035 }]);
    await place.close();

    expect(await failure).toBeInstanceOf(InteractionFailed);
    expect(String(await failure)).toContain('data":{"content":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH"');
    expect(reports).toMatchObject([
      { state: 'sent', label: '/ask', kind: 'command' },
      { state: 'failed', error: 'The application did not respond', detail: expect.stringContaining('50035') },
    ]);
  });

  it('is accepted after an invalid one', async () => {
    const { ask } = await asking(async (interaction) => {
      await interaction.reply({ content: '' }).catch(() => interaction.reply('better'));
    });
    expect((await ask()).message?.content).toBe('better');
  });

  it.each([
    ['an update, as there is no message', 7, '{4, 5, 9}'],
    ['suggestions, as nobody types', 8, '{4, 5, 9}'],
    ['a type that does not exist', 99, '{4, 5, 9}'],
  ])('to a command cannot be %s', async (_, type, allowed) => {
    const { ask, errors } = await asking((interaction) => callback(interaction, { type, data: { content: 'x' } }));
    ask().catch(() => undefined);
    await expect.poll(() => String(errors[0])).toContain(`type[BASE_TYPE_CHOICES]: Value must be one of ${allowed}.`);
  });

  it('to autocomplete can only be suggestions, and to a modal not another modal', async () => {
    const place = await playground();
    const errors: string[] = [];
    await bot(place, [ASK], async (interaction) => {
      const route = Routes.interactionCallback(interaction.id, interaction.token);
      const modal = { custom_id: 'm', title: 'M', components: [{ type: 10, content: 'x' }] };
      const body =
        interaction.type === InteractionType.ApplicationCommandAutocomplete
          ? { type: InteractionResponseType.ChannelMessageWithSource, data: { content: 'x' } }
          : { type: InteractionResponseType.Modal, data: modal };
      await interaction.client.rest.post(route, { body, auth: false }).catch((error) => errors.push(String(error)));
    });
    place.autocomplete({ user: 'Maya', path: 'ask', focused: 'what' }).catch(() => undefined);
    await expect.poll(() => errors).toEqual([expect.stringContaining('one of {8}')]);
    const opened = await place.command({ user: 'Maya', path: 'ask' });
    place.submitModal({ user: 'Maya', opened, values: {} }).catch(() => undefined);
    await expect.poll(() => errors[1]).toContain('one of {4, 5}');
  });

  it('returns the message on request', async () => {
    let response: unknown;
    const { ask } = await asking(async (interaction) => {
      response = await callback(interaction, { type: 4, data: { content: 'hi', flags: 64 } }, 'with_response=true');
    });
    const { message, interactionId } = await ask();
    await expect
      .poll(() => response)
      .toMatchObject({
        interaction: { id: interactionId, type: 2, response_message_id: message?.id, response_message_ephemeral: true },
        resource: { type: 4, message: { content: 'hi' } },
      });
  });

  it('is awaited only while a bot is connected', async () => {
    const { place, ask } = await asking(async () => undefined, { responseTimeout: 60_000 });
    place.gateway.close(1000);
    place.gateway.invalidate(false);
    await expect(ask()).rejects.toThrow('did not respond');
  });

  it('fails for all waiting clients when the playground closes', async () => {
    const { place, ask } = await asking(async () => undefined);
    const waiting = expect(ask()).rejects.toThrow('did not respond');
    await place.close();
    await waiting;
  });
});

describe("an interaction's token", () => {
  it('is invalid before the response and after it has expired', async () => {
    let now = Date.now();
    const codes: unknown[] = [];
    const { ask } = await asking(
      async (interaction) => {
        const note = ({ code, status }: { code: number; status: number }) => codes.push([status, code]);
        await interaction.webhook.send('early').catch(note);
        await interaction.reply('now');
        now += 15 * 60_000 + 1;
        await interaction.editReply('late').catch(note);
      },
      { now: () => now },
    );
    expect((await ask()).message?.content).toBe('now');
    await expect
      .poll(() => codes)
      .toEqual([
        [404, 10015],
        [401, 50027],
      ]);
  });

  it('gives access only to the messages of its own interaction', async () => {
    const { place, ask, errors } = await asking(async (interaction) => {
      await interaction.reply('mine');
      await interaction.editReply({ message: other?.id ?? '', content: 'taken' });
    });
    const other = place.messages({ user: 'Maya' })[0];
    await ask();
    await expect.poll(() => errors).toMatchObject([{ code: 10008 }]);
  });
});
