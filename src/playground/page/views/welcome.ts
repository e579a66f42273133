import type { APIUser } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import type { PlaygroundChannel } from '../../protocol.ts';
import { channelName, currentChannel, displayName, visibleMessages } from '../state/state.ts';
import { avatarOf } from './avatars.ts';
import type { ViewContext } from './context.ts';
import { examplesFor, exampleText, questionFor } from './examples.ts';
import { icon } from './icons.ts';

/** The start of a channel: its topic and, until the bot has replied in it, example commands. */
export function welcomeView(context: ViewContext): TemplateResult | typeof nothing {
  const { state } = context;
  const channel = currentChannel(state);
  if (channel === undefined || state.bot === undefined) return nothing;
  const isUntried = !visibleMessages(state).some((visible) => visible.message.author.id === state.bot?.id);
  return html`<header class="welcome">
    ${
      channel.kind === 'dm'
        ? html`<img class="welcome-avatar" src=${avatarOf(state.bot)} alt="" />
            <h1>${channelName(channel, state)}</h1>
            <p>This is the beginning of your direct message history with <strong>${channelName(channel, state)}</strong>.</p>`
        : html`<div class="welcome-icon">${icon('hash', 42)}</div>
            <h1>Welcome to #${channel.name}!</h1>
            <p>This is the start of the #${channel.name} channel. ${channel.topic}</p>`
    }
    ${isUntried ? examplesView(channel, state.bot, context) : nothing}
  </header>`;
}

function examplesView(
  channel: PlaygroundChannel,
  bot: APIUser,
  { state, actions }: ViewContext,
): TemplateResult | typeof nothing {
  const examples = examplesFor(state.slashCommands);
  if (examples.length === 0) return nothing;
  const question = questionFor(channel.kind, displayName(bot));
  return html`<section class="examples" aria-label="Commands to try">
    <h2>Try one of these, or type <kbd>/</kbd> for all commands</h2>
    ${examples.map(
      (example) => html`<button
        type="button"
        class="example"
        @click=${() => actions.compose.startCommand(example.command, example.values)}
      ><code>${exampleText(example)}</code><span>${example.what}</span></button>`,
    )}
    <button type="button" class="example" @click=${() => actions.compose.suggestText(question)}
      ><code>${question}</code><span>Or just ask${channel.kind === 'dm' ? '' : ', and mention the bot'}</span></button>
  </section>`;
}
