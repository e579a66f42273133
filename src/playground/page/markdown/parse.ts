import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';
import { readList } from './list.ts';
import { type MarkdownNode, safeUrl } from './nodes.ts';

type Rule = (typeof rulesExtended)[string];
type ParsedNode = ReturnType<ReturnType<typeof SimpleMarkdown.parserFor>>[number];

type Match = Rule['match'];
type State = Parameters<Match>[1];

/** Inline rules, inside which no block can begin. */
const SPANS = ['strong', 'em', 'underline', 'strikethrough', 'spoiler', 'link'];
const BLOCKS = ['blockQuote', 'codeBlock', 'heading', 'subtext', 'list'];

const inSpan = (state: State): boolean => at(state, 'inSpan') === true;

const atLineStart =
  (match: Match): Match =>
  (source, state, before) =>
    !inSpan(state) && (before === '' || before.endsWith('\n')) ? match(source, state, before) : null;

function span(rule: Rule): Rule {
  return {
    ...rule,
    parse: (capture, parse, state) =>
      rule.parse(capture, (source, inner) => parse(source, { ...inner, inSpan: true }), state),
  };
}

const spans = Object.entries(rulesExtended).filter(([name]) => SPANS.includes(name));

/**
 * The parser has no lists. It accepts a heading or subtext only after its own line break, not after a quote or
 * another heading that ends with one.
 */
const RULES: Record<string, Rule> = {
  ...rulesExtended,
  ...Object.fromEntries(spans.map(([name, rule]) => [name, span(rule)])),
  list: {
    order: SimpleMarkdown.defaultRules.list.order,
    match: atLineStart((source) => {
      const found = readList(source);
      return found === undefined ? null : [source.slice(0, found.length)];
    }),
    parse: (capture, parse, state) => {
      const list = readList(capture[0] ?? '')?.list;
      return {
        ordered: list?.ordered ?? false,
        start: list?.start ?? 1,
        items: list?.items.map((item) => parse(item, { ...state, prevCapture: null })) ?? [],
      };
    },
  },
  heading: {
    ...SimpleMarkdown.defaultRules.heading,
    match: atLineStart((source) => /^(#{1,3}) +([^\n]+?) *(\n|$)/.exec(source)),
  },
  subtext: {
    order: SimpleMarkdown.defaultRules.heading.order - 0.5,
    match: atLineStart((source) => /^-# +([^\n]+?) *(\n|$)/.exec(source)),
    parse: (capture, parse, state) => ({ content: parse(capture[1] ?? '', state) }),
  },
};

const LINE_RULES = Object.fromEntries(Object.entries(RULES).filter(([name]) => !BLOCKS.includes(name)));

const parseBlocks = SimpleMarkdown.parserFor(RULES);
const parseLine = SimpleMarkdown.parserFor(LINE_RULES);

/** Parses a message's content, an embed's description or a field's value. */
export function parseMarkdown(source: string): MarkdownNode[] {
  return toNodes(parseBlocks(source, { inline: true }));
}

/** Parses an embed's title or a field's name. */
export function parseMarkdownLine(source: string): MarkdownNode[] {
  return toNodes(parseLine(source, { inline: true }));
}

/** Converts the parser's tree to ours: joins runs of text, and drops the line break after a code block. */
export function toNodes(parsed: readonly ParsedNode[]): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  for (const item of parsed) {
    const last = nodes.at(-1);
    const node = toNode(item);
    if (node.type === 'text' && last?.type === 'text') {
      nodes[nodes.length - 1] = { type: 'text', text: last.text + node.text };
    } else if (!(node.type === 'break' && last?.type === 'codeBlock')) {
      nodes.push(node);
    }
  }
  return nodes;
}

function toNode(parsed: ParsedNode): MarkdownNode {
  const content = (): MarkdownNode[] => toNodes(nodesOf(at(parsed, 'content')));
  switch (parsed.type) {
    case 'br':
    case 'newline':
      return { type: 'break' };
    case 'strong':
    case 'em':
    case 'underline':
    case 'spoiler':
    case 'subtext':
      return { type: parsed.type, content: content() };
    case 'strikethrough':
      return { type: 'strike', content: content() };
    case 'blockQuote':
      return { type: 'quote', content: content() };
    case 'heading':
      return { type: 'heading', level: headingLevel(at(parsed, 'level')), content: content() };
    case 'inlineCode':
      return { type: 'code', text: textOf(at(parsed, 'content')) };
    case 'codeBlock':
      return { type: 'codeBlock', text: textOf(at(parsed, 'content')), language: textOf(at(parsed, 'lang')) };
    case 'list':
      return {
        type: 'list',
        ordered: at(parsed, 'ordered') === true,
        start: Number(at(parsed, 'start')),
        items: listItems(at(parsed, 'items')),
      };
    case 'link':
    case 'url':
    case 'autolink':
      return toLink(parsed, content());
    case 'user':
    case 'channel':
    case 'role':
      return { type: parsed.type, id: textOf(at(parsed, 'id')) };
    case 'everyone':
    case 'here':
      return { type: 'everyone', text: `@${parsed.type}` };
    case 'slashCommand':
      return { type: 'slashCommand', name: textOf(at(parsed, 'fullName')), id: textOf(at(parsed, 'id')) };
    case 'timestamp':
      return {
        type: 'timestamp',
        seconds: Number(at(parsed, 'timestamp')),
        style: textOf(at(parsed, 'format')) || 'f',
      };
    case 'emoji':
      return { type: 'text', text: `:${textOf(at(parsed, 'name'))}:` };
    case 'twemoji':
      return { type: 'text', text: textOf(at(parsed, 'name')) };
    case 'guildNavigation':
      return { type: 'text', text: textOf(at(parsed, 'navigation')) };
    default:
      return { type: 'text', text: textOf(at(parsed, 'content')) };
  }
}

/** A link with an unsafe URL is shown as its source text. */
function toLink(parsed: ParsedNode, content: MarkdownNode[]): MarkdownNode {
  const target = textOf(at(parsed, 'target'));
  const url = safeUrl(target);
  const title = textOf(at(parsed, 'title'));
  if (url !== undefined) return { type: 'link', url, content, ...(title === '' ? {} : { title }) };
  return { type: 'text', text: `[${plainText(content)}](${target})` };
}

/** The plain text of a tree, for accessible labels and for copying. */
export function plainText(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'break') return '\n';
      if ('text' in node) return node.text;
      if (node.type === 'list') return node.items.map(plainText).join('\n');
      return 'content' in node ? plainText(node.content) : '';
    })
    .join('');
}

function at(source: Readonly<Record<string, unknown>>, key: string): unknown {
  return source[key];
}

function headingLevel(value: unknown): 1 | 2 | 3 {
  return value === 1 || value === 2 ? value : 3;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listItems(value: unknown): MarkdownNode[][] {
  return Array.isArray(value) ? value.map((item) => toNodes(nodesOf(item))) : [];
}

function nodesOf(value: unknown): ParsedNode[] {
  return Array.isArray(value) ? value.filter(isParsedNode) : [];
}

function isParsedNode(value: unknown): value is ParsedNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
