const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** JavaScript counts the byte order mark as white space. */
const ODD_SPACE = /(?!\ufeff)[^\S\n ]/g;
/**
 * Controls, and what Unicode prints as nothing (`Default_Ignorable_Code_Point`): direction overrides, characters of no
 * width, soft hyphens, fillers, and the tags and variation selectors that hide one text in another.
 */
const INVISIBLE = /(?!\n)[\p{Cc}\p{DI}\ufff9-\ufffb]/gu;
const NOT_ORDINARY = /[^\n -~]/;
const NOT_ORDINARY_RUNS = /[^\n -~]+/g;
const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/gu;

const JOINER = /^[\u200c\u200d]$/;
const ZERO_WIDTH_JOINER = '\u200d';
/** Scripts in which a joiner changes how the letter before it is written. */
const JOINING_SCRIPT = new RegExp(
  `^[${['Arab', 'Syrc', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh']
    .map((script) => `\\p{Script=${script}}`)
    .join('')}]$`,
  'u',
);
const EMOJI = /^\p{ExtPict}$/u;
const EMOJI_BEFORE = /\p{ExtPict}(?:\p{EMod}|\ufe0f)?$/u;
const TEXT_OR_EMOJI_STYLE = /^[\ufe0e\ufe0f]$/;
const KEYCAP = '\u20e3';
const IDEOGRAPH = /^\p{Script=Han}$/u;
const IDEOGRAPH_VARIANT = /^[\ufe00-\ufe02\u{e0100}-\u{e01ef}]$/u;
const MONGOLIAN = /^\p{Script=Mong}$/u;
const MONGOLIAN_VARIANT = /^[\u180b-\u180d\u180f]$/;

/** Replaces lone surrogates by U+FFFD, so that the text survives every encoder. */
export function wellFormed(text: string): string {
  return SURROGATE.test(text) ? text.replace(LONE_SURROGATE, '\ufffd') : text;
}

/**
 * The text with `\n` as its only line break, the space as its only other white space, and nothing invisible. Characters
 * of no width stay where writing needs them: in Arabic and Indic words, in one emoji made of several, and behind an
 * ideograph.
 */
export function visibleText(text: string): string {
  if (!NOT_ORDINARY.test(text)) return text;
  const spaced = text.replace(LINE_BREAK, '\n').replace(ODD_SPACE, ' ');
  return spaced.replace(INVISIBLE, (character, at: number) => (isNeeded(character, at, spaced) ? character : ''));
}

/** Whether {@link visibleText} would remove something or change a line break. Odd spaces do not count. */
export function hasInvisible(text: string): boolean {
  const others = text.match(NOT_ORDINARY_RUNS)?.join('') ?? '';
  return others.search(LINE_BREAK) !== -1 || others.search(INVISIBLE) !== -1;
}

function isNeeded(character: string, at: number, text: string): boolean {
  const behind = text.slice(Math.max(0, at - 4), at);
  const [before = ''] = /.$/su.exec(behind) ?? [];
  const after = String.fromCodePoint(text.codePointAt(at + character.length) ?? 0);
  if (JOINER.test(character)) {
    const joinsEmoji = character === ZERO_WIDTH_JOINER && EMOJI_BEFORE.test(behind) && EMOJI.test(after);
    return joinsEmoji || JOINING_SCRIPT.test(before);
  }
  if (TEXT_OR_EMOJI_STYLE.test(character)) return EMOJI.test(before) || after === KEYCAP;
  if (IDEOGRAPH_VARIANT.test(character)) return IDEOGRAPH.test(before);
  return MONGOLIAN_VARIANT.test(character) && MONGOLIAN.test(before);
}
