import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { safeUrl } from '../markdown/nodes.ts';
import type { ViewContext } from './context.ts';
import { fieldColumns } from './embed-fields.ts';
import { icon } from './icons.ts';
import { markdown, markdownLine } from './markdown.ts';
import { isOwnAddress } from './own-address.ts';
import { messageTime } from './times.ts';

/** An embed of a message. */
export function embedView(embed: APIEmbed, context: ViewContext): TemplateResult {
  const color = embed.color === undefined ? undefined : `#${embed.color.toString(16).padStart(6, '0')}`;
  const fields = embed.fields ?? [];
  return html`<discord-embed
    slot="embeds"
    data-embed
    color=${ifDefined(color)}
    author-name=${ifDefined(embed.author?.name)}
    author-url=${ifDefined(embed.author?.url && safeUrl(embed.author.url))}
    author-image=${ifDefined(localImage(embed.author?.icon_url))}
    thumbnail=${ifDefined(localImage(embed.thumbnail?.url))}
    image=${ifDefined(localImage(embed.image?.url))}
  >
    ${embed.title ? titleView(embed.title, embed.url, context) : nothing}
    ${
      embed.description
        ? html`<discord-embed-description slot="description">${markdown(embed.description, context)}</discord-embed-description>`
        : nothing
    }
    ${
      fields.length > 0
        ? html`<discord-embed-fields slot="fields">${fieldColumns(fields).map(({ field, columns }) => fieldView(field, columns, context))}</discord-embed-fields>`
        : nothing
    }
    ${remoteImage(embed.image?.url)} ${footerView(embed, context)}
  </discord-embed>`;
}

/** In the description's slot, because the component's own title is plain text. Discord's supports markdown. */
function titleView(title: string, url: string | undefined, context: ViewContext): TemplateResult {
  const text = markdownLine(title, context);
  const href = url === undefined ? undefined : safeUrl(url);
  return html`<div slot="description" class="embed-title" role="heading" aria-level="2">${
    href === undefined ? text : html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}</a>`
  }</div>`;
}

function fieldView(field: APIEmbedField, columns: string, context: ViewContext): TemplateResult {
  return html`<discord-embed-field style="--columns: ${columns}"
    ><div class="embed-field-name">${markdownLine(field.name, context)}</div>${markdown(field.value, context)}</discord-embed-field
  >`;
}

function footerView(embed: APIEmbed, context: ViewContext): TemplateResult | typeof nothing {
  const parts = [embed.footer?.text ?? '', embed.timestamp ? messageTime(embed.timestamp, context.now) : ''];
  const text = parts.filter((part) => part !== '').join(' • ');
  return text === '' ? nothing : html`<discord-embed-footer slot="footer">${text}</discord-embed-footer>`;
}

function localImage(url: string | undefined): string | undefined {
  return url !== undefined && isOwnAddress(url) ? url : undefined;
}

function remoteImage(url: string | undefined): TemplateResult | typeof nothing {
  if (url === undefined || localImage(url) !== undefined) return nothing;
  const href = safeUrl(url);
  if (href === undefined) return nothing;
  return html`<a slot="fields" class="remote-image" href=${href} target="_blank" rel="noopener noreferrer"
    >${icon('image', 20)} Image on ${new URL(href).host}</a
  >`;
}
