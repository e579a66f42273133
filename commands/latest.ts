import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { answer } from '../src/discord/answer.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { show } from '../src/discord/show.ts';
import { isPrivate, privateOption } from './options.ts';

export const latest = {
  data: new SlashCommandSubcommandBuilder()
    .setName('latest')
    .setDescription('The newest episodes')
    .addBooleanOption(privateOption),

  async execute(interaction, { knowledgeBase }) {
    const view = show(knowledgeBase, [{ view: 'latest', page: 1 }]);
    await answer(interaction, view, { isPrivate: isPrivate(interaction) });
  },

  answerText: (_, { knowledgeBase }) => ({ view: show(knowledgeBase, [{ view: 'latest', page: 1 }]) }),
} satisfies Subcommand;
