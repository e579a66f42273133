import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { answer } from '../src/discord/answer.ts';
import type { Subcommand, TextAnswer } from '../src/discord/command.ts';
import { transcriptAt } from '../src/discord/navigate.ts';
import { show } from '../src/discord/show.ts';
import { guessNote } from '../src/discord/views/guess-note.ts';
import { episodeNumber } from '../src/knowledge/episode-numbers.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { isPrivate, nameOption, privateOption, typed, wordsOption } from './options.ts';
import { suggestEpisodes } from './suggestions.ts';
import { unknownEpisode } from './unknown-episode.ts';

export const transcript = {
  data: new SlashCommandSubcommandBuilder()
    .setName('transcript')
    .setDescription('Read what was said in an episode')
    .addStringOption(nameOption('episode', 'Its number or its title', { required: true }))
    .addStringOption(wordsOption('words', 'Open it where this is said'))
    .addBooleanOption(privateOption),

  autocomplete: { episode: suggestEpisodes },

  async execute(interaction, { knowledgeBase }) {
    const name = typed(interaction, 'episode') ?? '';
    const { view, note } = transcriptAnswer(knowledgeBase, name, typed(interaction, 'words') ?? '');
    await answer(interaction, view, { isPrivate: isPrivate(interaction), note });
  },

  /** `hpr12 red folder`: a number is followed by the words; anything else is a title. */
  answerText(words, { knowledgeBase }) {
    const [first = '', ...rest] = words.split(' ');
    const isNumber = episodeNumber(first) !== undefined;
    return transcriptAnswer(knowledgeBase, isNumber ? first : words, isNumber ? rest.join(' ') : '');
  },
} satisfies Subcommand;

function transcriptAnswer(knowledgeBase: KnowledgeBase, name: string, words: string): TextAnswer {
  const found = knowledgeBase.resolveEpisode(name);
  const view =
    found.kind === 'found'
      ? show(knowledgeBase, [transcriptAt(found.value.id, words)])
      : unknownEpisode(knowledgeBase, [{ view: 'whichTranscript', words }], name, found.values);
  return { view, note: guessNote(found, 'episode', name) };
}
