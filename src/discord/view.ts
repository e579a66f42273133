import type { APIEmbed } from 'discord-api-types/v10';
import type { MenuOption, Row } from './controls.ts';
import type { History } from './route.ts';

/** A rendered answer with its controls, the same for every member. */
export interface View {
  /** Where it really is: the route that was asked for, with a page that exists. */
  readonly history: History;
  /** Shown one under the other, and within `EMBED.inAll` together. */
  readonly embeds: readonly APIEmbed[];
  /** In the order of the screen, without the row of pages. */
  readonly rows: readonly Row[];
  /** Absent for what has no pages. */
  readonly pages?: Pages;
  /** A picture above the embeds. */
  readonly picture?: Picture;
  /** False if the answer is of no use to other members. */
  readonly shareable: boolean;
  /** The one best moment of the answer: what Share posts. Without it, Share posts all of the answer. */
  readonly shared?: View;
  /** Shows to share one of, where that is not clear: a menu instead of a button. */
  readonly shareMenu?: readonly MenuOption[];
}

export interface Picture {
  readonly name: string;
  readonly svg: string;
  /** For those who do not see it. */
  readonly description: string;
}

export interface Pages {
  /** From 1. */
  readonly page: number;
  /** At least 1. */
  readonly count: number;
  /** What the button between the arrows says; `2 / 12` by default. */
  readonly label?: string;
}

/** The page that exists nearest to the one asked for, of `items` in pages of `size`. */
export function pagesOf(items: number, size: number, page: number): Pages {
  const count = Math.max(1, Math.ceil(items / size));
  return { page: Math.min(Math.max(1, page), count), count };
}
