import { ContextMenuCommandBuilder } from '@discordjs/builders';
import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType, type Message } from 'discord.js';
import { answer, notice } from '../src/discord/answer.ts';
import type { MessageCommand } from '../src/discord/command.ts';
import { mentionedEpisode, wordsOfMessage } from '../src/discord/mention.ts';
import { episodeAt } from '../src/discord/navigate.ts';
import { QUERY_LENGTH } from '../src/discord/route.ts';
import { show } from '../src/discord/show.ts';
import { tidyLine } from '../src/discord/text/tidy.ts';

/** Searches for what a message says. The answer is private, because somebody else wrote the message. */
export const findInHpr = {
  data: new ContextMenuCommandBuilder()
    .setName('Find in HPR')
    .setType(ApplicationCommandType.Message)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel),

  async execute(interaction, { knowledgeBase, log }) {
    const text = textOf(interaction.targetMessage);
    const asked = { view: 'message' as const, id: interaction.targetMessage.id };
    const episode = knowledgeBase.episode(mentionedEpisode(text) ?? 0);
    if (episode) return answer(interaction, show(knowledgeBase, [asked, episodeAt(episode.id)]), { isPrivate: true });

    const query = tidyLine(wordsOfMessage(text, QUERY_LENGTH));
    log.debug({ query }, 'searching for a message');
    if (query === '') return notice(interaction, 'There are no words in this message that I could look for.');
    await answer(interaction, show(knowledgeBase, [asked, { view: 'search', query, page: 1 }]), { isPrivate: true });
  },
} satisfies MessageCommand;

/** What a message says; the text of its embeds when it says nothing itself, as with a bot's. */
function textOf({ content, embeds }: Message): string {
  if (content.trim() !== '') return content;
  return embeds.map(({ title, description }) => [title, description].filter(Boolean).join('\n')).join('\n');
}
