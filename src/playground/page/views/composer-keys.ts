import type { ComposeActions } from '../actions/compose.ts';
import type { PickerList } from '../input/composer.ts';
import type { CommandForm, Field } from '../input/form.ts';

/** Keys in the plain input. */
export function textKey(event: KeyboardEvent, list: PickerList, compose: ComposeActions): void {
  if (event.isComposing) return;
  if (listKey(event, list, compose)) {
    take(event);
  } else if (event.key === 'Enter' && !event.shiftKey) {
    compose.enter();
    take(event);
  } else if (event.key === 'Escape') {
    compose.dropTarget();
  }
}

/** Keys in an option's input. */
export function fieldKey(event: KeyboardEvent, field: Field, list: PickerList, compose: ComposeActions): void {
  if (event.isComposing) return;
  if (listKey(event, list, compose) || formKey(event, field, list, compose)) take(event);
}

/** Keys on "+3 more". */
export function moreKey(event: KeyboardEvent, form: CommandForm, list: PickerList, compose: ComposeActions): void {
  if (listKey(event, list, compose) || moreButtonKey(event, form, compose)) take(event);
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** @returns Whether the list handled the key. */
function listKey(event: KeyboardEvent, list: PickerList, compose: ComposeActions): boolean {
  if (list.kind === 'none') return false;
  switch (event.key) {
    case 'ArrowDown':
      compose.move(1);
      return true;
    case 'ArrowUp':
      compose.move(-1);
      return true;
    case 'Escape':
      compose.closeList();
      return true;
    case 'Enter':
    case 'Tab':
      if (event.shiftKey || list.kind === 'choices' || list.items.length === 0) return false;
      compose.enter();
      return true;
    default:
      return false;
  }
}

function formKey(event: KeyboardEvent, field: Field, list: PickerList, compose: ComposeActions): boolean {
  const caret = event.target instanceof HTMLInputElement ? event.target.selectionStart : null;
  switch (event.key) {
    case 'Enter':
      compose.enter();
      return true;
    case 'Escape':
      compose.cancelForm();
      return true;
    case 'Tab':
      if (event.shiftKey) return compose.step(-1);
      if (!takesWithTab(field, list)) return compose.step(1);
      compose.enter();
      return true;
    case 'Backspace':
      if (field.text !== '') return false;
      compose.dropField(field.name);
      return true;
    case 'ArrowLeft':
      return caret === 0 && compose.step(-1);
    case 'ArrowRight':
      return caret === field.text.length && compose.step(1);
    default:
      return false;
  }
}

function moreButtonKey(event: KeyboardEvent, form: CommandForm, compose: ComposeActions): boolean {
  switch (event.key) {
    case 'Enter':
      compose.submit();
      return true;
    case 'ArrowDown':
    case 'ArrowUp':
      compose.openMore();
      return true;
    case 'Escape':
      compose.cancelForm();
      return true;
    case 'Backspace':
    case 'ArrowLeft':
      if (form.fields.length === 0) compose.cancelForm();
      else compose.step(-1);
      return true;
    case 'Tab':
      return event.shiftKey && compose.step(-1);
    default:
      return false;
  }
}

/** Tab selects a fixed choice only if something was typed. Otherwise it moves to the next field. */
function takesWithTab(field: Field, list: PickerList): boolean {
  return (
    list.kind === 'choices' && list.fixed && list.items.length > 0 && field.text !== '' && field.choice === undefined
  );
}
