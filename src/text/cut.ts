export const ELLIPSIS = '…';
/** Stripped before an ellipsis. */
export const LOOSE_END = /[\s.…,;:([{–—•-]+$/u;
/** A sentence, or a line, that announces the one after it, whose bullet may be there already. */
const ANNOUNCEMENT = /(?:\n|[.!?]["'”’)\]]*(?=\s|\p{Lu}))[^\n.!?]*:[\s•]*$/u;

const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The text if it has at most `limit` UTF-16 units, otherwise as many whole words as fit, and an ellipsis. A single word
 * that is too long is cut between grapheme clusters, so an emoji is never split.
 *
 * @param limit at least 1
 */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const shown = text.slice(0, lengthOfWords(text, limit - ELLIPSIS.length));
  return withoutAnnouncement(shown).replace(LOOSE_END, '') + ELLIPSIS;
}

/** A text that is hardly more than the announcement keeps it. */
function withoutAnnouncement(shown: string): string {
  const end = shown.search(ANNOUNCEMENT);
  return end > shown.length / 2 ? shown.slice(0, end) : shown;
}

/** The length of the whole words of `text` that fit in `room` units. Zero only if its first character does not fit. */
export function lengthOfWords(text: string, room: number): number {
  if (text.length <= room) return text.length;
  if (room <= 0) return 0;
  const space = lastSpace(text, room);
  if (space >= (room * 2) / 3) return space;
  // Scripts without spaces have words too; a URL has word boundaries but is one word to a reader.
  const rest = text.slice(space, room + LOOK_AHEAD);
  const isAddress = /^\s*https?:/i.test(rest);
  const boundary = isAddress ? 0 : lastBoundary(words, rest, room - space);
  if (boundary > 0 && rest.slice(0, boundary).trim() !== '') return space + boundary;
  if (space > 0) return space;
  const character = lastBoundary(graphemes, rest, room);
  if (character > 0) return character;
  return splitsPair(text, room) ? room - 1 : room;
}

/** Context after the end, for the segmenter to know whether a word continues. */
const LOOK_AHEAD = 64;

function lastSpace(text: string, room: number): number {
  for (let at = room; at > 0; at--) {
    if (/\s/.test(text.charAt(at))) return at;
  }
  return 0;
}

/** The start of the last segment that starts at or before `room`. */
function lastBoundary(segmenter: Intl.Segmenter, text: string, room: number): number {
  return segmenter.segment(text).containing(room)?.index ?? 0;
}

/** True when position `at` lies between the two halves of a surrogate pair. */
export function splitsPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at - 1);
  const next = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff;
}
