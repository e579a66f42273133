import { decodeHTML, decodeHTMLAttribute } from 'entities/decode';
import { compile, type DomNode, type FormatOptions, type RecursiveCallback } from 'html-to-text';

/** The builder that html-to-text passes to its formatters. */
type Builder = Parameters<RecursiveCallback>[1];

const SITE = 'https://hackerpublicradio.org/';
/** The element that all of the HTML is put in. Its formatter walks the tree; see {@link walkNodes}. */
const ROOT = 'corpus-text';
/** Deeper than anything that people write; beyond it, elements are passed over. Each level copies the lines in it once. */
const DEEPEST = 100;
/** Lists and quotations beyond this depth are plain blocks: each level indents every line in it, so the text would grow as the square of its depth. */
const DEEPEST_INDENT = 8;
const INDENTING = new Set(['unorderedList', 'orderedList', 'blockquote']);
/** An empty link, or one within the page or to a mailbox, even if misspelled. */
const NO_PLACE = /^(?:$|#|mailto\b)/i;
const WIDE_SPACES = ['\n', '  ', '\t', '\r', '\f'];
const PARAGRAPH = { leadingLineBreaks: 2, trailingLineBreaks: 2 };
const BLOCK = { leadingLineBreaks: 1, trailingLineBreaks: 1 };

interface Format {
  readonly name: string;
  readonly options: FormatOptions;
}

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ...formats(['p', 'table', 'dl', 'figure', 'details'], 'block', PARAGRAPH),
  ...formats(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'], 'heading', { ...PARAGRAPH, uppercase: false }),
  ...formats(['div', 'article', 'section', 'main', 'header', 'footer', 'nav', 'aside', 'center'], 'block', BLOCK),
  ...formats(['caption', 'figcaption', 'summary', 'dt', 'dd', 'address', 'form', 'li'], 'block', BLOCK),
  ...formats(['a'], 'link', {}),
  ...formats(['blockquote'], 'blockquote', PARAGRAPH),
  ...formats(['br'], 'lineBreak', {}),
  ...formats(['hr'], 'horizontalLine', { ...PARAGRAPH, length: 3 }),
  ...formats(['img'], 'alternative', {}),
  ...formats(['ol'], 'orderedList', PARAGRAPH),
  ...formats(['pre'], 'pre', PARAGRAPH),
  ...formats(['tr'], 'row', BLOCK),
  ...formats(['ul'], 'unorderedList', { ...PARAGRAPH, itemPrefix: '• ' }),
]);
/** html-to-text indents the numbers of outermost lists by one space. */
const LIST_NUMBER_INDENT = /^ (?=\d{1,4}\. )/gm;
const PLAIN_BLOCK: Format = { name: 'block', options: BLOCK };
const INLINE: Format = { name: 'inline', options: {} };

function formats(tags: readonly string[], name: string, options: FormatOptions): [string, Format][] {
  return tags.map((tag) => [tag, { name, options }]);
}

function converter(preserveNewlines: boolean): (html: string) => string {
  const convert = compile({
    wordwrap: false,
    preserveNewlines,
    // Decoding entities only where there is an ampersand takes half the time.
    decodeEntities: false,
    limits: { maxInputLength: Number.POSITIVE_INFINITY, maxBaseElements: 1 },
    baseElements: { selectors: [ROOT] },
    selectors: [{ selector: ROOT, format: 'root' }],
    formatters: {
      root: (root, _walk, builder) => walkNodes(root.children, builder),
      link: formatLink,
      alternative: (image, _walk, builder) => builder.addInline(attribute(image, 'alt')),
      row: formatRow,
    },
  });
  return (html) => {
    const text = convert(`<${ROOT}>${html}</${ROOT}>`);
    return html.includes('<ol') ? text.replace(LIST_NUMBER_INDENT, '') : text;
  };
}

const collapsing = converter(false);
const preserving = converter(true);

/**
 * Converts HTML to readable text: paragraphs, lists, tables and `pre` become lines, images their alternative text, and
 * links their text, followed by the URL in brackets unless the text shows it.
 *
 * @param keepLineBreaks Keeps line breaks of the source, for text with some HTML in it.
 */
