import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { answer, notice } from '../src/discord/answer.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { mentionIsAll } from '../src/discord/mention.ts';
import { episodeAt } from '../src/discord/navigate.ts';
import type { RouteOf } from '../src/discord/route.ts';
import { show } from '../src/discord/show.ts';
import { chooseDate } from '../src/discord/views/choices.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { inOrder } from '../src/util/dates.ts';
import { nearDates, readDate } from '../src/util/spoken-dates.ts';
import { applyFilters } from './filters.ts';
import { isPrivate, nameOption, privateOption, typed, wordsOption } from './options.ts';
import { suggestHosts, suggestQueries, suggestSeries, suggestTags } from './suggestions.ts';

const DATES = ['from', 'to'] as const;

export const search = {
  data: new SlashCommandSubcommandBuilder()
    .setName('search')
    .setDescription('Find the episode where somebody talked about it')
    .addStringOption((option) =>
      wordsOption('query', 'What it was about, in your own words', { required: true })(option).setAutocomplete(true),
    )
    .addStringOption(nameOption('host', 'Only shows by this host'))
    .addStringOption(nameOption('series', 'Only shows of this series'))
    .addStringOption(nameOption('tag', 'Only shows with this tag'))
    .addStringOption((option) =>
      option.setName('from').setDescription('Not before: 2015, June 2015, last year…').setMaxLength(30),
    )
    .addStringOption((option) =>
      option.setName('to').setDescription('Not after: 2015, June 2015, last year…').setMaxLength(30),
    )
    .addBooleanOption(privateOption),

  autocomplete: { query: suggestQueries, host: suggestHosts, series: suggestSeries, tag: suggestTags },

  async execute(interaction, { knowledgeBase, log, now, recent }) {
    const query = typed(interaction, 'query');
    log.debug({ query }, 'searching');
    if (query === undefined) return notice(interaction, 'What should I look for? A word or two is enough.');

    const episode = namedEpisode(knowledgeBase, query);
    if (episode) return answer(interaction, show(knowledgeBase, [episode]), { isPrivate: isPrivate(interaction) });

    const [host, series, tag] = ['host', 'series', 'tag'].map((name) => typed(interaction, name));
    const today = now().toISOString().slice(0, 10);
    const dates = [...DATES].map((name) => ({ name, text: typed(interaction, name) }));
    const [from, to] = dates.map(({ name, text }) => text && readDate(text, today)?.[name]);
    const asked = inOrder({ view: 'search' as const, query, from: from || undefined, to: to || undefined, page: 1 });
    const filtered = applyFilters(knowledgeBase, asked, { host, series, tag });
    const wrong = dates.find(({ text, name }) => text !== undefined && asked[name] === undefined);
    const view =
      filtered.kind === 'choice'
        ? filtered.view
        : wrong
          ? chooseDate([filtered.route], wrong.name, wrong.text ?? '', datesNear(knowledgeBase, wrong.text ?? ''))
          : show(knowledgeBase, [filtered.route]);
    await answer(interaction, view, { isPrivate: isPrivate(interaction) });
    // What finds nothing is of no use to others, and what is private is nobody's business.
    if (interaction.guildId !== null && view.shareable && !isPrivate(interaction)) {
      recent?.note({ guildId: interaction.guildId, memberId: interaction.user.id, query });
    }
  },

  answerText: (query, { knowledgeBase }) => ({
    view: show(knowledgeBase, [namedEpisode(knowledgeBase, query) ?? { view: 'search', query, page: 1 }]),
  }),
} satisfies Subcommand;

/** The show that a query is nothing but the number or the address of. */
function namedEpisode(knowledgeBase: KnowledgeBase, query: string): RouteOf<'episode'> | undefined {
  const episode = knowledgeBase.episode(mentionIsAll(query) ?? 0);
  return episode && episodeAt(episode.id);
}

/** Dates that may be meant; where nothing is known of it, the years that have shows, newest first. */
function datesNear({ stats }: KnowledgeBase, text: string): readonly string[] {
  const near = nearDates(text);
  return near.length > 0 ? near : stats.years.map(({ year }) => String(year)).reverse();
}
