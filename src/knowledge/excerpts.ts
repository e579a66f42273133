import { commentsText } from '../corpus/comments-text.ts';
import { ANCHOR_EVERY, FIELD_COUNT } from '../search/columns.ts';
import { FIELDS, type FieldName } from '../search/fields.ts';
import type { LunrIndex } from '../search/lunr-index.ts';
import { segmentsOf, type TextToken, tokensOf } from '../search/marked-text.ts';
import { bestPassage, type Occurrence, type Passage } from '../search/passage.ts';
import type { Excerpt, Place } from '../search/results.ts';
import { type Archive, readComments, readText, textPlace } from './archive.ts';

/** Tokens that matched words of an excerpt may be apart. */
const SPAN = 32;
/** Tokens shown, and how many of them come before the first match unless a line starts nearer. */
const SHOWN = 44;
const LEAD = 10;
/** An excerpt ends with a sentence if one ends within this many of its last tokens. */
const TAIL = 14;

/**
 * Tokens at the beginning and at the end of a show, in which nearly every one says the same: its own title, summary and
 * host, who pays for the server, how to send one in. What is said between them counts for more.
 */
const OPENING = 100;
const CLOSING = 130;
const FRAME_SHARE = 0.6;

/** The end of a sentence, with the quotes and brackets that close after it. */
const SENTENCE_END = /[.!?…]["'”’)\]]*$/;
const SMALL_LETTER = /^["'“‘([]*\p{Ll}/u;
const LOOSE_END = /[\s,;:([{–—-]+$/;

/** Fields that an excerpt may come from, and how readily: what was said is worth more than what was written of it. */
const SOURCES: readonly (readonly [FieldName, readiness: number])[] = [
  ['transcript', 1],
  ['notes', 0.8],
  ['summary', 0.7],
  ['comments', 0.5],
];

/** Tokens of a window on a field and the text that they stand in. */
interface Window {
  readonly text: string;
  /** Ordinal in the field of the text's first token. */
  readonly firstToken: number;
  /** The text goes on after the window. */
  readonly endsEarly: boolean;
  /** Its line breaks were made by a person, not by a speech recogniser. */
  readonly hasLines: boolean;
}

/** Finds and cuts out the words of shows that answer a query. */
export class ExcerptMaker {
  readonly #archive: Archive;
  readonly #index: LunrIndex;

  constructor(archive: Archive, index: LunrIndex) {
    this.#archive = archive;
    this.#index = index;
  }

  /** The passage of a document that says the most of these terms; undefined when no text of it has any. */
  excerpt(document: number, terms: readonly number[]): Excerpt | undefined {
    let best: { field: FieldName; passage: Passage; matches: ReadonlySet<number>; value: number } | undefined;
    for (const [field, readiness] of SOURCES) {
      const occurrences = this.#occurrences(document, field, terms);
      const passage = this.#best(document, field, occurrences);
      if (!passage) continue;
      const value = passage.weight * readiness * (this.#isFrame(document, field, passage) ? FRAME_SHARE : 1);
      if (best && value <= best.value) continue;
      best = { field, passage, matches: new Set(occurrences.map(({ position }) => position)), value };
    }
    return best && this.#cut(document, best.field, best.passage, best.matches);
  }

  /** Where any of the terms stands in a field, and the passage that says the most of them. */
  matches(
    document: number,
    field: FieldName,
    terms: readonly number[],
  ): { readonly matches: ReadonlySet<number>; readonly passage: Passage | undefined } {
    const occurrences = this.#occurrences(document, field, terms);
    return {
      matches: new Set(occurrences.map(({ position }) => position)),
      passage: this.#best(document, field, occurrences),
    };
  }

  /** The best passage; one from between a show's opening and closing words unless those say much more. */
  #best(document: number, field: FieldName, occurrences: readonly Occurrence[]): Passage | undefined {
    const best = bestPassage(occurrences, SPAN);
    if (!best || !this.#isFrame(document, field, best)) return best;
    const end = this.#length(document, field) - CLOSING;
    const between = occurrences.filter(({ position }) => position >= OPENING && position < end);
    const other = bestPassage(between, SPAN);
    return other && other.weight >= best.weight * FRAME_SHARE ? other : best;
  }

  #isFrame(document: number, field: FieldName, { first, last }: Passage): boolean {
    return field === 'transcript' && (first < OPENING || last >= this.#length(document, field) - CLOSING);
  }

  /** The approximate place of a word of a transcript in the show. */
  place(document: number, word: number): Place {
    const share = word / Math.max(1, this.#length(document, 'transcript'));
    const duration = this.#archive.catalogue.episodes[document]?.duration;
    return { word, share, ...(duration === undefined ? {} : { seconds: Math.round(share * duration) }) };
  }

  #length(document: number, field: FieldName): number {
    return this.#archive.columns.tokens[document * FIELD_COUNT + FIELDS.indexOf(field)] ?? 0;
  }

  #occurrences(document: number, field: FieldName, terms: readonly number[]): Occurrence[] {
    const occurrences: Occurrence[] = [];
    for (const term of terms) {
      const positions = this.#index.postings.positions(term, FIELDS.indexOf(field), document);
      if (positions.length === 0) continue;
      const weight = this.#index.postings.idf(term);
      for (let i = 0; i < positions.length; i++) occurrences.push({ position: positions[i] ?? 0, term, weight });
    }
    return occurrences.sort((a, b) => a.position - b.position);
  }

  #cut(document: number, field: FieldName, { first, last }: Passage, matches: ReadonlySet<number>): Excerpt {
    const length = this.#length(document, field);
    const lead = Math.max(0, Math.min(LEAD, SHOWN - (last - first + 1)));
    const from = Math.max(0, Math.min(first - lead, length - SHOWN));
    const to = Math.min(length, Math.max(last + 1, from + SHOWN));
    const window = this.#window(document, field, from, to);
    const tokens = tokensOf(window.text, to - window.firstToken + 1);
    const at = (ordinal: number) => tokens[ordinal - window.firstToken];
    const opening = beginning(window, tokens, from, first);
    const start = at(opening)?.start ?? 0;
    const ending = sentenceEnd(window, tokens, Math.max(last, to - 1 - TAIL), to - 1);
    const shown = window.text.slice(start, at(ending)?.end ?? window.text.length).replace(LOOSE_END, '');
    const end = start + shown.length;
    const segments = segmentsOf(window.text, tokens, (place) => matches.has(place + window.firstToken), start, end);
    const endsEarly = window.endsEarly || window.text.slice(end).trim() !== '';
    return {
      field,
      segments,
      cutBefore: !startsSentence(window, tokens, opening),
      cutAfter: endsEarly && !SENTENCE_END.test(shown),
      ...(field === 'transcript' ? { place: this.place(document, first) } : {}),
    };
  }

  /** Text that holds at least the tokens `from` to `to` of a field. */
  #window(document: number, field: FieldName, from: number, to: number): Window {
    if (field !== 'transcript') {
      return { text: this.#smallText(document, field), firstToken: 0, endsEarly: false, hasLines: true };
    }
    const { anchors, anchorStarts } = this.#archive.columns;
    const own = anchors.subarray(anchorStarts[document], anchorStarts[document + 1]);
    const firstAnchor = Math.floor(from / ANCHOR_EVERY);
    const lastAnchor = Math.ceil(to / ANCHOR_EVERY);
    const [textStart, textEnd] = textPlace(this.#archive, document, 'transcript');
    const start = textStart + (own[firstAnchor] ?? 0);
    const end = lastAnchor < own.length ? textStart + (own[lastAnchor] ?? 0) : textEnd;
    const text = this.#archive.text.read(start, end).toString();
    return { text, firstToken: firstAnchor * ANCHOR_EVERY, endsEarly: end < textEnd, hasLines: false };
  }

  #smallText(document: number, field: FieldName): string {
    if (field === 'notes') return readText(this.#archive, document, 'notes');
    if (field === 'comments') return commentsText(readComments(this.#archive, document));
    return this.#archive.catalogue.episodes[document]?.summary ?? '';
  }
}

/**
 * Where an excerpt begins: with the first sentence that starts from `from` to `first`, else with the last line that does,
 * so that it starts with a clause.
 */
function beginning(window: Window, tokens: readonly TextToken[], from: number, first: number): number {
  for (let ordinal = from; ordinal <= first; ordinal++) {
    if (startsSentence(window, tokens, ordinal)) return ordinal;
  }
  for (let ordinal = first; ordinal > from; ordinal--) {
    if (textBefore(window, tokens, ordinal).includes('\n') && first - ordinal >= 2) return ordinal;
  }
  return from;
}

/** The last token from `earliest` to `latest` that ends a sentence; `latest` when none does. */
function sentenceEnd(window: Window, tokens: readonly TextToken[], earliest: number, latest: number): number {
  for (let ordinal = latest; ordinal >= earliest; ordinal--) {
    const next = ordinal + 1;
    if (next - window.firstToken >= tokens.length ? !window.endsEarly : startsSentence(window, tokens, next))
      return ordinal;
  }
  return latest;
}

/** A recogniser's lines end anywhere; those that people write start something new. */
function startsSentence(window: Window, tokens: readonly TextToken[], ordinal: number): boolean {
  const token = tokens[ordinal - window.firstToken];
  if (ordinal === 0 || !token) return ordinal === 0;
  const before = textBefore(window, tokens, ordinal);
  const isNew = SENTENCE_END.test(before.trimEnd()) || (window.hasLines && before.includes('\n'));
  return isNew && !SMALL_LETTER.test(window.text.slice(token.start, token.end));
}

/** The token before this one, and what stands between them. */
function textBefore({ text, firstToken }: Window, tokens: readonly TextToken[], ordinal: number): string {
  const place = ordinal - firstToken;
  return text.slice(tokens[place - 1]?.start ?? 0, tokens[place]?.start ?? 0);
}
