import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { answer } from '../src/discord/answer.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { show } from '../src/discord/show.ts';
import { isPrivate, privateOption } from './options.ts';

export const about = {
  data: new SlashCommandSubcommandBuilder()
    .setName('about')
    .setDescription('What this bot is and how to ask it')
    .addBooleanOption(privateOption),

  async execute(interaction, { knowledgeBase }) {
    const view = show(knowledgeBase, [{ view: 'about', commandId: interaction.commandId }]);
    await answer(interaction, view, { isPrivate: isPrivate(interaction) });
  },

  answerText: (_, { knowledgeBase }) => ({ view: show(knowledgeBase, [{ view: 'about' }]) }),
} satisfies Subcommand;
