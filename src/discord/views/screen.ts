import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { BOLD, linesOf, widthOf } from '../../text/width.ts';
import type { Control, Row } from '../controls.ts';

/** What of a message takes room. */
export interface Layout {
  readonly embeds: readonly APIEmbed[];
  readonly rows: readonly Row[];
}

/** A screen that the first answer to a search has to fit. In CSS pixels, as Discord draws there. */
interface Screen {
  /** The width of a text in an embed. */
  readonly text: number;
  /** The width of a row of buttons. */
  readonly row: number;
  readonly button: { readonly height: number; readonly padding: number; readonly narrowest: number };
  /** The tallest message that fits. */
  readonly budget: number;
  /** What may be wrong with an estimate: where lines break depends on the font, the more so the shorter they are. */
  readonly spare: number;
}

/** A phone and a computer. */
const SCREENS: readonly Screen[] = [
  { text: 282, row: 314, button: { height: 36, padding: 12, narrowest: 44 }, budget: 560, spare: 18 },
  { text: 484, row: 516, button: { height: 32, padding: 16, narrowest: 60 }, budget: 480, spare: 6 },
];

/** The lines above the first embed: whose command it is, and the bot's name. */
const ABOVE = 46;
/** The margin and padding of an embed. */
const FRAME = 28;
/** Between the parts of an embed, and around rows of controls. */
const GAP = 8;
const MENU = 40;
/** Behind the label of a link. */
const LINK_ICON = 22;
const LABEL_SIZE = 14;
const FIELD_NAME = 20;
/** What a quotation loses of the width to its bar. */
const QUOTE = 24;

/** The kinds of text: the size of the font, the height of a line, and how much wider it is than plain text. */
const TEXTS = {
  author: { size: 14, line: 20, weight: BOLD },
  title: { size: 16, line: 22, weight: BOLD },
  text: { size: 14, line: 18, weight: 1 },
  small: { size: 11.4, line: 16, weight: 1 },
} as const;

/** Whether a message is no taller than a screen, on a phone and on a computer. */
export function fitsScreens(layout: Layout): boolean {
  return SCREENS.every((screen) => heightOf(layout, screen) <= screen.budget - screen.spare);
}

/** The estimated heights of a message on a phone and on a computer, in CSS pixels. */
export function heightsOf(layout: Layout): readonly number[] {
  return SCREENS.map((screen) => heightOf(layout, screen));
}

/** How wide a line of an embed is on the narrowest screen, as a multiple of the size of its font. */
export function lineWidth(kind: keyof typeof TEXTS): number {
  const { size, weight } = TEXTS[kind];
  return Math.min(...SCREENS.map(({ text }) => text)) / size / weight;
}

function heightOf({ embeds, rows }: Layout, screen: Screen): number {
  const shown = embeds.reduce((sum, embed) => sum + embedHeight(embed, screen), 0);
  return ABOVE + shown + rows.reduce((sum, row) => sum + rowHeight(row, screen), 0);
}

function embedHeight({ author, title, description, fields = [] }: APIEmbed, screen: Screen): number {
  const lines = description?.split('\n').map((line) => lineHeight(line, screen)) ?? [];
  return (
    FRAME +
    (author ? GAP + textHeight('author', author.name, screen.text) : 0) +
    (title ? GAP + textHeight('title', shownText(title), screen.text) : 0) +
    (lines.length > 0 ? GAP + lines.reduce((sum, height) => sum + height, 0) : 0) +
    fieldRows(fields).reduce((sum, row) => sum + fieldRowHeight(row, screen), 0)
  );
}

/** Up to three inline fields share a row. */
function fieldRows(fields: readonly APIEmbedField[]): readonly (readonly APIEmbedField[])[] {
  const rows: APIEmbedField[][] = [];
  for (const field of fields) {
    const row = rows.at(-1);
    if (field.inline && row?.[0]?.inline && row.length < 3) row.push(field);
    else rows.push([field]);
  }
  return rows;
}

function fieldRowHeight(row: readonly APIEmbedField[], screen: Screen): number {
  const width = (screen.text - (row.length - 1) * GAP) / row.length;
  const values = row.map(({ value }) =>
    value.split('\n').reduce((sum, line) => sum + textHeight('text', shownText(line), width), 0),
  );
  return GAP + FIELD_NAME + Math.max(...values);
}

function lineHeight(line: string, { text }: Screen): number {
  if (line.startsWith('-# ')) return textHeight('small', shownText(line.slice(3)), text);
  if (line.startsWith('> ')) return textHeight('text', shownText(line.slice(2)), text - QUOTE);
  return textHeight('text', shownText(line), text);
}

function textHeight(kind: keyof typeof TEXTS, text: string, width: number): number {
  const { size, line, weight } = TEXTS[kind];
  return line * linesOf(text, width / size / weight);
}

/** A line of Markdown without its markup. */
function shownText(line: string): string {
  return line
    .replace(/\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)/g, '$1')
    .replace(/\*\*/g, '')
    .replace(/\\(.)/g, '$1');
}

function rowHeight(row: Row, { row: width, button: { height, padding, narrowest } }: Screen): number {
  let [lines, used] = [1, 0];
  for (const control of row) {
    if (control.kind === 'menu') return GAP + MENU;
    const own = Math.max(narrowest, 2 * padding + labelWidth(control));
    if (used > 0 && used + GAP + own > width) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? GAP : 0) + own;
  }
  return row.length === 0 ? 0 : lines * (GAP + height);
}

function labelWidth(control: Exclude<Control, { kind: 'menu' }>): number {
  return widthOf(control.label) * LABEL_SIZE + (control.kind === 'link' ? LINK_ICON : 0);
}
