import * as z from 'zod';
import { splitsPair } from '../text/cut.ts';
import { ACTIONS, type Action } from './controls.ts';
import { decodeHistory, encodeHistory } from './history-codec.ts';
import { COMPONENT } from './limits.ts';
import type { History } from './route.ts';

/**
 * A custom id is `1:next:xen_virt`: the version of this form, what its control does, and a part of the message's history.
 * The parts of all ids of a message, joined in order, are the history that the message shows, so nothing else has to be
 * remembered. Change the version when existing messages could be misread.
 */
const VERSION = '1';
const actionSchema = z.enum(ACTIONS);

/** One id for each action, which must all differ; undefined when the history is too long for so few. */
export function customIds(actions: readonly Action[], history: History): ReadonlyMap<Action, string> | undefined {
  let left = encodeHistory(history);
  const ids = new Map<Action, string>();
  for (const action of actions) {
    const head = bareId(action);
    const room = COMPONENT.customId - head.length;
    const length = splitsPair(left, room) ? room - 1 : room;
    ids.set(action, head + left.slice(0, length));
    left = left.slice(length);
  }
  return left === '' ? ids : undefined;
}

/** An id without any history, for a modal. */
export function bareId(action: Action): string {
  return `${VERSION}:${action}:`;
}

/** What a control does; undefined when its id is foreign or of another version. */
export function actionOf(customId: string): Action | undefined {
  return parse(customId)?.action;
}

/** The history of a message, from all its custom ids in order; undefined when any of them is foreign or outdated. */
export function historyOf(ids: readonly string[]): History | undefined {
  const parsed = ids.map(parse);
  if (parsed.length === 0 || parsed.includes(undefined)) return undefined;
  return decodeHistory(parsed.map((id) => id?.part ?? '').join(''));
}

function parse(customId: string): { action: Action; part: string } | undefined {
  const [, version, name, part = ''] = /^([^:]*):([^:]*):(.*)$/s.exec(customId) ?? [];
  const action = actionSchema.safeParse(name);
  return version === VERSION && action.success ? { action: action.data, part } : undefined;
}
