/**
 * What a member can press or pick under an answer, before it has custom ids. A custom id names its action; navigate.ts and
 * components.ts say what each does.
 */
export const ACTIONS = [
  'first',
  'prev',
  'page',
  'next',
  'last',
  'back',
  'open',
  'host',
  'series',
  'tag',
  'query',
  'wider',
  'run',
  'edit',
  'from',
  'to',
  'as-typed',
  'overview',
  'notes',
  'comments',
  'related',
  'transcript',
  'episode',
  'prev-place',
  'next-place',
  'prev-part',
  'next-part',
  'more-host',
  'more-series',
  'another',
  'ask',
  'latest',
  'random',
  'stats',
  'best',
  'others',
  'all',
  'narrow',
  'buttons',
  'share',
  'hear',
] as const;

export type Action = (typeof ACTIONS)[number];

export interface Button {
  readonly kind: 'button';
  readonly action: Action;
  /** What the action is about, such as the number of an episode; written into the custom id, so no `:` or `=`. */
  readonly value?: string;
  readonly label: string;
  readonly style?: 'primary' | 'secondary' | 'success';
  readonly disabled?: boolean;
}

export interface LinkButton {
  readonly kind: 'link';
  readonly label: string;
  readonly url: string;
}

export interface Menu {
  readonly kind: 'menu';
  readonly action: Action;
  readonly placeholder: string;
  readonly options: readonly MenuOption[];
}

export interface MenuOption {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
}

export type Control = Button | LinkButton | Menu;

/** Up to five buttons, or one menu. */
export type Row = readonly (Button | LinkButton)[] | readonly [Menu];

export function button(
  action: Action,
  label: string,
  more: Partial<Omit<Button, 'kind' | 'action' | 'label'>> = {},
): Button {
  return { kind: 'button', action, label, ...more };
}
