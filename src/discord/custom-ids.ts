import * as z from 'zod';
import { splitsPair } from '../text/cut.ts';
import { ACTIONS, type Action, type Button, type Menu } from './controls.ts';
import { decodeHistory, encodeHistory } from './history-codec.ts';
import { COMPONENT } from './limits.ts';
import type { History } from './route.ts';

/**
 * A custom id is `1:next:xen_virt`: the version of this form, what its control does, and a part of the message's history.
 * The value of a button is behind its action, as in `1:open=12:xen_virt`. The parts of all ids of a message, joined in order, are the history that the message shows, so nothing else has to be
 * remembered. Change the version when existing messages could be misread.
 */
const VERSION = '1';
const actionSchema = z.enum(ACTIONS);

/** One id for each control, which must all differ; undefined when the history is too long for so few. */
export function customIds(
  controls: readonly (Button | Menu)[],
  history: History,
): ReadonlyMap<Button | Menu, string> | undefined {
  let left = encodeHistory(history);
  const ids = new Map<Button | Menu, string>();
  for (const control of controls) {
    const head = bareId(control.action, control.kind === 'button' ? control.value : undefined);
    const room = COMPONENT.customId - head.length;
    const length = splitsPair(left, room) ? room - 1 : room;
    ids.set(control, head + left.slice(0, length));
    left = left.slice(length);
  }
  return left === '' ? ids : undefined;
}

/** An id without any history, for a modal. */
export function bareId(action: Action, value = ''): string {
  return `${VERSION}:${action}${value === '' ? '' : `=${value}`}:`;
}

/** What a control does; undefined when its id is foreign or of another version. */
export function actionOf(customId: string): Action | undefined {
  return parse(customId)?.action;
}

/** What the button with this id acts on; empty where its action says it all. */
export function pressedValue(customId: string): string {
  return parse(customId)?.value ?? '';
}

/** The history of a message, from all its custom ids in order; undefined when any of them is foreign or outdated. */
export function historyOf(ids: readonly string[]): History | undefined {
  const parsed = ids.map(parse);
  if (parsed.length === 0 || parsed.includes(undefined)) return undefined;
  return decodeHistory(parsed.map((id) => id?.part ?? '').join(''));
}

function parse(customId: string): { action: Action; value: string; part: string } | undefined {
  const [, version, name, value = '', part = ''] = /^([^:]*):([^:=]*)(?:=([^:]*))?:(.*)$/s.exec(customId) ?? [];
  const action = actionSchema.safeParse(name);
  return version === VERSION && action.success ? { action: action.data, value, part } : undefined;
}
