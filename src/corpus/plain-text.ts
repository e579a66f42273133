import { decodeHTMLStrict } from 'entities/decode';
import { htmlToPlain } from './html-to-plain.ts';
import { redactAddresses } from './redact-addresses.ts';
import { tidyLine, tidyText } from './tidy.ts';

/** Elements that people write; `<stdio.h>` and `vector<int>` are none. */
const MARKUP =
  /<(?:!--|\/?(?:a|abbr|address|article|aside|audio|b|big|blockquote|body|br|center|cite|code|dd|del|details|div|dl|dt|em|figure|font|form|h[1-6]|head|hr|html|i|iframe|img|ins|kbd|li|main|mark|nav|ol|p|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|video)[\s>/])/i;

/** A field that is HTML (show notes, a profile) as text that is safe to print. Line breaks are the HTML's. */
export function textOfHtml(source: string): string {
  return safe(MARKUP.test(source) ? htmlToPlain(source) : decoded(source));
}

/** A field that people type into a form (a comment): its line breaks stay, stray HTML and entities do not. */
export function textOfForm(source: string): string {
  return safe(MARKUP.test(source) ? htmlToPlain(source, true) : decoded(source));
}

/** A field of one line: a title, a name, a tag. */
export function lineOf(source: string): string {
  return redactAddresses(tidyLine(MARKUP.test(source) ? htmlToPlain(source) : decoded(source)));
}

function decoded(source: string): string {
  return source.includes('&') ? decodeHTMLStrict(source) : source;
}

function safe(text: string): string {
  return redactAddresses(tidyText(text));
}
