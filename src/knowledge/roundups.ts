import type { Catalogue } from '../archive/archive.ts';

/** HPR's monthly news go through all shows and comments of a month, so they have the words of all of them. */
const NEWS = /\bcommunity\s+news\b/i;

/** For each document, 1 when it is a roundup: about other shows rather than about their subjects. */
export function roundupsOf({ episodes, series }: Catalogue): Uint8Array {
  const news = new Set(series.filter(({ name }) => NEWS.test(name)).map(({ id }) => id));
  return Uint8Array.from(episodes, ({ seriesId }) => (seriesId !== undefined && news.has(seriesId) ? 1 : 0));
}

/** Whether a query asks for the roundups themselves. */
export function asksForRoundups(text: string): boolean {
  return NEWS.test(text);
}
