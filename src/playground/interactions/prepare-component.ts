import {
  type APIButtonComponent,
  type APIMessage,
  type APISelectMenuComponent,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Channel } from '../state/channels.ts';
import { findComponent, isMenu } from '../state/components.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { InvalidActionError } from './errors.ts';
import type { PreparedInteraction } from './prepared-interaction.ts';
import { type ResolvedKind, resolveIds } from './resolved-data.ts';

/**
 * Prepares a click on a button, or a selection in a menu.
 *
 * @param values The selected values; none for a button.
 * @throws InvalidActionError if a client would not allow it.
 */
export function prepareComponent(
  state: DiscordState,
  channel: Channel,
  message: APIMessage,
  customId: string,
  values: readonly string[],
): PreparedInteraction {
  const component = findComponent(message.components ?? [], customId);
  if (!component) throw new InvalidActionError(`The message has no component "${customId}"`);
  const common = {
    type: InteractionType.MessageComponent,
    kind: 'component',
    message,
    describe: (base) => ({
      ...base,
      type: InteractionType.MessageComponent,
      interacted_message_id: message.id,
    }),
  } satisfies Partial<PreparedInteraction>;

  if (component.type === ComponentType.Button) {
    checkEnabled(component, customId);
    return {
      ...common,
      label: `button: ${labelOf(component) ?? customId}`,
      data: { custom_id: customId, component_type: component.type, id: component.id },
    };
  }
  if (!isMenu(component)) throw new InvalidActionError(`Nobody can click "${customId}"`);
  checkEnabled(component, customId);
  checkChosen(component, values);
  return {
    ...common,
    label: `menu: ${component.placeholder || customId}`,
    data: {
      custom_id: customId,
      component_type: component.type,
      id: component.id,
      values,
      ...(component.type === ComponentType.StringSelect
        ? {}
        : { resolved: resolveIds(state, values, RESOLVED_KINDS[component.type], channel) }),
    },
  };
}

const RESOLVED_KINDS: Readonly<
  Record<Exclude<APISelectMenuComponent['type'], ComponentType.StringSelect>, readonly ResolvedKind[]>
> = {
  [ComponentType.UserSelect]: ['user'],
  [ComponentType.RoleSelect]: ['role'],
  [ComponentType.MentionableSelect]: ['user', 'role'],
  [ComponentType.ChannelSelect]: ['channel'],
};

/**
 * Checks that a select menu, in a message or in a modal, allows these values.
 *
 * @throws InvalidActionError
 */
export function checkChosen(menu: APISelectMenuComponent, values: readonly string[]): void {
  const { min_values: least = 1, max_values: most = 1, custom_id: name } = menu;
  if (new Set(values).size < values.length) throw new InvalidActionError(`"${name}" got a value twice`);
  if (values.length < least || values.length > most) {
    throw new InvalidActionError(`"${name}" takes ${least} to ${most} values, not ${values.length}`);
  }
  if (menu.type !== ComponentType.StringSelect) return;
  for (const value of values) {
    if (!menu.options.some((option) => option.value === value)) {
      throw new InvalidActionError(`"${name}" does not offer "${value}"`);
    }
  }
}

function checkEnabled({ disabled }: { readonly disabled?: boolean }, customId: string): void {
  if (disabled) throw new InvalidActionError(`"${customId}" is disabled`);
}

/** The text on a button: its label, or otherwise its emoji. */
export function labelOf(button: APIButtonComponent): string | undefined {
  if ('sku_id' in button) return undefined;
  return button.label || button.emoji?.name;
}
