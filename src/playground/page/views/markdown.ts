import { html, nothing, type TemplateResult } from 'lit';
import type { MarkdownNode } from '../markdown/nodes.ts';
import { parseMarkdown, parseMarkdownLine } from '../markdown/parse.ts';
import { displayName } from '../state/state.ts';
import type { ViewContext } from './context.ts';
import { formatTimestamp } from './times.ts';

/** A message's content, an embed's description or a field's value. */
export function markdown(source: string, context: ViewContext): TemplateResult {
  return html`<div class="markdown">${drawAll(parseMarkdown(source), context)}</div>`;
}

/** An embed's title or a field's name. */
export function markdownLine(source: string, context: ViewContext): readonly (TemplateResult | string)[] {
  return drawAll(parseMarkdownLine(source), context);
}

function drawAll(nodes: readonly MarkdownNode[], context: ViewContext): readonly (TemplateResult | string)[] {
  return nodes.map((node) => draw(node, context));
}

function draw(node: MarkdownNode, context: ViewContext): TemplateResult | string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'break':
      return html`<br />`;
    case 'strong':
      return html`<strong>${drawAll(node.content, context)}</strong>`;
    case 'em':
      return html`<em>${drawAll(node.content, context)}</em>`;
    case 'underline':
      return html`<u>${drawAll(node.content, context)}</u>`;
    case 'strike':
      return html`<s>${drawAll(node.content, context)}</s>`;
    case 'spoiler':
      return spoiler(drawAll(node.content, context));
    case 'quote':
      return html`<blockquote>${drawAll(node.content, context)}</blockquote>`;
    case 'subtext':
      return html`<small>${drawAll(node.content, context)}</small>`;
    case 'heading':
      return heading(node.level, drawAll(node.content, context));
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'codeBlock':
      return html`<pre><code>${node.text}</code></pre>`;
    case 'list':
      return list(node, context);
    case 'link':
      return html`<a href=${node.url} title=${node.title ?? node.url} target="_blank" rel="noopener noreferrer"
        >${drawAll(node.content, context)}</a
      >`;
    case 'user':
    case 'channel':
    case 'role':
      return mention(mentionText(node.type, node.id, context));
    case 'everyone':
      return mention(node.text);
    case 'slashCommand':
      return html`<button
        type="button"
        class="mention"
        @click=${() => context.actions.compose.startCommand(node.name)}
      >/${node.name}</button>`;
    case 'timestamp': {
      const exact = formatTimestamp(node.seconds, 'F', context.now);
      return html`<time class="timestamp" title=${exact}>${formatTimestamp(node.seconds, node.style, context.now)}</time>`;
    }
  }
}

function heading(level: 1 | 2 | 3, content: readonly (TemplateResult | string)[]): TemplateResult {
  // Within a channel, which has the heading of the first level.
  if (level === 1) return html`<h1 aria-level="2">${content}</h1>`;
  return level === 2 ? html`<h2 aria-level="3">${content}</h2>` : html`<h3 aria-level="4">${content}</h3>`;
}

function list(node: Extract<MarkdownNode, { readonly type: 'list' }>, context: ViewContext): TemplateResult {
  const items = node.items.map((item) => html`<li>${drawAll(item, context)}</li>`);
  return node.ordered
    ? html`<ol start=${node.start === 1 ? nothing : node.start}>${items}</ol>`
    : html`<ul>${items}</ul>`;
}

function mention(text: string): TemplateResult {
  return html`<span class="mention">${text}</span>`;
}

function mentionText(type: 'user' | 'channel' | 'role', id: string, { state }: ViewContext): string {
  if (type === 'channel') {
    const channel = state.channels.find((candidate) => candidate.id === id);
    return `#${channel?.name ?? 'unknown'}`;
  }
  const user = [...state.users, ...(state.bot ? [state.bot] : [])].find((candidate) => candidate.id === id);
  return user === undefined ? `@unknown-${type}` : `@${displayName(user)}`;
}

/** A revealed spoiler stays revealed, so the page's state need not know of it. */
function spoiler(content: readonly (TemplateResult | string)[]): TemplateResult {
  const reveal = (event: Event): void => {
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.removeAttribute('data-hidden');
  };
  return html`<span class="spoiler" data-hidden role="button" tabindex="0" aria-label="Spoiler" @click=${reveal} @keydown=${reveal}
    ><span>${content}</span></span
  >`;
}
