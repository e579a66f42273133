import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { answer } from '../src/discord/answer.ts';
import type { Subcommand, TextAnswer } from '../src/discord/command.ts';
import { choosableSeries } from '../src/discord/fetch/choices.ts';
import { choiceOf } from '../src/discord/navigate.ts';
import { show } from '../src/discord/show.ts';
import { chooseSeries } from '../src/discord/views/choices.ts';
import { guessNote } from '../src/discord/views/guess-note.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { isPrivate, nameOption, privateOption, typed } from './options.ts';
import { suggestSeries } from './suggestions.ts';

export const series = {
  data: new SlashCommandSubcommandBuilder()
    .setName('series')
    .setDescription('Look up a series and its episodes')
    .addStringOption(nameOption('series', 'Its name', { required: true }))
    .addBooleanOption(privateOption),

  autocomplete: { series: suggestSeries },

  async execute(interaction, { knowledgeBase }) {
    const { view, note } = seriesAnswer(knowledgeBase, typed(interaction, 'series') ?? '');
    await answer(interaction, view, { isPrivate: isPrivate(interaction), note });
  },

  answerText: (words, { knowledgeBase }) => seriesAnswer(knowledgeBase, words),
} satisfies Subcommand;

function seriesAnswer(knowledgeBase: KnowledgeBase, name: string): TextAnswer {
  const found = knowledgeBase.resolveSeries(name);
  const view =
    found.kind === 'found'
      ? show(knowledgeBase, [{ view: 'series', id: found.value.id, page: 1 }])
      : chooseSeries([choiceOf(name)], name, choosableSeries(knowledgeBase, found.values));
  return { view, note: guessNote(found, 'series', name) };
}
