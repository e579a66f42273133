import { ANCHOR_EVERY, FIELD_COUNT } from '../search/columns.ts';
import { FIELDS, type FieldName } from '../search/fields.ts';
import type { LunrIndex } from '../search/lunr-index.ts';
import { segmentsOf, tokensOf } from '../search/marked-text.ts';
import { bestPassage, type Occurrence, type Passage } from '../search/passage.ts';
import type { Excerpt, Place } from '../search/results.ts';
import { type Archive, readText, textPlace } from './archive.ts';

/** Tokens that matched words of an excerpt may be apart. */
const SPAN = 32;
/** Tokens shown, and how many of them come before the first match unless a line starts nearer. */
const SHOWN = 44;
const LEAD = 10;

/** Fields that an excerpt may come from, and how readily: what was said is worth more than what was written of it. */
const SOURCES: readonly (readonly [FieldName, readiness: number])[] = [
  ['transcript', 1],
  ['notes', 0.8],
  ['summary', 0.7],
];

/** Tokens of a window on a field and the text that they stand in. */
interface Window {
  readonly text: string;
  /** Ordinal in the field of the text's first token. */
  readonly firstToken: number;
  /** The text goes on before and after the window. */
  readonly endsEarly: boolean;
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
      const passage = bestPassage(occurrences, SPAN);
      if (!passage || (best && passage.weight * readiness <= best.value)) continue;
      const matches = new Set(occurrences.map(({ position }) => position));
      best = { field, passage, matches, value: passage.weight * readiness };
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
      passage: bestPassage(occurrences, SPAN),
    };
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
    const start = at(lineStart(window, tokens, from, first))?.start ?? 0;
    const end = at(to - 1)?.end ?? window.text.length;
    const segments = segmentsOf(window.text, tokens, (place) => matches.has(place + window.firstToken), start, end);
    return {
      field,
      segments,
      cutBefore: window.firstToken > 0 || window.text.slice(0, start).trim() !== '',
      cutAfter: window.endsEarly || window.text.slice(end).trim() !== '',
      ...(field === 'transcript' ? { place: this.place(document, first) } : {}),
    };
  }

  /** Text that holds at least the tokens `from` to `to` of a field. */
  #window(document: number, field: FieldName, from: number, to: number): Window {
    if (field !== 'transcript') return { text: this.#smallText(document, field), firstToken: 0, endsEarly: false };
    const { anchors, anchorStarts } = this.#archive.columns;
    const own = anchors.subarray(anchorStarts[document], anchorStarts[document + 1]);
    const firstAnchor = Math.floor(from / ANCHOR_EVERY);
    const lastAnchor = Math.ceil(to / ANCHOR_EVERY);
    const [textStart, textEnd] = textPlace(this.#archive, document, 'transcript');
    const start = textStart + (own[firstAnchor] ?? 0);
    const end = lastAnchor < own.length ? textStart + (own[lastAnchor] ?? 0) : textEnd;
    const text = this.#archive.text.read(start, end).toString();
    return { text, firstToken: firstAnchor * ANCHOR_EVERY, endsEarly: end < textEnd };
  }

  #smallText(document: number, field: FieldName): string {
    if (field === 'notes') return readText(this.#archive, document, 'notes');
    return this.#archive.catalogue.episodes[document]?.summary ?? '';
  }
}

/** The ordinal of the last token from `from` to `first` that starts a line, so that an excerpt starts with a clause. */
function lineStart(window: Window, tokens: readonly { readonly start: number }[], from: number, first: number): number {
  for (let ordinal = first; ordinal > from; ordinal--) {
    const place = ordinal - window.firstToken;
    const before = window.text.slice(tokens[place - 1]?.start ?? 0, tokens[place]?.start ?? 0);
    if (before.includes('\n') && first - ordinal >= 2) return ordinal;
  }
  return from;
}
