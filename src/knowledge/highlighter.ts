import { type Archive, readComments, readText, textSpan } from '../archive/archive.ts';
import { commentsText } from '../corpus/comments-text.ts';
import { ANCHOR_EVERY } from '../search/index/columns.ts';
import type { FieldName } from '../search/index/fields.ts';
import type { QueryMeaning } from '../search/ranking/query-meaning.ts';
import { isShown, type WeightedTermGroup } from '../search/ranking/weighted-term-group.ts';
import type { Excerpt, ExcerptLocation } from '../search/snippet/excerpt.ts';
import { segmentsOf, type TextToken, tokensOf } from '../search/snippet/marked-text.ts';
import { bestPassage, type Passage, type TermMatch } from '../search/snippet/passage.ts';
import { EXCERPT_TOKENS, MAX_SPAN, PassageFinder, type Spread } from './passages.ts';

/** Tokens that an excerpt shows before its first match, unless a sentence or line starts nearer. */
const LEAD_TOKENS = 10;
/** An excerpt ends with a sentence if one ends within this many of its last tokens. */
const TAIL_TOKENS = 14;

/** The end of a sentence, with the quotes and brackets that close after it. */
const SENTENCE_END = /[.!?…]["'”’)\]]*$/;
const STARTS_LOWER_CASE = /^["'“‘([]*\p{Ll}/u;
const TRAILING_PUNCTUATION = /[\s,;:([{–—-]+$/;

/** The fields that an excerpt may come from, with a factor on the value of their passages: speech is preferred to writing. */
const SOURCES: readonly (readonly [FieldName, factor: number])[] = [
  ['transcript', 1],
  ['notes', 0.8],
  ['summary', 0.7],
  ['comments', 0.5],
];

/** Where the best passage has less of the query, by idf, the query was probably put in other words. */
const MIN_MATCHED_SHARE = 0.34;
/** Words with a smaller cosine are said in the same company as many others. */
const MIN_COSINE = 0.5;

/** A part of a field's text. */
interface TextWindow {
  readonly text: string;
  /** Ordinal in the field of the text's first token. */
  readonly firstToken: number;
  /** The field's text goes on after the window. */
  readonly endsEarly: boolean;
  /** Its line breaks were made by a person, not by a speech recogniser. */
  readonly hasLines: boolean;
}

/** What is shown of a document for a query. */
export interface Highlight {
  readonly excerpt: Excerpt;
  /** Of the transcript's matches; absent when it has none. */
  readonly spread?: Spread;
}

/** Finds the best passage of a document for a query, and cuts it out of its text with the matches marked. */
export class Highlighter {
  readonly #archive: Archive;
  readonly #passages: PassageFinder;

  constructor(archive: Archive) {
    this.#archive = archive;
    this.#passages = new PassageFinder(archive);
  }

  /**
   * The excerpt of a document's best passage over all fields; undefined when none of them has a match. Where no passage has
   * much of the query, the one that is nearest in meaning is shown, with the words that are near to the query's marked.
   */
  highlight(document: number, groups: readonly WeightedTermGroup[], meaning?: QueryMeaning): Highlight | undefined {
    let best: { field: FieldName; passage: Passage; matches: readonly TermMatch[]; value: number } | undefined;
    let spread: Spread | undefined;
    for (const [field, factor] of SOURCES) {
      const matches = this.#passages.matches(document, field, groups);
      const passage = this.#passages.best(document, field, matches);
      if (!passage) continue;
      if (field === 'transcript') spread = this.#passages.spread(document, matches, passage);
      const value = this.#passages.value(document, field, passage) * factor;
      if (best && value <= best.value) continue;
      best = { field, passage, matches, value };
    }
    const total = groups.reduce((sum, group) => sum + (isShown(group) ? group.weight : 0), 0);
    const inOtherWords =
      meaning && (best?.passage.weight ?? 0) < MIN_MATCHED_SHARE * total ? this.#meant(document, meaning) : undefined;
    if (inOtherWords) return { excerpt: inOtherWords, ...(spread && { spread }) };
    if (!best) return undefined;
    const excerpt = this.#cut(document, best.field, best.passage, markedTokens(best.matches));
    return { excerpt, ...(spread && { spread }) };
  }

  /** The excerpt of the passage that says most of what was asked in other words; undefined when there is none. */
  #meant(document: number, meaning: QueryMeaning): Excerpt | undefined {
    const range = meaning.passage(document);
    if (!range) return undefined;
    const { text, firstToken } = this.#window(document, 'transcript', range.first, range.last + 1);
    const groupOf = new Map<string, number>();
    const matches = tokensOf(text).flatMap(({ start, end }, index): TermMatch[] => {
      const position = firstToken + index;
      if (position < range.first || position > range.last) return [];
      const token = text.slice(start, end);
      const weight = meaning.cosine(token);
      if (weight < MIN_COSINE) return [];
      const word = token.toLowerCase();
      const group = groupOf.get(word) ?? groupOf.size;
      groupOf.set(word, group);
      return [{ position, span: 1, group, weight }];
    });
    const passage = bestPassage(matches, MAX_SPAN);
    return passage && this.#cut(document, 'transcript', passage, markedTokens(matches));
  }

  /** The ordinals of the tokens of a transcript that match, and the passages that are worth a look, best first. */
  places(
    document: number,
    groups: readonly WeightedTermGroup[],
  ): { readonly matches: ReadonlySet<number>; readonly places: readonly Passage[] } {
    const matches = this.#passages.matches(document, 'transcript', groups);
    const best = this.#passages.best(document, 'transcript', matches);
    return { matches: markedTokens(matches), places: best ? this.#passages.places(document, matches, best) : [] };
  }

  /** The approximate location of a word of a transcript in the show. */
  #location(document: number, word: number): ExcerptLocation {
    const share = word / Math.max(1, this.#passages.length(document, 'transcript'));
    const duration = this.#archive.catalogue.episodes[document]?.duration;
    return { word, share, ...(duration === undefined ? {} : { seconds: Math.round(share * duration) }) };
  }

  #cut(document: number, field: FieldName, { first, last }: Passage, matches: ReadonlySet<number>): Excerpt {
    const length = this.#passages.length(document, field);
    const lead = Math.max(0, Math.min(LEAD_TOKENS, EXCERPT_TOKENS - (last - first + 1)));
    const from = Math.max(0, Math.min(first - lead, length - EXCERPT_TOKENS));
    const to = Math.min(length, Math.max(last + 1, from + EXCERPT_TOKENS));
    const window = this.#window(document, field, from, to);
    const tokens = tokensOf(window.text, to - window.firstToken + 1);
    const tokenAt = (ordinal: number) => tokens[ordinal - window.firstToken];
    const firstShown = excerptStart(window, tokens, from, first);
    const start = tokenAt(firstShown)?.start ?? 0;
    const lastShown = excerptEnd(window, tokens, Math.max(last, to - 1 - TAIL_TOKENS), to - 1);
    const shown = window.text.slice(start, tokenAt(lastShown)?.end ?? window.text.length);
    const trimmed = shown.replace(TRAILING_PUNCTUATION, '');
    const end = start + trimmed.length;
    const segments = segmentsOf(window.text, tokens, (index) => matches.has(index + window.firstToken), start, end);
    const endsEarly = window.endsEarly || window.text.slice(end).trim() !== '';
    return {
      field,
      segments,
      cutBefore: !startsSentence(window, tokens, firstShown),
      cutAfter: endsEarly && !SENTENCE_END.test(trimmed),
      ...(field === 'transcript' ? { location: this.#location(document, first) } : {}),
    };
  }

  /** A text that has at least the tokens `from`..`to` of a field. Of a transcript, only the part between anchors is read. */
  #window(document: number, field: FieldName, from: number, to: number): TextWindow {
    if (field !== 'transcript') {
      return { text: this.#wholeText(document, field), firstToken: 0, endsEarly: false, hasLines: true };
    }
    const { anchors, anchorStarts } = this.#archive.columns;
    const own = anchors.subarray(anchorStarts[document], anchorStarts[document + 1]);
    const firstAnchor = Math.floor(from / ANCHOR_EVERY);
    const lastAnchor = Math.ceil(to / ANCHOR_EVERY);
    const [textStart, textEnd] = textSpan(this.#archive, document, 'transcript');
    const start = textStart + (own[firstAnchor] ?? 0);
    const end = lastAnchor < own.length ? textStart + (own[lastAnchor] ?? 0) : textEnd;
    const text = this.#archive.text.read(start, end).toString();
    return { text, firstToken: firstAnchor * ANCHOR_EVERY, endsEarly: end < textEnd, hasLines: false };
  }

  #wholeText(document: number, field: FieldName): string {
    if (field === 'notes') return readText(this.#archive, document, 'notes');
    if (field === 'comments') return commentsText(readComments(this.#archive, document));
    return this.#archive.catalogue.episodes[document]?.summary ?? '';
  }
}

/** The ordinals of all tokens of the matches. */
function markedTokens(matches: readonly TermMatch[]): Set<number> {
  const marked = new Set<number>();
  for (const { position, span } of matches) {
    for (let token = position; token < position + span; token++) marked.add(token);
  }
  return marked;
}

/**
 * The token that an excerpt begins with: the start of the first sentence in `from`..`first`, or of the last line there, so that
 * it begins with a clause.
 */
function excerptStart(window: TextWindow, tokens: readonly TextToken[], from: number, first: number): number {
  for (let ordinal = from; ordinal <= first; ordinal++) {
    if (startsSentence(window, tokens, ordinal)) return ordinal;
  }
  for (let ordinal = first; ordinal > from; ordinal--) {
    if (textBefore(window, tokens, ordinal).includes('\n') && first - ordinal >= 2) return ordinal;
  }
  return from;
}

/** The last token in `earliest`..`latest` that ends a sentence; `latest` when none does. */
function excerptEnd(window: TextWindow, tokens: readonly TextToken[], earliest: number, latest: number): number {
  for (let ordinal = latest; ordinal >= earliest; ordinal--) {
    const next = ordinal + 1;
    const isLast = next - window.firstToken >= tokens.length;
    if (isLast ? !window.endsEarly : startsSentence(window, tokens, next)) return ordinal;
  }
  return latest;
}

/** Where a person broke the line, a sentence starts; a recogniser breaks lines anywhere. */
function startsSentence(window: TextWindow, tokens: readonly TextToken[], ordinal: number): boolean {
  const token = tokens[ordinal - window.firstToken];
  if (ordinal === 0 || !token) return ordinal === 0;
  const before = textBefore(window, tokens, ordinal);
  const isNew = SENTENCE_END.test(before.trimEnd()) || (window.hasLines && before.includes('\n'));
  return isNew && !STARTS_LOWER_CASE.test(window.text.slice(token.start, token.end));
}

/** The previous token, and the text from it to this token. */
function textBefore({ text, firstToken }: TextWindow, tokens: readonly TextToken[], ordinal: number): string {
  const index = ordinal - firstToken;
  return text.slice(tokens[index - 1]?.start ?? 0, tokens[index]?.start ?? 0);
}
