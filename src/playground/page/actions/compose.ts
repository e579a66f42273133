import type { SlashCommand } from '../input/commands.ts';
import {
  dropField,
  dropTarget,
  entersList,
  focusField,
  moveHighlight,
  openMore,
  type PickerList,
  pick,
  pickerList,
  showErrors,
  startCommand,
  startTarget,
  step,
  typeAbout,
  typeField,
} from '../input/composer.ts';
import { findField, findOption, partialOptions, submit } from '../input/form.ts';
import { encodeMentions } from '../input/mentions.ts';
import { hasAutocomplete } from '../input/option-value.ts';
import {
  type Composer,
  type ComposerTarget,
  currentComposer,
  EMPTY_COMPOSER,
  mentionable,
  messageById,
} from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { Request, Sender } from './sender.ts';

/** The actions of the composer. */
export interface ComposeActions {
  typeText(text: string): void;
  typeField(name: string, text: string): void;
  focusField(name: string): void;
  dropField(name: string): void;
  openMore(): void;
  /** Opens the list of commands, as typing a slash would. */
  openCommands(): void;
  startCommand(name: string, values?: readonly { readonly name: string; readonly text: string }[]): void;
  /** Replies to a message of the open channel. */
  replyTo(messageId: string): void;
  /** Edits the user's own message. */
  edit(messageId: string): void;
  togglePing(): void;
  /** Cancels the reply or the edit. */
  dropTarget(): void;
  /** Puts this text into the empty input. */
  suggestText(text: string): void;
  pick(index: number): void;
  move(by: 1 | -1): void;
  /** @returns False at either end of the form, where the focus may leave it. */
  step(by: 1 | -1): boolean;
  closeList(): void;
  cancelForm(): void;
  /** Enter: selects the highlighted row, or sends. */
  enter(): void;
  /** Sends, whatever list is open. */
  submit(): void;
}

/** Debounce of autocomplete requests, in milliseconds. */
const TYPING_PAUSE = 120;

/** @param toPresent Scrolls to the newest messages. */
export function composeActions(store: Store, sender: Sender, toPresent: () => void): ComposeActions {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const composer = (): Composer => currentComposer(store.state);
  const list = (): PickerList => pickerList(composer(), store.state.slashCommands, mentionable(store.state));

  function update(next: Composer): void {
    const before = composer();
    store.dispatch({ type: 'composer', composer: next });
    if (needsSuggestions(before, next)) {
      clearTimeout(timer);
      timer = setTimeout(askForSuggestions, before.form?.active === next.form?.active ? TYPING_PAUSE : 0);
    }
  }

  function askForSuggestions(): void {
    const current = composer();
    const option = current.form && findOption(current.form, current.form.active);
    if (current.form === undefined || option === undefined || !hasAutocomplete(option)) return;
    const options = partialOptions(current.form);
    const nonce = sender.send({ type: 'autocomplete', commandId: current.form.command.id, options });
    if (nonce === undefined) return;
    const choices = current.suggestions?.field === option.name ? current.suggestions.choices : [];
    const suggestions = { nonce, field: option.name, status: 'loading', choices } as const;
    store.dispatch({ type: 'composer', composer: { ...current, suggestions } });
  }

  function findCommand(name: string): SlashCommand | undefined {
    return store.state.slashCommands.find((command) => command.name === name);
  }

  function send(): void {
    const { form, text, target } = composer();
    if (form === undefined) {
      const content = encodeMentions(text.trim(), mentionable(store.state));
      if (content !== '' && sender.send(plainRequest(content, target)) !== undefined) finish();
      return;
    }
    const result = submit(form);
    if (!result.ok) {
      update(showErrors(composer()));
      return;
    }
    const { id: commandId, name } = form.command;
    const request = { type: 'command', commandId, options: result.options } as const;
    if (sender.interact(request, { kind: 'command', label: `/${name}` })) finish();
  }

  function aim(target: ComposerTarget): void {
    store.dispatch({ type: 'closeMenu' });
    const found = messageById(store.state, target.messageId);
    if (found) update(startTarget(composer(), target, found.content, mentionable(store.state)));
  }

  function finish(): void {
    update(EMPTY_COMPOSER);
    toPresent();
  }

  return {
    typeText: (text) => update(typeAbout(composer(), text, store.state.slashCommands)),
    typeField: (name, text) => update(typeField(composer(), name, text)),
    focusField: (name) => update(focusField(composer(), name)),
    dropField: (name) => update(dropField(composer(), name)),
    openMore: () => update(openMore(composer())),
    openCommands: () => update({ ...EMPTY_COMPOSER, text: '/' }),
    startCommand(name, values) {
      const command = findCommand(name);
      if (command !== undefined) update(startCommand(command, values));
    },
    replyTo: (messageId) => aim({ kind: 'reply', messageId, ping: true }),
    edit: (messageId) => aim({ kind: 'edit', messageId }),
    togglePing() {
      const { target } = composer();
      if (target?.kind === 'reply') update({ ...composer(), target: { ...target, ping: !target.ping } });
    },
    dropTarget: () => update(dropTarget(composer())),
    suggestText: (text) => update({ ...EMPTY_COMPOSER, text }),
    pick: (index) => update(pick(composer(), list(), index)),
    move: (by) => update(moveHighlight(composer(), list(), by)),
    step(by) {
      const next = step(composer(), by);
      if (next !== undefined) update(next);
      return next !== undefined;
    },
    closeList: () => update({ ...composer(), listClosed: true }),
    cancelForm: () => update(EMPTY_COMPOSER),
    enter() {
      const open = list();
      const { highlighted, text } = composer();
      if (!entersList(composer(), open)) return send();
      update(pick(composer(), open, highlighted));
      const isWhole = open.kind === 'commands' && text.trim() === `/${open.items[highlighted]?.name}`;
      if (isWhole && composer().form?.fields.length === 0) send();
    },
    submit: send,
  };
}

function plainRequest(content: string, target: ComposerTarget | undefined): Request {
  switch (target?.kind) {
    case undefined:
      return { type: 'say', content };
    case 'reply':
      return { type: 'say', content, reply: { to: target.messageId, ping: target.ping } };
    case 'edit':
      return { type: 'edit', messageId: target.messageId, content };
  }
}

/** Whether the active field has autocomplete and has just become active or changed. */
function needsSuggestions(before: Composer, next: Composer): boolean {
  const { form } = next;
  const option = form && findOption(form, form.active);
  const field = form && findField(form, form.active);
  if (option === undefined || field === undefined || !hasAutocomplete(option)) return false;
  if (field.choice !== undefined || next.listClosed) return false;
  const old = before.form && findField(before.form, field.name);
  return before.form?.active !== field.name || old?.text !== field.text;
}
