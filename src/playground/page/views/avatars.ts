import type { APIUser } from 'discord-api-types/v10';
import { displayName } from '../state/state.ts';

const COLOURS = ['#5865f2', '#3ba55d', '#c27c0e', '#ad1457', '#11806a', '#71368a', '#206694', '#a84300'] as const;

const cache = new Map<string, string>();

/**
 * A user's round avatar as a data URI: a microphone for the bot, coloured initials for anyone else.
 * Discord's own avatars are on its CDN, and this page loads nothing from other servers.
 */
export function avatarOf(user: APIUser): string {
  const name = displayName(user);
  const key = `${user.id} ${name}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = toDataUri(user.bot === true ? microphone() : initials(name, colourOf(user.id)));
  cache.set(key, made);
  return made;
}

/** The server's icon in the rail: its initials. */
export function acronym(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 4)
    .toUpperCase();
}

function initials(name: string, colour: string): string {
  const letter =
    acronym(name)
      .slice(0, 1)
      .replace(/[^\p{L}\p{N}]/u, '') || '?';
  return picture(
    colour,
    `<text x="20" y="20" dy=".36em" text-anchor="middle" font-family="Noto Sans,Helvetica,Arial,sans-serif" font-size="19" font-weight="600" fill="#fff">${letter}</text>`,
  );
}

function microphone(): string {
  return picture(
    '#e8590c',
    '<g fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"><rect x="16" y="8.5" width="8" height="14.5" rx="4" fill="#fff" stroke="none"/><path d="M12 19a8 8 0 0 0 16 0M20 27v4.5M15.5 31.5h9"/></g>',
  );
}

function picture(colour: string, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/>${inside}</svg>`;
}

function colourOf(id: string): string {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 9973;
  return COLOURS[sum % COLOURS.length] ?? COLOURS[0];
}

function toDataUri(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
