import { ComponentType } from 'discord.js';
import * as z from 'zod';
import type { ControlInteraction } from './answer.ts';
import { historyOf } from './custom-ids.ts';
import type { History } from './route.ts';

/** What a member reads when a message's custom ids are not, or no longer, of this version. */
export const OUTDATED =
  'This message is from before my last update, and I no longer know where its buttons lead. ' +
  'Run the command again, for example `/hpr search`.';

/** Buttons that are links have no custom id. */
const componentSchema = z.object({ custom_id: z.string().optional() });

/** The history that a message carries; undefined when it is not one of this version's. */
export function historyOfMessage({ message }: ControlInteraction): History | undefined {
  const rows = message.components.filter((component) => component.type === ComponentType.ActionRow);
  const ids = rows.flatMap((row) =>
    row.components.map((component) => componentSchema.parse(component.toJSON()).custom_id),
  );
  return historyOf(ids.filter((id) => id !== undefined));
}
