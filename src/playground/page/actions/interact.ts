import type { APIButtonComponentWithCustomId, APIStringSelectComponent } from 'discord-api-types/v10';
import type { MessageCommand } from '../input/commands.ts';
import type { OpenModal, OpenSelect } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { Sender } from './sender.ts';

/** The actions on a message. */
export interface InteractActions {
  click(messageId: string, button: APIButtonComponentWithCustomId): void;
  openSelect(messageId: string, select: APIStringSelectComponent): void;
  highlightOption(select: OpenSelect, index: number): void;
  /** Toggles a value of the open menu. A menu for a single value is submitted at once. */
  pickOption(component: APIStringSelectComponent, value: string): void;
  /** Closes the open menu. A menu for several values is submitted if they have changed. */
  closeSelect(component?: APIStringSelectComponent): void;
  runMessageCommand(command: MessageCommand, messageId: string): void;
  openMenu(messageId: string, x: number, y: number): void;
  closeMenu(): void;
  copyText(text: string): void;
  dismissMessage(messageId: string): void;
  dismissPending(nonce: string): void;
  submitModal(modal: OpenModal, values: Readonly<Record<string, string>>): void;
  closeModal(modal: OpenModal): void;
}

/** @param toPresent Scrolls to the newest messages, where the response to a message command appears. */
export function interactActions(store: Store, sender: Sender, toPresent: () => void): InteractActions {
  function sendSelect(messageId: string, component: APIStringSelectComponent, values: readonly string[]): void {
    store.dispatch({ type: 'closeSelect' });
    sender.interact(
      { type: 'component', messageId, customId: component.custom_id, componentType: component.type, values },
      { kind: 'component', label: 'menu', messageId, customId: component.custom_id },
    );
  }

  return {
    click(messageId, button) {
      sender.interact(
        { type: 'component', messageId, customId: button.custom_id, componentType: button.type },
        { kind: 'component', label: button.label ?? 'button', messageId, customId: button.custom_id },
      );
    },
    openSelect(messageId, component) {
      const picked = component.options.filter((option) => option.default === true).map((option) => option.value);
      const highlighted = Math.max(
        0,
        component.options.findIndex((option) => option.value === picked[0]),
      );
      const select = { messageId, customId: component.custom_id, picked, highlighted };
      store.dispatch({ type: 'overlays', change: { select } });
    },
    highlightOption(select, highlighted) {
      store.dispatch({ type: 'overlays', change: { select: { ...select, highlighted } } });
    },
    pickOption(component, value) {
      const { select } = store.state.overlays;
      if (select === undefined) return;
      if ((component.max_values ?? 1) === 1) return sendSelect(select.messageId, component, [value]);
      const without = select.picked.filter((other) => other !== value);
      const isPicked = without.length < select.picked.length;
      const isFull = select.picked.length >= (component.max_values ?? 1);
      if (!isPicked && isFull) return;
      const picked = isPicked ? without : [...select.picked, value];
      store.dispatch({ type: 'overlays', change: { select: { ...select, picked } } });
    },
    closeSelect(component) {
      const { select } = store.state.overlays;
      if (select === undefined) return;
      const isMany = component !== undefined && (component.max_values ?? 1) > 1;
      const wasPicked = (value: string): boolean =>
        component?.options.some((option) => option.value === value && option.default === true) ?? false;
      const before = component?.options.filter((option) => option.default === true).length ?? 0;
      const hasChanged = select.picked.length !== before || !select.picked.every(wasPicked);
      if (isMany && hasChanged && select.picked.length >= (component.min_values ?? 1)) {
        sendSelect(select.messageId, component, select.picked);
      } else {
        store.dispatch({ type: 'closeSelect' });
      }
    },
    runMessageCommand(command, targetId) {
      store.dispatch({ type: 'closeMenu' });
      sender.interact(
        { type: 'messageCommand', commandId: command.id, targetId },
        { kind: 'messageCommand', label: command.name },
      );
      toPresent();
    },
    openMenu(messageId, x, y) {
      store.dispatch({ type: 'overlays', change: { menu: { messageId, x, y } } });
    },
    closeMenu() {
      store.dispatch({ type: 'closeMenu' });
    },
    copyText(text) {
      store.dispatch({ type: 'closeMenu' });
      navigator.clipboard.writeText(text).catch(() => {
        store.dispatch({ type: 'notice', notice: 'The browser does not let this page copy.' });
      });
    },
    dismissMessage(messageId) {
      if (sender.send({ type: 'dismiss', messageId }) === undefined) return;
      store.dispatch({ type: 'forgetMessage', channelId: store.state.channelId, messageId });
    },
    dismissPending(nonce) {
      store.dispatch({ type: 'dismissPending', nonce });
    },
    submitModal(modal, values) {
      sender.interact(
        { type: 'modalSubmit', interactionId: modal.interactionId, values },
        { kind: 'modal', label: modal.modal.title, interactionId: modal.interactionId },
      );
    },
    closeModal(modal) {
      store.dispatch({ type: 'closeModal', interactionId: modal.interactionId });
    },
  };
}
