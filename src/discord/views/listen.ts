import { hyperlink } from 'discord.js';
import { audioUrl } from '../../corpus/links.ts';
import type { Passage } from '../../knowledge/knowledge-base.ts';
import { approximately, clock } from '../../text/format.ts';
import { type Button, button, type LinkButton } from '../controls.ts';

/** Seconds that a recording starts before an estimated place, so that the words are not missed. */
const LEAD = 10;
/** Of a clip. */
export const CLIP_SECONDS = 30;

/** A place in a show, in seconds from its start. It is an estimate unless something said when the words were spoken. */
export interface Place {
  readonly seconds: number;
  readonly exact?: boolean;
}

/** Where the words of a passage are heard; undefined where nobody says them, or no time is known. */
export function placeSaid({ excerpt }: Pick<Passage, 'excerpt'>): Place | undefined {
  const seconds = excerpt?.location?.seconds;
  return seconds === undefined ? undefined : { seconds };
}

/** The second at which to start playing for a place to be heard: ten before it where it is estimated. */
export function startOf({ seconds, exact }: Place): number {
  return Math.max(0, Math.floor(seconds) - (exact ? 0 : LEAD));
}

/** The recording of a show, from its start or from a place. */
export function listenUrl(id: number, place?: Place): string {
  const start = place === undefined ? 0 : startOf(place);
  return start > 0 ? `${audioUrl(id, 'mp3')}#t=${start}` : audioUrl(id, 'mp3');
}

/** `≈ 12:30`, or `12:30` where it is exact. */
export function placeInWords({ seconds, exact }: Place): string {
  return exact ? clock(seconds) : approximately(0, seconds);
}

/** A place as a link to the recording there: `[≈ 12:30](https://…#t=740)`. */
export function placeLink(id: number, place: Place): string {
  return hyperlink(placeInWords(place), listenUrl(id, place));
}

/** A button that plays the show in the browser: `Listen`, or `Listen at ≈ 12:30`. */
export function listenButton(
  id: number,
  place?: Place,
  label = place === undefined ? 'Listen' : `Listen at ${placeInWords(place)}`,
): LinkButton {
  return { kind: 'link', label, url: listenUrl(id, place) };
}

/** A button that plays half a minute around a place of a show in Discord itself, to the member alone. */
export function hearButton(id: number, { seconds }: Place, label = 'Hear it'): Button {
  return button('hear', label, { value: `${id}-${Math.floor(seconds)}` });
}
