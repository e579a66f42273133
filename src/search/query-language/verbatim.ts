import { interpretToken } from './interpret-token.ts';
import { lexQuery, QUOTES, type QueryToken } from './lexer.ts';
import { LONGEST_WORD, MOST_WORDS } from './limits.ts';
import { readBare, withoutPunctuation } from './words.ts';

/** A piece as it stands and, where that says more, with its word in quotes. */
interface Form {
  readonly bare: string;
  readonly quoted?: string;
}

/**
 * The same query, with its words in quotes: they are looked for as they were typed, without corrections. Stop words,
 * beginnings, filters and words before a colon stay as they are. Where the quotes of all words would make it longer than `limit`, as many words as
 * there is room for get them, the first ones first.
 *
 * @param limit in UTF-16 units; a text that is longer already gets no quotes
 */
export function verbatimQuery(text: string, limit = 200): string {
  const forms = lexQuery(text.toWellFormed()).pieces.map(formsOf);
  let room = limit - forms.map(({ bare }) => bare).join(' ').length;
  const price = ({ bare, quoted = bare }: Form): number => quoted.length - bare.length;
  const fits = (form: Form): boolean => {
    if (price(form) > room) return false;
    room -= price(form);
    return true;
  };
  // What makes it no longer is taken first, so that doing this twice changes nothing.
  const free = new Set(forms.filter((form) => price(form) <= 0 && fits(form)));
  return forms.map((form) => ((free.has(form) || fits(form)) && form.quoted) || form.bare).join(' ');
}

function formsOf(piece: QueryToken): Form {
  const { sign, key, spaced, value, quoted } = piece;
  const meaning = interpretToken(piece);
  const isSentence = meaning.kind === 'words' && spaced && meaning.texts.length > 1;
  const before = `${sign}${key === undefined ? '' : `${key}:`}${isSentence ? ' ' : ''}`;
  if (quoted || value === '') return { bare: `${before}"${value}"` };
  const bare = `${before}${value}`;
  const typed = withoutPunctuation(value);
  const { kind, words } = readBare(value, MOST_WORDS).sought;
  const isWord = meaning.kind === 'words' && kind !== 'prefix' && !(kind === 'word' && words[0].isStopWord);
  const canBeQuoted = value.length <= LONGEST_WORD && ![...QUOTES].some((quote) => typed.includes(quote));
  return isWord && canBeQuoted ? { bare, quoted: `${before}"${typed}"` } : { bare };
}
