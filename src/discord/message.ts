import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { cut } from '../text/cut.ts';
import { count } from '../text/format.ts';
import { type Button, button, type Control, type LinkButton, type Menu, type Row } from './controls.ts';
import { customIds } from './custom-ids.ts';
import { COMPONENT } from './limits.ts';
import type { Pages, View } from './view.ts';

/** A view as the body of a message. */
export interface Message {
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIComponentInMessageActionRow>[];
}

/**
 * What an answer offers to be shared: anything of a private one, only its best moment where everybody sees the rest, or
 * nothing. `done` says that it has been shared.
 */
export type Sharing = 'offer' | 'moment' | 'done' | 'none';

/**
 * The view with its controls, which carry the view's history. Pages that do not exist have no row of buttons, except
 * where a very long query needs that row to be carried.
 */
export function messageOf(view: View, sharing: Sharing): Message {
  const rows = withSharing(view, view.shareable ? sharing : 'none').filter((row) => row.length > 0);
  const pages = view.pages ?? { page: 1, count: 1 };
  const withPages = [pageRow(pages), ...rows];
  for (const tried of pages.count > 1 ? [withPages] : [rows, withPages]) {
    const pressed = withIds(tried);
    const ids = pressed.length === 0 ? new Map() : customIds(pressed, view.history);
    if (ids !== undefined) return { embeds: [...view.embeds], components: tried.map((row) => componentRow(row, ids)) };
  }
  throw new RangeError('The history of this view is too long for the custom ids of its message.');
}

function pageRow({ page, count: pageCount, label }: Pages): Row {
  const [isFirst, isLast] = [page <= 1, page >= pageCount];
  return [
    button('first', '«', { disabled: isFirst }),
    button('prev', '‹', { disabled: isFirst }),
    button('page', label ?? `${count(page)} / ${count(pageCount)}`, { disabled: pageCount <= 1 }),
    button('next', '›', { disabled: isLast }),
    button('last', '»', { disabled: isLast }),
  ];
}

function withSharing({ rows, shared, shareMenu }: View, sharing: Sharing): readonly Row[] {
  if (sharing === 'none' || (sharing === 'moment' && shared === undefined)) return rows;
  if (shareMenu !== undefined) {
    if (shareMenu.length === 0) return rows;
    const menu: Menu = { kind: 'menu', action: 'share', placeholder: 'Share one of these…', options: shareMenu };
    return [...rows, [menu]];
  }
  const share: Button =
    sharing === 'done'
      ? button('share', 'Shared', { style: 'success', disabled: true })
      : button('share', 'Share', sharing === 'offer' ? { style: 'success' } : {});
  return withButton(rows, share);
}

/** The rows with one button more, in the last row that has room for it. */
export function withButton(rows: readonly Row[], added: Button): readonly Row[] {
  const place = rows.findLastIndex((row) => row.length > 0 && row.length < COMPONENT.buttonsInRow && isButtons(row));
  return place < 0
    ? [...rows, [added]]
    : rows.map((row, index) => (index === place && isButtons(row) ? [...row, added] : row));
}

function isButtons(row: Row): row is readonly (Button | LinkButton)[] {
  return row.every(({ kind }) => kind !== 'menu');
}

function withIds(rows: readonly Row[]): readonly (Button | Menu)[] {
  return rows.flatMap((row) => row.flatMap((control: Control) => (control.kind === 'link' ? [] : [control])));
}

function componentRow(
  row: Row,
  ids: ReadonlyMap<Button | Menu, string>,
): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components: row.map((control: Control) => component(control, ids)) };
}

function component(control: Control, ids: ReadonlyMap<Button | Menu, string>): APIComponentInMessageActionRow {
  if (control.kind === 'link') {
    return {
      type: ComponentType.Button,
      style: ButtonStyle.Link,
      label: cut(control.label, COMPONENT.buttonLabel),
      url: control.url,
    };
  }
  const custom_id = ids.get(control) ?? '';
  if (control.kind === 'button') {
    return {
      type: ComponentType.Button,
      style: STYLES[control.style ?? 'secondary'],
      label: cut(control.label, COMPONENT.buttonLabel),
      custom_id,
      ...(control.disabled && { disabled: true }),
    };
  }
  return {
    type: ComponentType.StringSelect,
    custom_id,
    placeholder: cut(control.placeholder, COMPONENT.placeholder),
    options: control.options.slice(0, COMPONENT.options).map(({ label, description, value }) => ({
      label: cut(label, COMPONENT.optionLabel),
      value,
      ...(description && { description: cut(description, COMPONENT.optionDescription) }),
    })),
  };
}

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
} as const;