export function htmlToPlain(html: string, keepLineBreaks = false): string {
  return keepLineBreaks ? preserving(html.replace(/\s+/g, fewerLineBreaks)) : collapsing(html);
}

/** No text keeps more than one blank line, and html-to-text fails at a hundred thousand of them. */
function fewerLineBreaks(space: string): string {
  return space.split('\n', 4).length > 3 ? '\n\n' : space;
}

/**
 * Replaces html-to-text's own walk: looking up an element's format by name instead of by CSS selectors saves a third of the
 * conversion's time.
 */
function walkNodes(nodes: DomNode[], builder: Builder): void {
  let depth = 0;
  let indents = 0;
  const walk: RecursiveCallback = (children, _builder) => {
    if (depth === DEEPEST) return;
    depth++;
    for (const node of children) {
      if (node.type === 'text') addText(textOf(node), builder);
      if (node.type !== 'tag') continue;
      const format = FORMATS.get(node.name ?? '') ?? INLINE;
      const isIndenting = INDENTING.has(format.name);
      const { name, options } = isIndenting && indents >= DEEPEST_INDENT ? PLAIN_BLOCK : format;
      if (isIndenting) indents++;
      builder.options.formatters[name]?.(node, walk, builder, options);
      if (isIndenting) indents--;
    }
    depth--;
  };
  walk(nodes, builder);
}

/** Text with single spaces only is added as it is, which spares the builder from splitting it into words. */
function addText(text: string, builder: Builder): void {
  const words = text.trim();
  if (words === '' || WIDE_SPACES.some((space) => words.includes(space))) {
    builder.addInline(text);
    return;
  }
  const start = text.indexOf(words);
  builder.addInline(text.slice(0, start));
  builder.addLiteral(words);
  builder.addInline(text.slice(start + words.length));
}

function formatLink(link: DomNode, walk: RecursiveCallback, builder: Builder): void {
  walk(link.children, builder);
  const text = textWithin(link);
  const address = publicAddress(attribute(link, 'href').trim());
  if (address === '' || address === text || bare(address) === bare(text)) return;
  builder.addInline(text.trim() === '' ? address : ` (${address})`);
}

function textWithin(node: DomNode, depth = 0): string {
  if (node.type === 'text') return textOf(node);
  if (node.name === 'img') return attribute(node, 'alt');
  if (depth === DEEPEST) return '';
  return (node.children ?? []).map((child) => textWithin(child, depth + 1)).join('');
}

/** The absolute URL of a link on the show's page; empty for anchors, mailboxes and scripts. */
function publicAddress(href: string): string {
  if (/^https?:\/\//i.test(href)) return href;
  if (NO_PLACE.test(href) || !URL.canParse(href, SITE)) return '';
  const { protocol, href: absolute } = new URL(href, SITE);
  return /^(?:https?|ftps?|gopher|gemini|ircs?|magnet|git):$/.test(protocol) ? absolute : '';
}

/** A URL without scheme, `www.` and final slash, for comparison. */
function bare(address: string): string {
  return address
    .replace(/\s+/g, '')
    .replace(/^(?:https?:\/\/)?(?:www\.)?/i, '')
    .replace(/\/$/, '')
    .toLowerCase();
}

function formatRow(row: DomNode, walk: RecursiveCallback, builder: Builder, options: FormatOptions): void {
  builder.openBlock(options);
  const cells = row.children.filter(({ name }) => name === 'td' || name === 'th');
  cells.forEach((cell, index) => {
    if (index > 0) builder.addInline(' | ');
    walk(cell.children, builder);
  });
  builder.closeBlock(options);
}

function textOf({ data = '' }: DomNode): string {
  return data.includes('&') ? decodeHTML(data) : data;
}

function attribute(node: DomNode, name: string): string {
  const value: unknown = node.attribs?.[name];
  return typeof value === 'string' ? decodeHTMLAttribute(value) : '';
}
