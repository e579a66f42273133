import { episodeNumber } from '../knowledge/episode-numbers.ts';
import type { Commands, Context, Subcommand } from './command.ts';
import { fetchCards } from './fetch/cards.ts';
import type { MessageQuestion } from './message-question.ts';
import { show } from './show.ts';
import { code } from './text/markdown.ts';
import type { View } from './view.ts';
import { quoted } from './views/embed.ts';

/** What is sent for a question: a view, a text above it, or both. */
export interface Reply {
  readonly view?: View;
  readonly content?: string | undefined;
}

export interface ReplyOptions {
  readonly commands: Commands;
  readonly context: Context;
  /** How a command is named so that it can be pressed. */
  readonly mention: (name: string) => string;
}

/** Longest text of a member that is quoted. */
const QUOTED = 60;

/** What the bot replies to a question in a message. */
export function replyTo(question: MessageQuestion, { commands, context, mention }: ReplyOptions): Reply {
  switch (question.kind) {
    case 'search':
      return answerText(commands, 'search', question.query, context) ?? hint(mention);
    case 'command': {
      const reply = answerText(commands, question.name, question.text, context);
      if (reply === undefined)
        return { content: `What for? Pick ${mention(question.name)}, or write it behind the name.` };
      // A word that is a command's name is not a slash command that went wrong.
      return question.isSlash
        ? withNote(reply, `-# That came as text, so I read it as ${mention(question.name)}.`)
        : reply;
    }
    case 'cards':
      return cards(question.names, commands, context) ?? hint(mention);
    case 'greeting':
      return hint(mention);
    case 'thanks':
      return { content: 'You’re welcome!' };
  }
}

function answerText(commands: Commands, name: string, words: string, context: Context): Reply | undefined {
  const command = commands.slash.flatMap(({ subcommands }) => subcommands).find(({ data }) => data.name === name);
  if (command === undefined || (words === '' && !standsAlone(command))) return undefined;
  const answer = command.answerText(words, context);
  return answer && { view: answer.view, content: answer.note };
}

/** The cards that were asked for. For names that mean nothing, what the commands say to the first of them. */
function cards(names: readonly string[], commands: Commands, context: Context): Reply | undefined {
  const { knowledgeBase } = context;
  const { ids, missed } = fetchCards(knowledgeBase, names);
  const [first = ''] = names;
  if (ids.length === 0) {
    return answerText(commands, episodeNumber(first) === undefined ? 'search' : 'episode', first, context);
  }
  const view = show(knowledgeBase, [{ view: 'cards', ids: ids.join('-') }]);
  return missed.length === 0 ? { view } : { view, content: `-# Nothing found for ${missed.map(quote).join(', ')}.` };
}

function hint(mention: (name: string) => string): Reply {
  return {
    content: [
      'Tell me what you half remember, and I look for the episode: *the one with the sourdough and a microcontroller*.',
      `-# ${mention('search')} does the same with suggestions, ${code('[[hpr1234]]')} shows that episode, and ${mention('about')} says what else I can do.`,
    ].join('\n'),
  };
}

function withNote(reply: Reply, note: string): Reply {
  return { ...reply, content: [note, reply.content].filter(Boolean).join('\n') };
}

function quote(name: string): string {
  return quoted(name, QUOTED);
}

/** Whether a command can be used without any words. */
export function standsAlone({ data }: Subcommand): boolean {
  return !(data.toJSON().options ?? []).some(({ required }) => required);
}
