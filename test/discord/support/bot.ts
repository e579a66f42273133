import { commands } from '../../../commands/index.ts';
import { type Bot, startBot } from '../../../src/discord/client.ts';
import type { ClipSource } from '../../../src/discord/command.ts';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { FakeDiscord, type FakeDiscordOptions } from './fake-discord.ts';
import { Members } from './members.ts';
import { MemoryLog } from './memory-log.ts';

export interface Stage {
  readonly discord: FakeDiscord;
  readonly bot: Bot;
  readonly members: Members;
  readonly log: MemoryLog;
  close(): Promise<void>;
}

/** The real bot over a real gateway connection, in a Discord of the test's own. */
export async function stage(
  knowledgeBase: () => KnowledgeBase,
  options: FakeDiscordOptions & { readonly guildId?: string; readonly clips?: ClipSource } = {},
): Promise<Stage> {
  const discord = await FakeDiscord.start(options);
  const log = new MemoryLog();
  const guild = options.guildId === undefined ? {} : { guildId: options.guildId };
  const bot = startBot({
    token: 'token',
    commands,
    apiUrl: discord.apiUrl,
    knowledgeBase,
    clips: options.clips,
    logger: log.logger,
    ...guild,
  });
  return {
    discord,
    bot,
    members: new Members(discord, log),
    log,
    close: async () => {
      await bot.close();
      await discord.stop();
    },
  };
}
