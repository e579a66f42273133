import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  ContextMenuCommandBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Playground } from '../../../src/playground/playground.ts';
import type { PageMessage, ServerMessage } from '../../../src/playground/protocol.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { bot, closeAll, playground } from '../support/bot.ts';

afterEach(closeAll);

type Hello = Extract<ServerMessage, { type: 'hello' }>;

/** A page without a screen. */
class Page {
  readonly socket: WebSocket;
  readonly heard: ServerMessage[] = [];

  constructor({ url }: Playground, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/playground/socket`, { headers });
    this.socket.on('message', (data) => this.heard.push(JSON.parse(data.toString())));
    this.socket.on('error', () => undefined);
  }

  async hear<Type extends ServerMessage['type']>(
    type: Type,
    fits: (message: Extract<ServerMessage, { type: Type }>) => boolean = () => true,
  ): Promise<Extract<ServerMessage, { type: Type }>> {
    const isIt = (message: ServerMessage): message is Extract<ServerMessage, { type: Type }> => message.type === type;
    for (;;) {
      const found = this.heard.filter(isIt).find(fits);
      if (found) return found;
      await once(this.socket, 'message');
    }
  }

  send(message: PageMessage): void {
    this.socket.send(JSON.stringify(message));
  }
}

const HPR = new SlashCommandBuilder()
  .setName('hpr')
  .setDescription('Hacker Public Radio')
  .addStringOption((option) => option.setName('query').setDescription('What').setAutocomplete(true).setRequired(true))
  .toJSON();
const FIND = new ContextMenuCommandBuilder().setName('Find in HPR').setType(ApplicationCommandType.Message).toJSON();
const JUMP = new ModalBuilder()
  .setCustomId('jump')
  .setTitle('Jump')
  .addComponents(
    new ActionRowBuilder<TextInputBuilder>().addComponents(
      new TextInputBuilder().setCustomId('page').setLabel('Page').setStyle(TextInputStyle.Short),
    ),
  );

async function opened() {
  const place = await playground();
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('jump').setLabel('Jump').setStyle(ButtonStyle.Primary),
  );
  await bot(place, [HPR, FIND], (interaction) => {
    if (interaction.isAutocomplete()) return interaction.respond([{ name: 'Xen', value: 'xen' }]);
    if (interaction.isChatInputCommand()) return interaction.reply({ content: 'found', components: [row] });
    if (interaction.isMessageContextMenuCommand()) {
      return interaction.reply({ content: interaction.targetMessage.content, flags: MessageFlags.Ephemeral });
    }
    if (interaction.isButton()) return interaction.showModal(JUMP);
    if (!interaction.isModalSubmit() || !interaction.isFromMessage()) return undefined;
    return interaction.update(`page ${interaction.fields.getTextInputValue('page')}`);
  });
  const page = new Page(place);
  const hello = await page.hear('hello');
  const [maya] = hello.users;
  const [channel] = hello.channels;
  const at = (nonce: string) => ({ nonce, userId: maya?.id ?? '', channelId: channel?.id ?? '' });
  const commandId = (name: string) => hello.commands.find((command) => command.name === name)?.id ?? '';
  return { place, page, hello, at, commandId };
}

describe('a page', () => {
  it('gets the whole state first', async () => {
    const { hello } = await opened();
    expect(hello).toMatchObject({
      guildName: 'Hacker Public Radio',
      botOnline: true,
      bot: { username: 'HPR', bot: true },
      users: [{ global_name: 'Maya' }, { global_name: 'Tomás' }],
    } satisfies Partial<Record<keyof Hello, unknown>>);
    expect(hello.channels.filter(({ kind }) => kind === 'dm')).toHaveLength(2);
    expect(hello.commands.map(({ name }) => name)).toEqual(['hpr', 'Find in HPR']);
    expect(hello.messages.length).toBeGreaterThan(5);
  });

  it('can use suggestions, a command, a button and a modal', async () => {
    const { page, at, commandId } = await opened();
    const option = { name: 'query', type: 3, value: 'xe' };

    page.send({
      ...at('1'),
      type: 'autocomplete',
      commandId: commandId('hpr'),
      options: [{ ...option, focused: true }],
    });
    expect(await page.hear('choices')).toMatchObject({ nonce: '1', choices: [{ name: 'Xen', value: 'xen' }] });

    page.send({ ...at('2'), type: 'command', commandId: commandId('hpr'), options: [option] });
    const { report } = await page.hear('report', (one) => one.report.nonce === '2' && one.report.state === 'answered');
    expect(report).toMatchObject({ label: '/hpr', kind: 'command', milliseconds: expect.any(Number) });
    const { message } = (await page.hear('message', (one) => one.message.message.content === 'found')).message;

    const click = { messageId: message.id, customId: 'jump', componentType: 2 };
    page.send({ ...at('3'), type: 'component', ...click });
    const { interactionId, modal } = await page.hear('modal');
    expect(modal.title).toBe('Jump');

    page.send({ ...at('4'), type: 'modalSubmit', interactionId, values: { page: '7' } });
    const changed = await page.hear('message', (one) => one.message.message.content === 'page 7');
    expect(changed.message.message.id).toBe(message.id);
    const labels = page.heard.flatMap((one) => (one.type === 'report' ? [one.report.label] : []));
    expect([...new Set(labels)]).toEqual(['autocomplete: query', '/hpr', 'button: Jump', 'modal: Jump']);
  });

  it('can post, use a message command, and dismiss the ephemeral reply', async () => {
    const { page, at, commandId } = await opened();
    page.send({ ...at('1'), type: 'say', content: 'the one about soldering' });
    const said = await page.hear('message');
    const targetId = said.message.message.id;

    page.send({ ...at('2'), type: 'messageCommand', commandId: commandId('Find in HPR'), targetId });
    const answer = await page.hear('message', (one) => one.message.visibleTo !== undefined);
    expect(answer.message).toMatchObject({ visibleTo: at('').userId, message: { content: 'the one about soldering' } });

    page.send({ ...at('3'), type: 'dismiss', messageId: answer.message.message.id });
    expect(await page.hear('messageDelete')).toMatchObject({ messageId: answer.message.message.id });
  });

  it('sees what others do, but not their reports', async () => {
    const { place, page, at, commandId } = await opened();
    const other = new Page(place);
    await other.hear('hello');
    page.send({
      ...at('1'),
      type: 'command',
      commandId: commandId('hpr'),
      options: [{ name: 'query', type: 3, value: 'x' }],
    });
    await other.hear('message', (one) => one.message.message.content === 'found');
    await page.hear('report', (one) => one.report.state === 'answered');
    expect(other.heard.map(({ type }) => type)).not.toContain('report');

    place.gateway.close(1000);
    expect(await other.hear('bot')).toEqual({ type: 'bot', online: false });
  });

  it('gets an error with a reason and its nonce for an impossible action', async () => {
    const { page, at, commandId } = await opened();
    page.send({ ...at('a'), type: 'command', commandId: commandId('hpr'), options: [] });
    expect(await page.hear('refused')).toEqual({ type: 'refused', nonce: 'a', reason: '/hpr needs "query"' });
    page.socket.send(JSON.stringify({ ...at('b'), type: 'sing' }));
    await page.hear('refused', (one) => one.nonce === 'b' && one.reason.includes('invalid message'));
    page.send({ ...at('c'), userId: '1', type: 'say', content: 'x' });
    await page.hear('refused', (one) => one.nonce === 'c' && one.reason === 'There is no such user');
  });

  it('can send garbage', async () => {
    const { place, page } = await opened();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.uint8Array()), async (garbage) => {
        const before = page.heard.length;
        page.socket.send(garbage);
        await once(page.socket, 'message');
        expect(page.heard[before]?.type).toBe('refused');
      }),
      { numRuns: 50 },
    );
    const deep = `${'{"options":['.repeat(8_000)}${']}'.repeat(8_000)}`;
    page.socket.send(`{"type":"command","nonce":"deep","userId":"1","channelId":"1","commandId":"1",${deep.slice(1)}`);
    await page.hear('refused', (one) => one.nonce === 'deep');
    expect(place.gateway.online).toBe(true);
  });

  it('from another origin is rejected', async () => {
    const place = await playground();
    const stranger = new Page(place, { origin: 'https://evil.example' });
    await expect(once(stranger.socket, 'open')).rejects.toThrow('403');
    const own = new Page(place, { origin: place.url });
    await own.hear('hello');
  });
});

describe('the page itself', () => {
  it('is served with its content security policy, and nothing outside its directory', async () => {
    const directory = temporaryDirectory();
    await writeFile(join(directory, 'index.html'), '<!doctype html><title>HPR</title>');
    const place = await playground({ pageDirectory: directory });

    const page = await fetch(place.url);
    expect(await page.text()).toContain('<title>HPR</title>');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect((await fetch(`${place.url}/nothing.js`)).status).toBe(404);
    expect((await fetch(`${place.url}/..%2f..%2fetc%2fpasswd`)).status).toBeGreaterThanOrEqual(400);
  });

  it('serves no other sockets', async () => {
    const place = await playground();
    const socket = new WebSocket(`${place.url.replace('http', 'ws')}/elsewhere`);
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('404');
  });
});

describe('closing', () => {
  it('frees the port and closes all connections', async () => {
    const { place, page } = await opened();
    const gone = once(page.socket, 'close');
    await place.close();
    await gone;
    const again = await playground({ port: Number(new URL(place.url).port) });
    expect(again.url).toBe(place.url);
    await expect(playground({ port: Number(new URL(again.url).port) })).rejects.toThrow('EADDRINUSE');
  });
});
