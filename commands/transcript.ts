import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { answer } from '../src/discord/answer.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { transcriptAt } from '../src/discord/navigate.ts';
import { show } from '../src/discord/show.ts';
import { guessNote } from '../src/discord/views/guess-note.ts';
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
    const words = typed(interaction, 'words') ?? '';
    const found = knowledgeBase.resolveEpisode(name);
    const view =
      found.kind === 'found'
        ? show(knowledgeBase, [transcriptAt(found.value.id, words)])
        : unknownEpisode(knowledgeBase, [{ view: 'whichTranscript', words }], name, found.values);
    const note = guessNote(found, 'episode', name);
    await answer(interaction, view, { isPrivate: isPrivate(interaction), note });
  },
} satisfies Subcommand;
