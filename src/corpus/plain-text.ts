import { decodeHTMLStrict } from 'entities/decode';
import { htmlToPlain } from './html-to-plain.ts';
import { redactAddresses } from './redact-addresses.ts';
import { tidyLine, tidyText } from './tidy.ts';

/** Elements of HTML, unlike `<stdio.h>` and `vector<int>`. */
const MARKUP =
  /<(?:!--|\/?(?:a|abbr|address|article|aside|audio|b|big|blockquote|body|br|center|cite|code|dd|del|details|div|dl|dt|em|figure|font|form|h[1-6]|head|hr|html|i|iframe|img|ins|kbd|li|main|mark|nav|ol|p|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|video)[\s>/])/i;

/** An HTML field (show notes, a profile) as text for display. Line breaks come from the elements. */
export function textOfHtml(source: string): string {
  return safe(MARKUP.test(source) ? htmlToPlain(source) : decoded(source));
}

/** A field that people typed into a form (a comment). Line breaks are kept; HTML and entities are converted. */
export function textOfForm(source: string): string {
  return safe(MARKUP.test(source) ? htmlToPlain(source, true) : decoded(source));
}

/** A one-line field: a title, a name, a tag. */
export function lineOf(source: string): string {
  return redactAddresses(tidyLine(MARKUP.test(source) ? htmlToPlain(source) : decoded(source)));
}

function decoded(source: string): string {
  return source.includes('&') ? decodeHTMLStrict(source) : source;
}

function safe(text: string): string {
  return redactAddresses(tidyText(text));
}
