/**
 * HPR reads the same words before and after nearly every show: its title, host and summary, who pays for the server, how to
 * send a show in. They tell a reader of the transcript nothing. The patterns allow for what the recogniser makes of them.
 */

/** What a sentence of the announcement before a show says. */
const OPENING = [
  /\bth(?:is|e)(?: is| in| an| on)* (?:an )?(?:h[pb]r|hacker ?public ?radio),? ?episode\b/i,
  /^t\w+'?s? show is entitled\b/i,
  /\bis part of the series\b/i,
  /\bit(?: is|'s| was) (?:h|p)osted by\b/i,
  /^it is the \w+ show (?:of|by)\b/i,
  /^(?:it|and) is about \d+ (?:minutes?|hours?) long\b/i,
  /\bcarr(?:ies|y|ying)(?: an?| in)? (?:clean|explicit) flag/i,
  /^(?:the|this) summar\w* (?:is|it)\b/i,
  /^feedback can be sent to\b/i,
  /\bepisode of h[pb]r is brought to you by\b/i,
  /^get \d+%? ?(?:percent )?discount on\b/i,
  /\boffer code h[pb]r/i,
  /^that'?s h[pb]r ?15/i,
  /\bweb hosting that'?s honest\b/i,
  /^support universal access to all knowledge\b/i,
];
/** The first sentence of what is read after a show. */
const CLOSING = /\b(?:you(?:'ve| have) been|thank(?:s| you) for) listening to h\w+(?:[ -]\w+){0,2}[ -]?radio\b/i;
/** What is read after it. A host may say the first sentence, and go on talking. */
const AFTER_CLOSING =
  /\bcommunity podcast network|\b(?:contributed|recorded) by an? \S+ ?list\w+|\bever (?:thought|consider)|\bcontribut\w+ (?:link|to find)|\bkindly provided by\b|\bsponsored by\b|\breleased (?:on|under)\b.*\bcreative com/i;

/** Sentences that belong to no show may stand before the announcement: music, or what the recogniser heard in it. */
const MAX_BEFORE = 2;
/** Between two sentences that are known come the rest of a title or of a summary. */
const MAX_BETWEEN = 2;
/** Sentences that an announcement may have. */
export const ANNOUNCED = 18;
/** A longer sentence is not only an announcement. */
const LONGEST = 350;

export interface Announcements {
  /** How many sentences at the beginning are announcement. */
  readonly opening: number;
  /** How many sentences at the end are announcement. */
  readonly closing: number;
}

/**
 * Finds the announcements around a show.
 *
 * @param first The first sentences of its transcript, `ANNOUNCED` or fewer.
 * @param last The last ones.
 */
export function findAnnouncements(first: readonly string[], last: readonly string[]): Announcements {
  return { opening: openingOf(first), closing: closingOf(last) };
}

function openingOf(sentences: readonly string[]): number {
  let opening = 0;
  for (const [index, sentence] of sentences.entries()) {
    if (index - opening > (opening === 0 ? MAX_BEFORE : MAX_BETWEEN) || sentence.length > LONGEST) break;
    if (OPENING.some((pattern) => pattern.test(sentence))) opening = index + 1;
  }
  return opening;
}

function closingOf(sentences: readonly string[]): number {
  const first = sentences.findIndex((sentence) => closingStart(sentence) === 0);
  const isRead = first >= 0 && sentences.slice(first).some((sentence) => AFTER_CLOSING.test(sentence));
  return isRead ? sentences.length - first : 0;
}

/** Where in a text the announcement after a show begins, even if the sentence before it has no end; -1 if it does not. */
export function closingStart(text: string): number {
  return CLOSING.exec(text)?.index ?? -1;
}
