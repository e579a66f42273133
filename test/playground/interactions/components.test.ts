import {
  ActionRowBuilder,
  type BaseMessageOptions,
  ButtonBuilder,
  type ButtonInteraction,
  ButtonStyle,
  type Interaction,
  InteractionResponseType,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../../src/playground/playground.ts';
import { bot, closeAll, playground, shared } from '../support/bot.ts';

afterEach(closeAll);

const PAGES = new SlashCommandBuilder()
  .setName('pages')
  .setDescription('Pages')
  .addBooleanOption((option) => option.setName('private').setDescription('Only for you'))
  .toJSON();

function button(id: string, label: string, disabled = false): ButtonBuilder {
  return new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary).setDisabled(disabled);
}

function page(number: number): BaseMessageOptions {
  const buttons = [button(`to:${number - 1}`, 'Previous', number === 1), button(`to:${number + 1}`, 'Next')];
  const menu = new StringSelectMenuBuilder()
    .setCustomId('open')
    .setPlaceholder('Open an episode')
    .addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' });
  const people = new UserSelectMenuBuilder().setCustomId('people').setMaxValues(2);
  return {
    content: `page ${number}`,
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(buttons),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu),
      new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(people),
    ],
  };
}

/** A playground with a bot that has pages, and its first page in the channel. */
async function paged(click: (interaction: ButtonInteraction) => unknown, isPrivate = false) {
  const place = await playground();
  await bot(place, [PAGES], (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) {
      const flags = interaction.options.getBoolean('private') ? [MessageFlags.Ephemeral as const] : [];
      return interaction.reply({ ...page(1), flags });
    }
    if (interaction.isStringSelectMenu()) return interaction.update({ content: `opened ${interaction.values}` });
    if (interaction.isUserSelectMenu()) {
      return interaction.reply(interaction.users.map((user) => user.globalName).join(' and '));
    }
    return interaction.isButton() ? click(interaction) : undefined;
  });
  const { message } = await place.command({ user: 'Maya', path: 'pages', options: { private: isPrivate } });
  if (!message) throw new Error('no message');
  return { place, message };
}

const turn = (interaction: ButtonInteraction) => interaction.update(page(Number(interaction.customId.split(':')[1])));

describe('a button', () => {
  it('edits its message', async () => {
    const { place, message } = await paged(turn);

    const result = await place.click({ user: 'Tomás', message, label: 'Next' });

    expect(result.responseType).toBe(InteractionResponseType.UpdateMessage);
    expect(result.message).toMatchObject({ id: message.id, content: 'page 2' });
    expect(place.message(message)?.content).toBe('page 2');
    await place.click({ user: 'Maya', message, customId: 'to:3' });
    expect(place.message(message)?.content).toBe('page 3');
  });

  it('can get a new reply that refers to the message', async () => {
    const { place, message } = await paged((interaction) =>
      interaction.reply({ content: 'your own copy', flags: MessageFlags.Ephemeral }),
    );

    const result = await place.click({ user: 'Tomás', message, label: 'Next' });

    expect(place.message(message)?.content).toBe('page 1');
    expect(result.message).toMatchObject({
      interaction_metadata: { interacted_message_id: message.id },
      message_reference: { message_id: message.id },
    });
  });

  it('can be acknowledged first and change the message later', async () => {
    const { place, message } = await paged(async (interaction) => {
      await interaction.deferUpdate();
      await interaction.editReply({ content: 'later', components: [] });
    });

    const result = await place.click({ user: 'Tomás', message, label: 'Next' });
    expect(result).toMatchObject({ responseType: InteractionResponseType.DeferredMessageUpdate, deferred: true });
    expect(await place.settled(result)).toMatchObject({ id: message.id, content: 'later', components: [] });
  });

  it('works on an ephemeral message for its user, and stays private', async () => {
    const { place, message } = await paged(turn, true);

    await expect(place.click({ user: 'Tomás', message, label: 'Next' })).rejects.toThrow('no such message');
    await place.click({ user: 'Maya', message, label: 'Next' });

    expect(place.message(message)?.content).toBe('page 2');
    expect(place.messages({ user: 'Tomás' }).map(({ id }) => id)).not.toContain(message.id);
  });

  it('cannot be clicked if it is disabled, or if it or its message is gone', async () => {
    const { place, message } = await paged(turn, true);
    await expect(place.click({ user: 'Maya', message, label: 'Previous' })).rejects.toThrow('disabled');
    await expect(place.click({ user: 'Maya', message, customId: 'to:9' })).rejects.toThrow('no component "to:9"');
    place.dismiss({ user: 'Maya', message });
    await expect(place.click({ user: 'Maya', message, customId: 'to:2' })).rejects.toThrow('no such message');
  });
});

