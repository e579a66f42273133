import {
  ApplicationCommandType,
  AttachmentBuilder,
  type ChatInputCommandInteraction,
  ContextMenuCommandBuilder,
  type Interaction,
  InteractionResponseType,
  MessageFlags,
  MessageType,
  Partials,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { InvalidActionError } from '../../../src/playground/interactions/errors.ts';
import type { Playground } from '../../../src/playground/playground.ts';
import { bot, closeAll, playground, shared } from '../support/bot.ts';

afterEach(closeAll);

const HPR = new SlashCommandBuilder()
  .setName('hpr')
  .setDescription('Hacker Public Radio')
  .addSubcommand((sub) =>
    sub
      .setName('search')
      .setDescription('Search')
      .addStringOption((option) =>
        option.setName('query').setDescription('What').setRequired(true).setAutocomplete(true).setMaxLength(50),
      )
      .addIntegerOption((option) => option.setName('page').setDescription('Which').setMinValue(1))
      .addBooleanOption((option) => option.setName('private').setDescription('Only for you'))
      .addUserOption((option) => option.setName('for').setDescription('For whom')),
  )
  .toJSON();

const SEARCH = { user: 'Maya', path: 'hpr search', options: { query: 'xen' } } as const;

/** A playground with a bot that has one command and this handler. */
async function answering(answer: (interaction: ChatInputCommandInteraction) => unknown): Promise<Playground> {
  const place = await playground();
  const handle = (interaction: Interaction) => (interaction.isChatInputCommand() ? answer(interaction) : undefined);
  // Without this partial, discord.js ignores channels it has not seen at login.
  await bot(place, [HPR], handle, { partials: [Partials.Channel] });
  return place;
}

describe('a slash command', () => {
  it('reaches discord.js with its options and comes back as a message', async () => {
    const place = await answering((interaction) => {
      const { options, user, guild, channel } = interaction;
      const name = channel && 'name' in channel ? channel.name : undefined;
      const given = [options.getSubcommand(), options.getString('query'), options.getInteger('page')];
      const rest = [options.getUser('for')?.globalName, user.globalName, guild?.name, name, interaction.context];
      return interaction.reply([...given, ...rest].join(' / '));
    });
    const tomas = place.say({ user: 'Tomás', content: 'hm' }).author.id;

    const options = { query: 'xen 🎙️', page: 2, for: tomas };
    const { message, ...result } = await place.command({ ...SEARCH, options });

    expect(result).toMatchObject({ responseType: InteractionResponseType.ChannelMessageWithSource, ephemeral: false });
    expect(message?.content).toBe('search / xen 🎙️ / 2 / Tomás / Maya / Hacker Public Radio / general / 0');
    expect(message).toMatchObject({
      type: MessageType.ChatInputCommand,
      webhook_id: place.applicationId,
      application_id: place.applicationId,
      interaction_metadata: { id: result.interactionId, type: 2, user: { global_name: 'Maya' } },
      interaction: { name: 'hpr search' },
    });
    expect(place.messages({ user: 'Tomás' }).at(-1)?.id).toBe(message?.id);
  });

  it('works in a direct message that other users do not see', async () => {
    const place = await answering((interaction) =>
      interaction.reply(`${interaction.inGuild()} ${interaction.context} ${interaction.channel?.isDMBased()}`),
    );

    const { message } = await place.command({ ...SEARCH, channel: 'dm' });

    expect(message?.content).toBe('false 1 true');
    expect(place.messages({ user: 'Maya', channel: 'dm' }).at(-1)?.id).toBe(message?.id);
    expect(() => place.messages({ user: 'Tomás', channel: message?.channel_id ?? '' })).toThrow(InvalidActionError);
  });

  it('can get an ephemeral reply', async () => {
    const place = await answering((interaction) =>
      interaction.reply({ content: 'psst', flags: MessageFlags.Ephemeral, allowedMentions: { parse: [] } }),
    );

    const { message, ephemeral } = await place.command(SEARCH);

    expect(ephemeral).toBe(true);
    expect(place.messages({ user: 'Maya' }).map(({ id }) => id)).toContain(message?.id);
    expect(place.messages({ user: 'Tomás' }).map(({ id }) => id)).not.toContain(message?.id);
  });

  it('can be deferred, edited, followed up on and deleted', async () => {
    const place = await answering(async (interaction) => {
      await interaction.deferReply();
      await interaction.editReply('found it');
      const more = await interaction.followUp({ content: 'and more', flags: MessageFlags.Ephemeral });
      const original = await interaction.fetchReply();
      await interaction.editReply({ message: more.id, content: `more than ${original.content}` });
      await interaction.deleteReply();
    });

    const answer = await place.command(SEARCH);
    expect(answer).toMatchObject({ deferred: true, message: { content: '', flags: MessageFlags.Loading } });
    await expect.poll(() => answer.message && place.message(answer.message)).toBeUndefined();

    const last = place.messages({ user: 'Maya' }).at(-1);
    expect(last).toMatchObject({
      content: 'more than found it',
      type: MessageType.Reply,
      interaction_metadata: { original_response_message_id: answer.message?.id },
    });
    expect(place.messages({ user: 'Tomás' }).map(({ id }) => id)).not.toContain(last?.id);
  });

  it('lets a test wait for the end of a deferred reply', async () => {
    const place = await answering(async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.followUp('the first follow-up takes the place of the placeholder');
    });

    const answer = await place.command(SEARCH);
    const message = await place.settled(answer);

    expect(message.id).toBe(answer.message?.id);
    expect(message).toMatchObject({ content: expect.stringContaining('placeholder'), edited_timestamp: null });
    expect(message.flags).toBe(MessageFlags.Ephemeral);
  });

  it('accepts files and serves them at their URLs', async () => {
    const place = await answering((interaction) => {
      const file = new AttachmentBuilder(Buffer.from('a;b\n'), { name: 'years.csv', description: 'Episodes a year' });
      return interaction.reply({ files: [file] });
    });

    const { message } = await place.command(SEARCH);

    const [attachment] = message?.attachments ?? [];
    expect(attachment).toMatchObject({ filename: 'years.csv', size: 4, description: 'Episodes a year' });
    expect(await (await fetch(attachment?.url ?? '')).text()).toBe('a;b\n');
  });

  it('reports whom the reply mentions', async () => {
    const place = await answering((interaction) => {
      const text = `@everyone <@${interaction.user.id}> \`<@${interaction.client.user.id}>\``;
      const silent = interaction.options.getBoolean('private') ?? false;
      return interaction.reply({ content: text, ...(silent ? { allowedMentions: { parse: [] } } : {}) });
    });

    const loud = await place.command(SEARCH);
    const silent = await place.command({ ...SEARCH, options: { query: 'xen', private: true } });

    expect(loud.message).toMatchObject({ mention_everyone: true, mentions: [{ username: 'maya.solder' }] });
    expect(silent.message).toMatchObject({ mention_everyone: false, mentions: [] });
  });
});

