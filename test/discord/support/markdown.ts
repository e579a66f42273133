import { parse } from 'discord-markdown-parser';

export interface Shown {
  /** `text`, or what it stands in: `strong`, `url`, `link text`, `heading`, ... */
  readonly kind: string;
  readonly text: string;
}

/** A text as Discord's markdown would show it: its runs, each with the innermost thing that it stands in. */
export function nodesOf(markdown: string): readonly Shown[] {
  return walk(parse(markdown, 'extended'), 'text');
}

/** All letters that are shown, and the kinds of markup among them (no `text`), each once. */
export function shownText(markdown: string): { text: string; kinds: readonly string[] } {
  const nodes = nodesOf(markdown);
  return {
    text: nodes.map(({ text }) => text).join(''),
    kinds: [...new Set(nodes.map(({ kind }) => kind))].filter((kind) => kind !== 'text'),
  };
}

function walk(node: unknown, inside: string): readonly Shown[] {
  if (Array.isArray(node)) return node.flatMap((child) => walk(child, inside));
  if (typeof node !== 'object' || node === null || !('type' in node)) return [];
  const type = String(node.type);
  if (type === 'br' || type === 'newline') return [{ kind: inside, text: '\n' }];
  const content = 'content' in node ? node.content : undefined;
  if (typeof content === 'string') return [{ kind: type === 'text' ? inside : type, text: content }];
  if (type === 'slashCommand' && 'fullName' in node) return [{ kind: type, text: String(node.fullName) }];
  if (type === 'twemoji' && 'name' in node) return [{ kind: inside, text: String(node.name) }];
  return content === undefined ? [{ kind: type, text: '' }] : walk(content, type === 'link' ? 'link text' : type);
}
