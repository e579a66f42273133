import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { answer } from '../src/discord/answer.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { show } from '../src/discord/show.ts';
import { isPrivate, privateOption } from './options.ts';

export const stats = {
  data: new SlashCommandSubcommandBuilder()
    .setName('stats')
    .setDescription('Hacker Public Radio in numbers')
    .addBooleanOption(privateOption),

  async execute(interaction, { knowledgeBase }) {
    const view = show(knowledgeBase, [{ view: 'stats' }]);
    await answer(interaction, view, { isPrivate: isPrivate(interaction) });
  },

  answerText: (_, { knowledgeBase }) => ({ view: show(knowledgeBase, [{ view: 'stats' }]) }),
} satisfies Subcommand;
