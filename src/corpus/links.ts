const PREFIX = /^\s*hpr\s?(\d+)\s*[:\-–—]\s*/i;
const SITE = 'https://hackerpublicradio.org';

/** The community's own name for a show: `HPR0012`. Numbers above 9,999 simply get longer. */
export function episodeName(id: number): string {
  return `HPR${padded(id)}`;
}

/** The title without the `HPR0012:` that names its own show a second time. Other shows may be named in a title. */
export function withoutEpisodePrefix(title: string, id: number): string {
  const [prefix = '', number] = PREFIX.exec(title) ?? [];
  return Number(number) === id ? title.slice(prefix.length) : title;
}

/** The page of a show; every answer about a show carries it. */
export function episodeUrl(id: number): string {
  return `${SITE}/eps/hpr${padded(id)}/index.html`;
}

/** The recording of a show, by way of HPR's own redirector to its mirrors. */
export function audioUrl(id: number, format: 'mp3' | 'ogg'): string {
  const name = `hpr${padded(id)}`;
  return `https://hub.hackerpublicradio.org/ccdn.php?filename=/eps/${name}/${name}.${format}`;
}

export function hostUrl(id: number): string {
  return `${SITE}/correspondents/${padded(id)}.html`;
}

export function seriesUrl(id: number): string {
  return `${SITE}/series/${padded(id)}.html`;
}

export const siteUrl = `${SITE}/`;

/**
 * Creative Commons' own page of a licence, by the short names that HPR writes ("CC-BY-SA", "CC-0").
 * Undefined for a name that is none of these. HPR names no versions, so the current ones are meant.
 */
export function licenseUrl(name: string): string | undefined {
  const path = LICENSE_PATHS.get(name.toUpperCase());
  return path && `https://creativecommons.org/${path}`;
}

const LICENSE_PATHS: ReadonlyMap<string, string> = new Map([
  ['CC-0', 'publicdomain/zero/1.0/'],
  ['CC0', 'publicdomain/zero/1.0/'],
  ['CC-BY', 'licenses/by/4.0/'],
  ['CC-BY-SA', 'licenses/by-sa/4.0/'],
  ['CC-BY-NC', 'licenses/by-nc/4.0/'],
  ['CC-BY-ND', 'licenses/by-nd/4.0/'],
  ['CC-BY-NC-SA', 'licenses/by-nc-sa/4.0/'],
  ['CC-BY-NC-ND', 'licenses/by-nc-nd/4.0/'],
]);

function padded(id: number): string {
  return String(id).padStart(4, '0');
}
