import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { answer } from '../src/discord/answer.ts';
import type { Subcommand, TextAnswer } from '../src/discord/command.ts';
import { choosableHosts } from '../src/discord/fetch/choices.ts';
import { choiceOf } from '../src/discord/navigate.ts';
import { show } from '../src/discord/show.ts';
import { chooseHost } from '../src/discord/views/choices.ts';
import { guessNote } from '../src/discord/views/guess-note.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { isPrivate, nameOption, privateOption, typed } from './options.ts';
import { suggestHosts } from './suggestions.ts';

export const host = {
  data: new SlashCommandSubcommandBuilder()
    .setName('host')
    .setDescription('Look up a host and their episodes')
    .addStringOption(nameOption('host', 'Their name', { required: true }))
    .addBooleanOption(privateOption),

  autocomplete: { host: suggestHosts },

  async execute(interaction, { knowledgeBase }) {
    const { view, note } = hostAnswer(knowledgeBase, typed(interaction, 'host') ?? '');
    await answer(interaction, view, { isPrivate: isPrivate(interaction), note });
  },

  answerText: (words, { knowledgeBase }) => hostAnswer(knowledgeBase, words),
} satisfies Subcommand;

function hostAnswer(knowledgeBase: KnowledgeBase, name: string): TextAnswer {
  const found = knowledgeBase.resolveHost(name);
  const view =
    found.kind === 'found'
      ? show(knowledgeBase, [{ view: 'host', id: found.value.id, page: 1 }])
      : chooseHost([choiceOf(name)], name, choosableHosts(knowledgeBase, found.values));
  return { view, note: guessNote(found, 'host', name) };
}
