import { type Archive, readComments, readText, textPlace } from '../archive/archive.ts';
import { commentsText } from '../corpus/comments-text.ts';
import { ANCHOR_EVERY } from '../search/index/columns.ts';
import type { FieldName } from '../search/index/fields.ts';
import type { WeightedTermGroup } from '../search/ranking/first-stage.ts';
import type { Excerpt, ExcerptLocation } from '../search/snippet/excerpt.ts';
import { segmentsOf, type TextToken, tokensOf } from '../search/snippet/marked-text.ts';
import type { Occurrence, Passage } from '../search/snippet/passage.ts';
import { PassageFinder, SHOWN, type Spread } from './passages.ts';

/** How many of the tokens shown come before the first match unless a line starts nearer. */
const LEAD = 10;
/** An excerpt ends with a sentence if one ends within this many of its last tokens. */
const TAIL = 14;

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

/** What of a document answers a question. */
export interface Found {
  readonly excerpt: Excerpt;
  /** Of what was said; absent when no word of it was. */
  readonly spread?: Spread;
}

/** Finds and cuts out the words of shows that answer a question. */
export class ExcerptMaker {
  readonly #archive: Archive;
  readonly #passages: PassageFinder;

  constructor(archive: Archive) {
    this.#archive = archive;
    this.#passages = new PassageFinder(archive);
  }

  /** The passage of a document that says the most of what was asked; undefined when no text of it says anything. */
  excerpt(document: number, weighed: readonly WeightedTermGroup[]): Found | undefined {
    let best: { field: FieldName; passage: Passage; occurrences: readonly Occurrence[]; value: number } | undefined;
    let spread: Spread | undefined;
    for (const [field, readiness] of SOURCES) {
      const occurrences = this.#passages.occurrences(document, field, weighed);
      const passage = this.#passages.best(document, field, occurrences);
      if (!passage) continue;
      if (field === 'transcript') spread = this.#passages.spread(document, occurrences, passage);
      const value = this.#passages.value(document, field, passage) * readiness;
      if (best && value <= best.value) continue;
      best = { field, passage, occurrences, value };
    }
    if (!best) return undefined;
    const excerpt = this.#cut(document, best.field, best.passage, marks(best.occurrences));
    return { excerpt, ...(spread && { spread }) };
  }

  /** The ordinals of the tokens of a field that are marked, and the passage that says the most. */
  matches(
    document: number,
    field: FieldName,
    weighed: readonly WeightedTermGroup[],
  ): { readonly matches: ReadonlySet<number>; readonly passage: Passage | undefined } {
    const occurrences = this.#passages.occurrences(document, field, weighed);
    return { matches: marks(occurrences), passage: this.#passages.best(document, field, occurrences) };
  }

  /** The approximate place of a word of a transcript in the show. */
  place(document: number, word: number): ExcerptLocation {
    const share = word / Math.max(1, this.#passages.length(document, 'transcript'));
    const duration = this.#archive.catalogue.episodes[document]?.duration;
    return { word, share, ...(duration === undefined ? {} : { seconds: Math.round(share * duration) }) };
  }

  #cut(document: number, field: FieldName, { first, last }: Passage, matches: ReadonlySet<number>): Excerpt {
    const length = this.#passages.length(document, field);
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

/** The ordinals of all tokens that belong to occurrences. */
function marks(occurrences: readonly Occurrence[]): Set<number> {
  const marked = new Set<number>();
  for (const { position, span } of occurrences) {
    for (let token = position; token < position + span; token++) marked.add(token);
  }
  return marked;
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