describe('a menu', () => {
  it('sends the selected values', async () => {
    const { place, message } = await paged(turn);
    await place.select({ user: 'Maya', message, customId: 'open', values: ['2'] });
    expect(place.message(message)?.content).toBe('opened 2');
  });

  it('of users sends the users too', async () => {
    const { place, message } = await paged(turn);
    const values = ['Maya', 'Tomás'].map((user) => place.say({ user, content: 'here' }).author.id);
    const { message: answer } = await place.select({ user: 'Maya', message, customId: 'people', values });
    expect(answer?.content).toBe('Maya and Tomás');
  });
});

describe('a menu whose choice a client would not send', () => {
  const menu = shared(() => paged(turn));

  it.each([
    ['a value that is not offered', ['3'], 'does not offer "3"'],
    ['too many values', ['1', '2'], 'takes 1 to 1 values'],
    ['none', [], 'takes 1 to 1 values'],
  ])('has %s', async (_, values, reason) => {
    const { place, message } = menu();
    await expect(place.select({ user: 'Maya', message, customId: 'open', values })).rejects.toThrow(reason);
  });
});

describe('a modal', () => {
  const jump = new ModalBuilder()
    .setCustomId('jump')
    .setTitle('Jump to a page')
    .addComponents(
      new ActionRowBuilder<TextInputBuilder>().addComponents(
        new TextInputBuilder()
          .setCustomId('number')
          .setLabel('Page')
          .setStyle(TextInputStyle.Short)
          .setMaxLength(3)
          .setValue('1'),
      ),
    );

  async function withModal(modal: ModalBuilder): Promise<Playground> {
    const place = await playground();
    await bot(place, [PAGES], (interaction) => {
      if (interaction.isChatInputCommand()) return interaction.reply(page(1));
      if (interaction.isButton()) return interaction.showModal(modal);
      if (!interaction.isModalSubmit()) return;
      const { fields } = interaction;
      if (interaction.customId === 'survey') {
        return interaction.reply(`${fields.getStringSelectValues('kind')} ${fields.getTextInputValue('why')}`);
      }
      return interaction.isFromMessage()
        ? interaction.update(page(Number(fields.getTextInputValue('number'))))
        : interaction.reply('from nowhere');
    });
    return place;
  }

  async function open(place: Playground) {
    const { message } = await place.command({ user: 'Maya', path: 'pages' });
    if (!message) throw new Error('no message');
    return { message, opened: await place.click({ user: 'Maya', message, label: 'Next' }) };
  }

  it('opens from a button, and its response edits the message of the button', async () => {
    const place = await withModal(jump);
    const { message, opened } = await open(place);
    expect(opened).toMatchObject({ responseType: InteractionResponseType.Modal, modal: { title: 'Jump to a page' } });

    const result = await place.submitModal({ user: 'Maya', opened, values: { number: '42' } });

    expect(result.message).toMatchObject({ id: message.id, content: 'page 42' });
  });

  it('sends unchanged values too', async () => {
    const place = await withModal(jump);
    const { opened } = await open(place);
    const result = await place.submitModal({ user: 'Maya', opened, values: {} });
    expect(result.message?.content).toBe('page 1');
  });

  describe('that a client would not send', () => {
    const filled = shared(async () => {
      const place = await withModal(jump);
      return { place, ...(await open(place)) };
    });

    it.each([
      ['a text that is too long', { number: '1234' }, 'takes 0 to 3 characters'],
      ['nothing where something is required', { number: '' }, '"number" is required'],
      ['a field that it does not have', { colour: 'red' }, 'no field "colour"'],
    ])('has %s', async (_, values, reason) => {
      const { place, opened } = filled();
      await expect(place.submitModal({ user: 'Maya', opened, values })).rejects.toThrow(reason);
    });

    it('cannot be submitted by another user', async () => {
      const { place, opened } = filled();
      await expect(place.submitModal({ user: 'Tomás', opened, values: {} })).rejects.toThrow('no such modal');
    });
  });

  it('can have labels with menus, and texts', async () => {
    const survey = new ModalBuilder()
      .setCustomId('survey')
      .setTitle('A survey')
      .addTextDisplayComponents(new TextDisplayBuilder().setContent('Please'))
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('Kind')
          .setStringSelectMenuComponent(
            new StringSelectMenuBuilder()
              .setCustomId('kind')
              .setMaxValues(2)
              .addOptions({ label: 'A', value: 'a' }, { label: 'B', value: 'b' }),
          ),
        new LabelBuilder()
          .setLabel('Why')
          .setTextInputComponent(new TextInputBuilder().setCustomId('why').setStyle(TextInputStyle.Paragraph)),
      );
    const place = await withModal(survey);
    const { opened } = await open(place);
    const values = { kind: ['a', 'b'], why: 'because' };
    const result = await place.submitModal({ user: 'Maya', opened, values });
    expect(result.message?.content).toBe('a,b because');
  });
});
