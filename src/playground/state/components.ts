import {
  type APIComponentInLabel,
  type APIMessageComponent,
  type APIModalInteractionResponseCallbackComponent,
  type APISelectMenuComponent,
  type APITextInputComponent,
  ComponentType,
} from 'discord-api-types/v10';

/** Any component of a message or a modal. */
export type AnyComponent =
  | APIMessageComponent
  | APIModalInteractionResponseCallbackComponent
  | APIComponentInLabel
  | APITextInputComponent;

/** A component and its path from the root list. */
export interface ComponentEntry {
  readonly component: AnyComponent;
  readonly path: readonly (string | number)[];
}

/** Yields every component, parents first, in the order in which Discord assigns ids. */
export function* walkComponents(
  components: readonly AnyComponent[],
  path: readonly (string | number)[] = [],
): Generator<ComponentEntry> {
  for (const [index, component] of components.entries()) yield* walkOne(component, [...path, index]);
}

function* walkOne(component: AnyComponent, path: readonly (string | number)[]): Generator<ComponentEntry> {
  yield { component, path };
  if ('components' in component) yield* walkComponents(component.components, [...path, 'components']);
  if ('component' in component) yield* walkOne(component.component, [...path, 'component']);
  if ('accessory' in component) yield* walkOne(component.accessory, [...path, 'accessory']);
}

/** The component with that custom id. */
export function findComponent(components: readonly AnyComponent[], customId: string): AnyComponent | undefined {
  for (const { component } of walkComponents(components)) if (customIdOf(component) === customId) return component;
  return undefined;
}

/** The component's custom id, if it has one. Link buttons and layout components do not. */
export function customIdOf(component: AnyComponent): string | undefined {
  return 'custom_id' in component ? component.custom_id : undefined;
}

/**
 * Components as Discord stores and returns them: with unique ids, counted from 1 unless the bot set them, and with the
 * default `min_values` and `max_values` of menus.
 */
export function normalizeComponents<T extends AnyComponent>(components: readonly T[]): T[] {
  const copies = structuredClone([...components]);
  const taken = new Set<number>();
  for (const { component } of walkComponents(copies)) if (component.id) taken.add(component.id);
  let next = 1;
  for (const { component } of walkComponents(copies)) {
    if (!component.id) {
      while (taken.has(next)) next += 1;
      component.id = next;
      taken.add(next);
    }
    if (isMenu(component)) {
      component.min_values ??= 1;
      component.max_values ??= 1;
    }
  }
  return copies;
}

/** Whether a component is a select menu of any type. */
export function isMenu(component: AnyComponent): component is APISelectMenuComponent {
  switch (component.type) {
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return true;
    default:
      return false;
  }
}
