import { interpretToken } from './interpret-token.ts';
import { lexQuery, QUOTES, type QueryToken } from './lexer.ts';
import { MAX_WORD_LENGTH, MAX_WORDS } from './limits.ts';
import { readBare, withoutPunctuation } from './words.ts';

/** A token as text, with its word in quotes if it would otherwise be syntax. */
interface TokenText {
  readonly bare: string;
  readonly quoted?: string;
}

/**
 * The same query with its words in quotes, so that they are searched as typed, without corrections. Stop words,
 * prefixes, filters and keys stay as they are. If quotes around all words would make the query longer than `limit`,
 * only the first words get them.
 *
 * @param limit in UTF-16 units. A text that is already longer gets no quotes.
 */
export function verbatimQuery(text: string, limit = 200): string {
  const tokens = lexQuery(text.toWellFormed()).tokens.map(textsOf);
  let room = limit - tokens.map(({ bare }) => bare).join(' ').length;
  const cost = ({ bare, quoted = bare }: TokenText): number => quoted.length - bare.length;
  const fits = (token: TokenText): boolean => {
    if (cost(token) > room) return false;
    room -= cost(token);
    return true;
  };
  // Tokens that get no longer come first, so that the function is idempotent.
  const free = new Set(tokens.filter((token) => cost(token) <= 0 && fits(token)));
  return tokens.map((token) => ((free.has(token) || fits(token)) && token.quoted) || token.bare).join(' ');
}

function textsOf(token: QueryToken): TokenText {
  const { sign, key, spaced, value, quoted } = token;
  const meaning = interpretToken(token);
  const isProse = meaning.kind === 'words' && spaced && meaning.texts.length > 1;
  const before = `${sign}${key === undefined ? '' : `${key}:`}${isProse ? ' ' : ''}`;
  if (quoted || value === '') return { bare: `${before}"${value}"` };
  const bare = `${before}${value}`;
  const typed = withoutPunctuation(value);
  const { kind, words } = readBare(value, MAX_WORDS).clause;
  const isWord = meaning.kind === 'words' && kind !== 'prefix' && !(kind === 'word' && words[0].isStopWord);
  const canBeQuoted = value.length <= MAX_WORD_LENGTH && ![...QUOTES].some((quote) => typed.includes(quote));
  return isWord && canBeQuoted ? { bare, quoted: `${before}"${typed}"` } : { bare };
}
