import { ContextMenuCommandBuilder } from '@discordjs/builders';
import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType, type Message } from 'discord.js';
import { answer, notice } from '../src/discord/answer.ts';
import type { MessageCommand } from '../src/discord/command.ts';
import { mentionedEpisodes } from '../src/discord/mention.ts';
import { queryOfMessage } from '../src/discord/message-question.ts';
import { episodeAt } from '../src/discord/navigate.ts';
import { show } from '../src/discord/show.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';

/** Ten buttons are two rows. */
const MAX_NAMED = 10;

/** Shows the episodes that a message names, or searches for what it says. The answer is private, because somebody else wrote the message. */
export const findInHpr = {
  data: new ContextMenuCommandBuilder()
    .setName('Find in HPR')
    .setType(ApplicationCommandType.Message)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel),

  async execute(interaction, { knowledgeBase, log }) {
    const text = textOf(interaction.targetMessage);
    const asked = { view: 'message' as const, id: interaction.targetMessage.id };
    const [first, ...others] = namedIn(text, knowledgeBase);
    if (first !== undefined) {
      const route =
        others.length === 0 ? episodeAt(first) : { view: 'cards' as const, ids: [first, ...others].join('-') };
      return answer(interaction, show(knowledgeBase, [asked, route]), { isPrivate: true });
    }
    const query = queryOfMessage(text);
    log.debug({ query }, 'searching for a message');
    if (query === '') return notice(interaction, 'There are no words in this message that I could look for.');
    const view = show(knowledgeBase, [asked, { view: 'search', query, page: 1, more: 'two' }]);
    await answer(interaction, view, { isPrivate: true });
  },
} satisfies MessageCommand;

/** The shows that a message names, each once, at most {@link MAX_NAMED}. */
function namedIn(text: string, knowledgeBase: KnowledgeBase): readonly number[] {
  const ids = mentionedEpisodes(text).flatMap((name) => {
    if (typeof name === 'number') return knowledgeBase.episode(name)?.id ?? [];
    const titled = knowledgeBase.resolveEpisode(name);
    return titled.kind === 'found' && !titled.guessed ? titled.value.id : [];
  });
  return [...new Set(ids)].slice(0, MAX_NAMED);
}

/** What a message says; the text of its embeds when it says nothing itself, as with a bot's. */
function textOf({ content, embeds }: Message): string {
  if (content.trim() !== '') return content;
  return embeds.map(({ title, description }) => [title, description].filter(Boolean).join('\n')).join('\n');
}
