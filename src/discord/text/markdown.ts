import { chatInputApplicationCommandMention, hyperlink, inlineCode } from 'discord.js';
import type { Segment } from '../../knowledge/knowledge-base.ts';
import { cut, ELLIPSIS, LOOSE_END, lengthOfWords } from '../../text/cut.ts';

/** What means something to Discord anywhere in a line. `>` and the like mean something only where a line starts. */
const ANYWHERE = /[\\*_~`|<[\]]|@(?=everyone|here)|:(?=[\w+-]+:)/gi;
/** Headings, subtext, quotes and lists. */
const LINE_START = /^([^\S\n]*)(?:([#>+-])|(\d+)([.)]))/gm;
/** The start of an address, which Discord turns into a link. */
const SCHEME = /(https?|steam|discord):\/\//gi;
/**
 * What Discord takes as an address, up to a space: an escape right behind it would become part of it, so an address
 * with anything else behind it is shown as text.
 */
const ADDRESS = /(?<!\w)https?:\/\/(?=[^\s<]+[^<.,:;"')\]\s])[^\s<]+(?=\s|$)/gi;

/**
 * Escapes untrusted text so that Discord shows it literally: nothing in it is bold, a link, a mention, a heading or a
 * list. Addresses are text too.
 */
export function plain(text: string): string {
  return escapeLineStarts(plainInline(text));
}

/** Like {@link plain}, for text in the middle of a line. */
export function plainInline(text: string): string {
  return text.replace(ANYWHERE, '\\$&').replace(SCHEME, '$1\\://');
}

/** Like {@link plain}, but addresses stay links: for notes, profiles and comments. */
export function prose(text: string): string {
  let escaped = '';
  let end = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    escaped += plainInline(text.slice(end, index)) + address;
    end = index + address.length;
  }
  return escapeLineStarts(escaped + plainInline(text.slice(end)));
}

function escapeLineStarts(text: string): string {
  return text.replace(LINE_START, (_, space: string, sign: string | undefined, digits: string, dot: string) =>
    sign === undefined ? `${space}${digits}\\${dot}` : `${space}\\${sign}`,
  );
}

/**
 * A link with a text from outside. Discord counts brackets in it even where they are escaped, so they become round
 * ones.
 *
 * @param limit how long the text may be, in units
 */
export function link(text: string, url: string, limit: number): string {
  return hyperlink(shorten(text.replaceAll('[', '(').replaceAll(']', ')'), limit, plain), url);
}

/** `code`, for what is a name rather than a text. Nothing can be escaped in code, so back-ticks become quotes. */
export function code(text: string): string {
  return inlineCode(text.replaceAll('`', "'"));
}

/** A name of a subcommand that can be pressed, if Discord's id of its command is known. */
export function commandMention(root: string, name: string, id: string | undefined): string {
  return id === undefined ? code(`/${root} ${name}`) : chatInputApplicationCommandMention(root, name, id);
}

/**
 * Cuts the text, at a word, so that its rendering has at most `limit` units.
 *
 * @param render makes text longer, by escapes
 */
export function shorten(text: string, limit: number, render: (text: string) => string): string {
  for (let room = limit; ; room--) {
    const rendered = render(cut(text, room));
    if (rendered.length <= limit || room <= 1) return rendered;
    // Most text has few escapes: the first guess is close, and each further one is smaller.
    room = Math.min(room, Math.max(1, Math.floor((room * limit) / rendered.length) + 1));
  }
}

/** Text with matches in bold, on one line, escaped and cut at a word. */
export function marked(segments: readonly Segment[], limit: number): string {
  const text = segments.map((segment) => segment.text).join('');
  for (let room = limit; ; room--) {
    const length = text.length <= room ? text.length : lengthOfWords(text, room - ELLIPSIS.length);
    const isWhole = length >= text.length;
    const kept = isWhole ? length : text.slice(0, length).replace(LOOSE_END, '').length;
    const shown = mark(beginning(segments, kept)).trimEnd() + (isWhole ? '' : ELLIPSIS);
    if (shown.length <= limit || room <= 1) return shown;
    room = Math.min(room, Math.max(1, Math.floor((room * limit) / shown.length) + 1));
  }
}

/** All of the segments with matches in bold; line breaks become spaces. */
export function mark(segments: readonly Segment[]): string {
  const text = joinMatches(segments)
    .map(({ text, match }) => (match ? bold(text) : plainInline(text.replace(/\s+/g, ' '))))
    .join('');
  return escapeLineStarts(text);
}

/**
 * The inside of bold is a line's start to Discord's parser. Bold holds only if it starts and ends at something that can
 * be seen, so white space at the ends stays outside.
 */
function bold(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  const inner = flat.trim();
  if (inner === '') return flat;
  const [before = '', after = ''] = flat.split(inner, 2);
  return `${before}**${plain(inner)}**${after}`;
}

/**
 * Matches that touch, or stand a space apart, become one: `**a** **b**` is `**a b**`, and `**a****b**` would be broken.
 */
function joinMatches(segments: readonly Segment[]): readonly Segment[] {
  const joined: { text: string; match: boolean }[] = [];
  for (const { text, match } of segments) {
    if (text === '') continue;
    const last = joined.at(-1);
    const beforeLast = joined.at(-2);
    if (match && beforeLast?.match && last && last.text.trim() === '') {
      joined.pop();
      beforeLast.text += last.text + text;
    } else if (last && last.match === match) {
      last.text += text;
    } else {
      joined.push({ text, match });
    }
  }
  return joined;
}

/** The segments that make up the first `length` units of their text. */
export function beginning(segments: readonly Segment[], length: number): readonly Segment[] {
  const taken: Segment[] = [];
  let left = length;
  for (const segment of segments) {
    if (left <= 0) break;
    taken.push({ text: segment.text.slice(0, left), match: segment.match });
    left -= segment.text.length;
  }
  return taken;
}

/** The segments that make up the text after its first `length` units. */
export function withoutBeginning(segments: readonly Segment[], length: number): readonly Segment[] {
  if (length <= 0) return segments;
  let left = length;
  return segments.flatMap(({ text, match }) => {
    const kept = text.slice(Math.max(0, left));
    left -= text.length;
    return kept === '' ? [] : [{ text: kept, match }];
  });
}
