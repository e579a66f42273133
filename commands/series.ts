import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { answer } from '../src/discord/answer.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { choosableSeries } from '../src/discord/fetch/choices.ts';
import { show } from '../src/discord/show.ts';
import { chooseSeries } from '../src/discord/views/choices.ts';
import { guessNote } from '../src/discord/views/guess-note.ts';
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
    const name = typed(interaction, 'series') ?? '';
    const found = knowledgeBase.resolveSeries(name);
    const view =
      found.kind === 'found'
        ? show(knowledgeBase, [{ view: 'series', id: found.value.id, page: 1 }])
        : chooseSeries([{ view: 'choice' }], name, choosableSeries(knowledgeBase, found.values));
    const note = guessNote(found, 'series', name);
    await answer(interaction, view, { isPrivate: isPrivate(interaction), note });
  },
} satisfies Subcommand;
