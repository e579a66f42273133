import { afterEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { startBot } from '../../src/discord/client.ts';
import { LoginError } from '../../src/discord/login-error.ts';
import { type Stage, stage } from './support/bot.ts';
import { MemoryLog } from './support/memory-log.ts';
import { smallLibrary } from './support/small-library.ts';

const stages: Stage[] = [];
afterEach(async () => {
  for (const one of stages.splice(0)) await one.close();
});

async function start(options: Parameters<typeof stage>[1]): Promise<Stage> {
  const one = await stage(smallLibrary, options);
  stages.push(one);
  return one;
}

const puts = ({ discord }: Stage) => discord.calls.filter(({ method }) => method === 'PUT');

describe('logging in', () => {
  test('with a wrong token fails with one clear sentence', async () => {
    const { bot } = await start({ token: 'another' });
    await expect(bot.ready).rejects.toThrow(/^Discord refuses the token: check DISCORD_TOKEN/);
    await expect(bot.ready).rejects.toBeInstanceOf(LoginError);
  });

  test('with refused intents fails with one clear sentence', async () => {
    const { bot } = await start({ closeWith: 4014 });
    await expect(bot.ready).rejects.toThrow(/refuses the bot’s intents/);
  });

  test('without a Discord to reach fails with one clear sentence', async () => {
    const bot = startBot({
      token: 't',
      commands,
      apiUrl: 'http://127.0.0.1:9/api',
      knowledgeBase: smallLibrary,
      logger: new MemoryLog().logger,
    });
    await expect(bot.ready).rejects.toThrow(
      /^Discord at http:\/\/127\.0\.0\.1:9\/api cannot be reached: .*ECONNREFUSED/,
    );
    await bot.close();
  });
});

describe('registering', () => {
  test('sends the commands when Discord has none, and not again when it has them', async () => {
    const first = await start({});
    await first.bot.ready;
    expect(puts(first).map(({ path }) => path)).toEqual(['/applications/100000000000000001/commands']);
    const registered = withWhatDiscordAdds(first.discord.registered);
    const second = await start({ registered });
    await second.bot.ready;
    expect(puts(second)).toEqual([]);
  });

  test('sends them when a description has changed', async () => {
    const first = await start({});
    await first.bot.ready;
    const changed = JSON.parse(JSON.stringify(first.discord.registered).replace('Look up a host', 'Look for a host'));
    const second = await start({ registered: changed });
    await second.bot.ready;
    expect(puts(second)).toHaveLength(1);
  });

  test('sends them when Discord has never seen any, or gives an unexpected answer', async () => {
    for (const registered of ['not found', { what: 'is this' }] as const) {
      const one = await start({ registered });
      await one.bot.ready;
      expect(puts(one)).toHaveLength(1);
      expect(one.log.lines.filter(({ level }) => level >= 40)).toEqual([]);
    }
  });

  test('in one server logs which ones are still registered globally', async () => {
    const one = await start({ guildId: '300000000000000001', registered: [{ name: 'hpr', type: 1 }] });
    await one.bot.ready;
    expect(puts(one).map(({ path }) => path)).toEqual([
      '/applications/100000000000000001/guilds/300000000000000001/commands',
    ]);
    expect(one.log.lines.find(({ level }) => level === 40)).toMatchObject({ commands: ['hpr'] });
  });
});

describe('a bot that is online', () => {
  test('reconnects when the connection ends', async () => {
    const one = await start({});
    await one.bot.ready;
    one.discord.closeGateway(4000);
    await one.log.line(({ msg }) => msg === 'connection lost, coming back');
  });

  test('gives up when Discord forbids it to reconnect', async () => {
    const one = await start({});
    await one.bot.ready;
    one.discord.closeGateway(4004);
    expect((await one.bot.lost).message).toContain('refuses the token');
  });
});

/** Discord gives definitions back with ids, versions and every default spelled out. */
function withWhatDiscordAdds(definitions: unknown): unknown {
  if (!Array.isArray(definitions)) return definitions;
  return definitions.map((definition: object) => ({
    id: '400000000000000001',
    application_id: '100000000000000001',
    version: '1',
    default_member_permissions: null,
    dm_permission: true,
    name_localizations: null,
    nsfw: false,
    ...definition,
  }));
}
