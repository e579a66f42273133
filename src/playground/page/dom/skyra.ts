import { DiscordActionRow } from '@skyra/discord-components-core/discord-action-row.js';
import { DiscordAuthorInfo } from '@skyra/discord-components-core/discord-author-info.js';
import { DiscordCommand } from '@skyra/discord-components-core/discord-command.js';
import { DiscordEmbed } from '@skyra/discord-components-core/discord-embed.js';
import { DiscordEmbedDescription } from '@skyra/discord-components-core/discord-embed-description.js';
import { DiscordEmbedField } from '@skyra/discord-components-core/discord-embed-field.js';
import { DiscordEmbedFields } from '@skyra/discord-components-core/discord-embed-fields.js';
import { DiscordEmbedFooter } from '@skyra/discord-components-core/discord-embed-footer.js';
import { DiscordMessage } from '@skyra/discord-components-core/discord-message.js';
import { DiscordReply } from '@skyra/discord-components-core/discord-reply.js';
import { DiscordVerifiedAuthorTag } from '@skyra/discord-components-core/discord-verified-author-tag.js';
import { type CSSResult, css, type LitElement } from 'lit';

/**
 * The components render Discord as it looked some years ago, at fixed sizes, in shadow roots. These style sheets come
 * after theirs and update the look. The colours are the page's variables, which shadow roots inherit.
 */
const LOOKS: readonly (readonly [typeof LitElement, CSSResult])[] = [
  [
    DiscordMessage,
    css`
      :host {
        font-family: inherit;
        font-size: 1rem;
        line-height: 1.375rem;
        color: var(--text);
        padding: 2px var(--message-right) 2px var(--message-left);
        margin: 0;
      }
      :host(:hover) {
        background: none;
      }
      :host([message-body-only]) {
        padding-block: 1px !important;
        min-height: 1.375rem;
      }
      .discord-message-inner {
        min-width: 0;
      }
      .discord-message-inner-center {
        align-items: flex-start;
      }
      .discord-author-avatar {
        margin: 2px var(--avatar-gap) 0 0;
        z-index: 0;
      }
      .discord-author-avatar img,
      .discord-author-username {
        cursor: default;
      }
      .discord-message-content {
        width: auto;
        min-width: 0;
        flex: 1;
        line-height: 1.375rem;
        padding-top: 0;
      }
      .discord-message-timestamp {
        color: var(--text-muted);
        font-size: 0.75rem;
        line-height: 1.375rem;
        margin-left: 0.25rem;
        white-space: nowrap;
      }
      .discord-message-body-only-indent {
        width: calc(40px + var(--avatar-gap));
        flex: none;
        margin: 0;
        font-size: 0.6875rem;
        box-sizing: border-box;
        padding-right: 4px;
        overflow: hidden;
      }
      .discord-message-edited {
        color: var(--text-muted);
        font-size: 0.625rem;
        margin-left: 0.25rem;
      }
      :host([data-wordless]) .discord-message-edited {
        display: block;
        margin-left: 0;
        line-height: 1rem;
      }
      .discord-message-markup {
        display: contents;
      }
    `,
  ],
  [
    DiscordAuthorInfo,
    css`
      :host {
        line-height: 1.375rem;
        vertical-align: top;
        font-size: 1rem;
        max-width: 100%;
      }
      :host .discord-author-username,
      :host .discord-author-username:hover {
        font-weight: 600;
        color: var(--text-strong);
        cursor: inherit;
        text-decoration: none;
      }
    `,
  ],
  [
    DiscordVerifiedAuthorTag,
    css`
      :host {
        background: var(--blurple);
        border-radius: 4px;
        font-weight: 600;
        letter-spacing: 0.02em;
      }
    `,
  ],
  [
    DiscordReply,
    css`
      :host {
        font-family: inherit;
        color: var(--text-dim);
        margin-left: calc(40px + var(--avatar-gap));
        min-width: 0;
      }
      :host:before {
        border-color: #4e5058 !important;
        left: calc(-20px - var(--avatar-gap));
      }
      .discord-replied-message-content {
        overflow: hidden;
        cursor: default;
      }
      .discord-replied-message-username,
      .discord-replied-message-username:hover {
        color: var(--text);
        opacity: 1;
        cursor: inherit;
        text-decoration: none;
      }
    `,
  ],
  [
    DiscordCommand,
    css`
      :host {
        font-family: inherit;
        color: var(--text-dim);
        margin-left: calc(40px + var(--avatar-gap));
        min-width: 0;
        white-space: nowrap;
        gap: 4px;
      }
      :host:before {
        border-color: #4e5058 !important;
        left: calc(-20px - var(--avatar-gap));
      }
      .discord-replied-message-avatar {
        margin-right: 0;
      }
      :host .discord-replied-message-username,
      :host .discord-replied-message-username:hover {
        color: var(--text);
        opacity: 1;
        cursor: inherit;
        text-decoration: none;
      }
      :host .discord-slash-command-name,
      :host .discord-slash-command-name:hover {
        color: #c9cdfb !important;
        background: rgb(88 101 242 / 0.3);
        min-width: 0;
      }
      .discord-command-icon-name {
        display: none;
      }
      :host .discord-slash-command-name span {
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ],
  [
    DiscordEmbed,
    css`
      :host {
        color: var(--text);
        font-size: 0.875rem;
        line-height: 1.125rem;
        margin: 4px 0 0;
        max-width: 516px;
      }
      :host .discord-left-border {
        background: #1e1f22;
      }
      :host .discord-embed-root {
        flex: 1;
        display: block;
      }
      :host .discord-embed-wrapper {
        background: var(--embed);
        border: none;
        max-width: none;
      }
      :host .discord-embed-wrapper .discord-embed-grid {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        padding: 8px 16px 16px 12px;
      }
      :host .discord-embed-wrapper .discord-embed-grid:has(.discord-embed-thumbnail) {
        grid-template-columns: minmax(0, 1fr) 96px;
      }
      :host .discord-embed-author,
      :host .discord-embed-author a {
        color: var(--text-strong);
        line-height: 1.25rem;
      }
      :host .discord-embed-media {
        grid-column: 1 / -1;
      }
      slot[name='fields']::slotted(*),
      slot[name='footer']::slotted(*) {
        grid-column: 1 / -1;
      }
      a:focus-visible {
        outline: 2px solid var(--focus);
        outline-offset: 2px;
        border-radius: 2px;
      }
    `,
  ],
  [
    DiscordEmbedDescription,
    css`
      :host {
        line-height: 1.125rem;
      }
    `,
  ],
  [
    DiscordEmbedFields,
    css`
      :host {
        grid-template-columns: repeat(12, minmax(0, 1fr));
        grid-gap: 8px;
      }
    `,
  ],
  [
    DiscordEmbedField,
    css`
      :host {
        grid-column: var(--columns, 1/13);
      }
    `,
  ],
  [
    DiscordEmbedFooter,
    css`
      :host {
        color: var(--text-dim);
        overflow-wrap: anywhere;
      }
    `,
  ],
  [
    DiscordActionRow,
    css`
      :host {
        gap: 8px;
        margin-top: 8px;
      }
    `,
  ],
];

/** Must run before the first component is created: each copies the style sheets of its class. */
export function restyleComponents(): void {
  for (const [component, look] of LOOKS) component.elementStyles.push(look);
}
