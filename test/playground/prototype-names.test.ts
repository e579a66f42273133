import { once } from 'node:events';
import { ActionRowBuilder, ModalBuilder, SlashCommandBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Playground } from '../../src/playground/playground.ts';
import { bot, closeAll, playground } from './support/bot.ts';

afterEach(closeAll);

describe('a bot that uses names from Object.prototype', () => {
  const names = ['__proto__', 'constructor', 'tostring'];
  const command = new SlashCommandBuilder().setName('constructor').setDescription('x');
  for (const name of names) {
    command.addStringOption((option) => option.setName(name).setDescription('x').setAutocomplete(true));
  }
  const modal = new ModalBuilder().setCustomId('__proto__').setTitle('x');
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const input = new TextInputBuilder()
      .setCustomId(name)
      .setLabel('x')
      .setStyle(TextInputStyle.Short)
      .setRequired(false);
    modal.addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(input));
  }

  async function opened(): Promise<Playground> {
    const place = await playground();
    await bot(place, [command.toJSON()], (interaction) => {
      if (interaction.isAutocomplete()) {
        const { name, value } = interaction.options.getFocused(true);
        return interaction.respond([{ name, value }]);
      }
      if (interaction.isChatInputCommand()) {
        return interaction.options.data.length > 0
          ? interaction.reply(interaction.options.data.map(({ name, value }) => `${name}=${value}`).join(' '))
          : interaction.showModal(modal);
      }
      if (!interaction.isModalSubmit()) return undefined;
      const values = interaction.fields.fields.map((field) =>
        'value' in field ? `${field.customId}=${field.value}` : '',
      );
      return interaction.reply(`${values.join(' ')} ${Object.keys(Object.prototype).length}`);
    });
    return place;
  }

  it.each(names)('can have an option named %s', async (name) => {
    const place = await opened();
    const options = JSON.parse(`{"${name}":"a"}`);
    const asked = await place.autocomplete({ user: 'Maya', path: 'constructor', options, focused: name });
    expect(asked.choices).toMatchObject([{ name, value: 'a' }]);
    const sent = await place.command({ user: 'Maya', path: 'constructor', options });
    expect(sent.message?.content).toBe(`${name}=a`);
  });

  it('can have modal fields with such names, filled in or not, also from a page', async () => {
    const place = await opened();
    const first = await place.command({ user: 'Maya', path: 'constructor' });
    const values = JSON.parse('{"__proto__":"a"}');
    const result = await place.submitModal({ user: 'Maya', opened: first, values });
    expect(result.message?.content).toBe('__proto__=a constructor= toString= 0');

    const { interactionId } = await place.command({ user: 'Maya', path: 'constructor' });
    const page = new WebSocket(`${place.url.replace('http', 'ws')}/playground/socket`);
    await once(page, 'message');
    const [{ author, channel_id: channelId } = { author: { id: '' }, channel_id: '' }] = place.messages({
      user: 'Maya',
    });
    const ids = `"nonce":"1","userId":"${author.id}","channelId":"${channelId}","interactionId":"${interactionId}"`;
    page.send(`{"type":"modalSubmit",${ids},"values":{"__proto__":"b","constructor":"c"}}`);
    await expect
      .poll(() => place.messages({ user: 'Maya' }).at(-1)?.content)
      .toBe('__proto__=b constructor=c toString= 0');
    page.terminate();
  });
});
