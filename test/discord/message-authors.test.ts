import { afterEach, expect, test } from 'vitest';
import { type Stage, stage } from './support/bot.ts';
import { APPLICATION } from './support/fake-discord.ts';
import { ALICE } from './support/members.ts';
import { smallLibrary } from './support/small-library.ts';

const DIRECT = 1;

let here: Stage | undefined;
afterEach(() => here?.close());

function direct(id: string, more: object): object {
  return {
    ...{ id, channel_id: '2', channel_type: DIRECT, type: 0, content: 'sourdough', timestamp: '2024-01-01T00:00:00Z' },
    ...{ author: { id: ALICE, username: 'alice', discriminator: '0', global_name: null, avatar: null } },
    ...{ mentions: [], mention_roles: [], mention_everyone: false, attachments: [], embeds: [], components: [] },
    ...more,
  };
}

test('only what a member wrote is answered: not bots, webhooks, Discord itself, or the bot', async () => {
  here = await stage(smallLibrary);
  const { bot, discord, log } = here;
  await bot.ready;
  const author = { id: '7', username: 'other', discriminator: '0', global_name: null, avatar: null };
  const others: readonly object[] = [
    { author: { ...author, bot: true } },
    { author: { ...author, system: true } },
    { author: { ...author, id: APPLICATION, bot: true } },
    { author: { ...author, bot: true }, webhook_id: '7' },
    { author, webhook_id: '7' },
    // A pinned message, a call, and one that greets a new member.
    { type: 6 },
    { type: 3 },
    { type: 7 },
  ];
  for (const [index, more] of others.entries()) discord.dispatch('MESSAGE_CREATE', direct(String(10 + index), more));
  // What Discord says of a message that it only made a preview for.
  discord.dispatch('MESSAGE_UPDATE', { id: '30', channel_id: '2', embeds: [] });
  discord.dispatch('MESSAGE_UPDATE', direct('31', { edited_timestamp: null }));
  discord.dispatch('MESSAGE_CREATE', direct('40', {}));
  await log.line(({ message, msg }) => message === '40' && msg === 'answered');
  await bot.drain();
  const posts = discord.calls.filter(({ path }) => path.startsWith('/channels/'));
  expect(posts.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /channels/2/messages']);
  expect(posts[0]?.body).toMatchObject({ message_reference: { message_id: '40' }, nonce: '40', enforce_nonce: true });
  expect(log.lines.filter(({ message }) => message !== undefined && message !== '40')).toEqual([]);
});
