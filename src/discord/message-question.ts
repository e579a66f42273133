import { editDistance, foldName } from '../knowledge/knowledge-base.ts';
import { MARKUP_TOKENS, wordsOfMessage } from './mention.ts';
import { boundedQuery, QUERY_LENGTH } from './route.ts';
import { isChatter, isGreeting, isPraise, isThanks, withoutCourtesies, wordsIn } from './small-talk.ts';
import { tidyLine } from './text/tidy.ts';

/** What a message to the bot asks. */
export type MessageQuestion =
  /** `[[hpr1636]]`: the cards of these episodes, by number or by words. */
  | { readonly kind: 'cards'; readonly names: readonly string[] }
  /** A command that was written as text, with its slash or without. */
  | { readonly kind: 'command'; readonly name: string; readonly text: string; readonly isSlash: boolean }
  | { readonly kind: 'search'; readonly query: string }
  /** "hi", "help", or a mention alone. */
  | { readonly kind: 'greeting' }
  | { readonly kind: 'thanks' };

/** A message that the bot was sent. */
export interface MessageText {
  readonly content: string;
  readonly botId: string;
  /** A direct message: everything in it is for the bot. */
  readonly isDirect: boolean;
}

/** A subcommand, as it can be written in a message. */
export interface TypedCommand {
  readonly name: string;
  /** It can be used without any words. */
  readonly standsAlone: boolean;
  /** The name of its first option: `query:` may stand before the words. */
  readonly option?: string;
}

/** The commands that can be written in a message. */
export interface TypedCommands {
  /** The name that all of them start with: `hpr`. */
  readonly root: string;
  readonly list: readonly TypedCommand[];
}

/** How many cards one message can ask for. */
const MAX_CARDS = 3;

/**
 * Reads a direct message or a mention. Undefined when there is nothing to answer: Discord mentions the author of the message
 * that is replied to, so a reply without the bot's name in it is a question only if it looks like one.
 */
export function questionOf(message: MessageText, commands: TypedCommands): MessageQuestion | undefined {
  const names = bracketed(message.content);
  if (names.length > 0) return { kind: 'cards', names };
  const text = said(message);
  const command = typedCommand(text, commands);
  if (command !== undefined) return command;
  const isAddressed = message.isDirect || mentionOf(message.botId).test(message.content);
  const words = wordsIn(text);
  if (words.length === 0) return isAddressed && !EMOJI.test(message.content) ? { kind: 'greeting' } : undefined;
  if (isThanks(words)) return isAddressed ? { kind: 'thanks' } : undefined;
  if (isPraise(words)) return undefined;
  if (isGreeting(words)) return isAddressed ? { kind: 'greeting' } : undefined;
  if (!isAddressed && !text.includes('?')) return undefined;
  return { kind: 'search', query: queryIn(text) };
}

/** The texts in double brackets, at most {@link MAX_CARDS}, each once. */
function bracketed(content: string): readonly string[] {
  const names = new Map<string, string>();
  for (const [, inner = ''] of content.matchAll(/\[\[([^[\]]{1,500})\]\]/g)) {
    const name = boundedQuery(inner);
    if (name !== '' && !names.has(foldName(name))) names.set(foldName(name), name);
  }
  return [...names.values()].slice(0, MAX_CARDS);
}

/** What the member wrote, without mentions and custom emoji, on one line. */
function said({ content, botId }: MessageText): string {
  return tidyLine(content.replace(mentionOf(botId), ' ').replace(MARKUP_TOKENS, ' '));
}

function mentionOf(botId: string): RegExp {
  return new RegExp(`<@!?${botId}>`, 'g');
}

/**
 * `/hpr serch coffee`, `/search coffee`, `random`. A name that is nearly a command's is that command; after `/hpr`, other
 * words are searched for. Other bots' commands are no question.
 */
function typedCommand(text: string, { root, list }: TypedCommands): MessageQuestion | undefined {
  const alone = list.find(({ name, standsAlone }) => standsAlone && name === text.toLowerCase());
  if (alone !== undefined) return { kind: 'command', name: alone.name, text: '', isSlash: false };
  const typed = /^\/\s?(.*)$/.exec(text)?.[1];
  if (typed === undefined) return undefined;
  const [first = ''] = typed.split(' ');
  const isRooted = first.toLowerCase() === root;
  const rest = isRooted ? typed.slice(first.length).trim() : typed;
  const [name = ''] = rest.split(' ');
  const command = nearestCommand(name.toLowerCase(), list);
  if (command !== undefined) {
    const words = wordsOfOptions(rest.slice(name.length), command.option);
    return { kind: 'command', name: command.name, text: words, isSlash: true };
  }
  if (!isRooted || rest === '') return { kind: 'greeting' };
  return { kind: 'command', name: 'search', text: boundedQuery(rest), isSlash: true };
}

/** The only command whose name is typed, or nearly: with one typo in a short name, two in a long one. */
function nearestCommand(typed: string, list: readonly TypedCommand[]): TypedCommand | undefined {
  const exact = list.find(({ name }) => name === typed);
  if (exact !== undefined || typed.length > 20) return exact;
  const near = list.filter(({ name }) => {
    const limit = name.length > 5 ? 2 : 1;
    return editDistance(typed, name, limit) <= limit;
  });
  return near.length === 1 ? near[0] : undefined;
}

/** The words after a command, without the name of its first option and without the option that every command has. */
function wordsOfOptions(text: string, option: string | undefined): string {
  const words = text.replace(/(?:^|\s)private:\s*\w+/gi, ' ').trim();
  const name = option === undefined ? '' : `${option}:`;
  const isNamed = name !== '' && words.toLowerCase().startsWith(name);
  return boundedQuery(isNamed ? words.slice(name.length) : words);
}

/** What a message is about: its sentences without those that only greet, thank or ask how everybody is. */
export function queryOfMessage(content: string): string {
  const sentences = content.split(/(?<=[.!?…])\s+|\n+/).filter((sentence) => !isChatter(wordsIn(sentence)));
  return queryIn(wordsOfMessage(sentences.map((one) => withoutCourtesies(one.trim())).join(' '), QUERY_LENGTH));
}

/** What is asked, as a query. */
function queryIn(text: string): string {
  const bare = withoutCourtesies(text);
  const query = /[\p{L}\p{N}]/u.test(bare) ? bare : text;
  return query.length > QUERY_LENGTH ? boundedQuery(wordsOfMessage(query, QUERY_LENGTH)) : boundedQuery(query);
}

const EMOJI = /\p{Extended_Pictographic}|<a?:\w+:\d+>/u;