describe('a slash command that no client would send', () => {
  const place = shared(() => answering((interaction) => interaction.reply('never')));

  it.each([
    ['an option that is missing', { ...SEARCH, options: {} }, 'needs "query"'],
    ['an unknown option', { ...SEARCH, options: { query: 'a', colour: 'red' } }, 'no "colour"'],
    ['a value of the wrong type', { ...SEARCH, options: { query: 'a', page: '2' } }, 'is a number'],
    ['a value out of range', { ...SEARCH, options: { query: 'a', page: 0 } }, 'is 1 or more'],
    ['a text that is too long', { ...SEARCH, options: { query: 'x'.repeat(51) } }, 'is 50 or less'],
    ['an unknown subcommand', { ...SEARCH, path: 'hpr sing' }, 'no "sing"'],
    ['an unknown command', { ...SEARCH, path: 'sing' }, 'no command "sing"'],
    ['an unknown person', { ...SEARCH, user: 'Eve' }, 'no user "Eve"'],
    ['an unknown channel', { ...SEARCH, channel: 'cellar' }, 'no channel "cellar"'],
  ])('has %s', async (_, call, reason) => {
    await expect(place().command(call)).rejects.toThrow(reason);
    await expect(place().command(call)).rejects.toThrow(InvalidActionError);
  });
});

describe('autocomplete', () => {
  it('sends the typed text and returns the suggestions', async () => {
    const place = await playground();
    await bot(place, [HPR], (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const { name, value } = interaction.options.getFocused(true);
      return interaction.respond([{ name: `${name}: ${value}`, value: 'id-1' }]);
    });

    const call = { ...SEARCH, options: { query: 'virt', page: 3 }, focused: 'query' };
    const { choices, responseType } = await place.autocomplete(call);

    expect(responseType).toBe(InteractionResponseType.ApplicationCommandAutocompleteResult);
    expect(choices).toEqual([{ name: 'query: virt', value: 'id-1' }]);
    await expect(place.autocomplete({ ...call, focused: 'page' })).rejects.toThrow('cannot have the focus');
  });
});

describe('a command on a message', () => {
  const FIND = new ContextMenuCommandBuilder().setName('Find in HPR').setType(ApplicationCommandType.Message).toJSON();

  it('includes the message, whoever wrote it', async () => {
    const place = await playground();
    await bot(place, [FIND], (interaction) =>
      interaction.isMessageContextMenuCommand()
        ? interaction.reply(`${interaction.targetMessage.author.username}: ${interaction.targetMessage.content}`)
        : undefined,
    );
    const said = place.say({ user: 'Tomás', channel: '#linux', content: 'the one about virtualisation' });

    const { message } = await place.messageCommand({ user: 'Maya', name: 'Find in HPR', message: said });

    expect(message?.content).toBe('tomas_qrp: the one about virtualisation');
    expect(message).toMatchObject({
      type: MessageType.ContextMenuCommand,
      interaction_metadata: { target_message_id: said.id },
      referenced_message: { id: said.id },
    });
  });
});

describe('who may use a command', () => {
  it('is checked before the bot is asked', async () => {
    const place = await playground();
    const admin = new SlashCommandBuilder()
      .setName('reload')
      .setDescription('Reload')
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
      .setContexts(0)
      .toJSON();
    await bot(place, [admin], (interaction) => (interaction.isRepliable() ? interaction.reply('done') : undefined));

    expect((await place.command({ user: 'Maya', path: 'reload' })).message?.content).toBe('done');
    await expect(place.command({ user: 'Tomás', path: 'reload' })).rejects.toThrow('Tomás may not use "reload"');
    await expect(place.command({ user: 'Maya', channel: 'dm', path: 'reload' })).rejects.toThrow('not offered');
  });
});
