import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { answer, notice } from '../src/discord/answer.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { fetchFilters } from '../src/discord/fetch/filters.ts';
import { randomHistory } from '../src/discord/navigate.ts';
import type { RouteOf } from '../src/discord/route.ts';
import { show } from '../src/discord/show.ts';
import { noSuchEpisode } from '../src/discord/views/choices.ts';
import { filtersInWords } from '../src/discord/views/filters-in-words.ts';
import { applyFilters } from './filters.ts';
import { isPrivate, nameOption, privateOption, typed } from './options.ts';
import { suggestHosts, suggestSeries, suggestTags } from './suggestions.ts';

export const random = {
  data: new SlashCommandSubcommandBuilder()
    .setName('random')
    .setDescription('An episode you would not have looked for')
    .addStringOption(nameOption('host', 'By this host'))
    .addStringOption(nameOption('series', 'Of this series'))
    .addStringOption(nameOption('tag', 'With this tag'))
    .addBooleanOption(privateOption),

  autocomplete: { host: suggestHosts, series: suggestSeries, tag: suggestTags },

  async execute(interaction, { knowledgeBase, random: chance }) {
    const [host, series, tag] = ['host', 'series', 'tag'].map((name) => typed(interaction, name));
    const filtered = applyFilters<RouteOf<'random'>>(knowledgeBase, { view: 'random' }, { host, series, tag });
    if (filtered.kind === 'choice') return answer(interaction, filtered.view, { isPrivate: isPrivate(interaction) });

    const history = randomHistory(knowledgeBase, filtered.route, chance);
    if (history === undefined) {
      const filters = filtersInWords(fetchFilters(knowledgeBase, filtered.route));
      if (filters === '') return notice(interaction, 'There is no episode yet.');
      return answer(interaction, noSuchEpisode(filters), { isPrivate: true });
    }
    await answer(interaction, show(knowledgeBase, history), { isPrivate: isPrivate(interaction) });
  },

  answerText(_, { knowledgeBase, random: chance }) {
    const history = randomHistory(knowledgeBase, { view: 'random' }, chance);
    return history && { view: show(knowledgeBase, history) };
  },
} satisfies Subcommand;
