import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { answer } from '../src/discord/answer.ts';
import type { Subcommand, TextAnswer } from '../src/discord/command.ts';
import { choiceOf, episodeAt } from '../src/discord/navigate.ts';
import { show } from '../src/discord/show.ts';
import { guessNote } from '../src/discord/views/guess-note.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { isPrivate, nameOption, privateOption, typed } from './options.ts';
import { suggestEpisodes } from './suggestions.ts';
import { unknownEpisode } from './unknown-episode.ts';

export const episode = {
  data: new SlashCommandSubcommandBuilder()
    .setName('episode')
    .setDescription('Look up an episode')
    .addStringOption(nameOption('episode', 'Its number or its title', { required: true }))
    .addBooleanOption(privateOption),

  autocomplete: { episode: suggestEpisodes },

  async execute(interaction, { knowledgeBase }) {
    const { view, note } = episodeAnswer(knowledgeBase, typed(interaction, 'episode') ?? '');
    await answer(interaction, view, { isPrivate: isPrivate(interaction), note });
  },

  answerText: (words, { knowledgeBase }) => episodeAnswer(knowledgeBase, words),
} satisfies Subcommand;

function episodeAnswer(knowledgeBase: KnowledgeBase, name: string): TextAnswer {
  const found = knowledgeBase.resolveEpisode(name);
  const view =
    found.kind === 'found'
      ? show(knowledgeBase, [episodeAt(found.value.id)])
      : unknownEpisode(knowledgeBase, [choiceOf(name)], name, found.values);
  return { view, note: guessNote(found, 'episode', name) };
}
