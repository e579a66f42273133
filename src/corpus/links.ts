const PREFIX = /^\s*hpr\s?(\d+)\s*[:\-–—]\s*/i;
const SITE = 'https://hackerpublicradio.org';

/** What the community calls a show: `HPR0012`. Numbers above 9,999 get longer. */
export function episodeName(id: number): string {
  return `HPR${padded(id)}`;
}

/** The title without the show's own name, `HPR0012:`, in front. Names of other shows are kept. */
export function withoutEpisodePrefix(title: string, id: number): string {
  const [prefix = '', number] = PREFIX.exec(title) ?? [];
  return Number(number) === id ? title.slice(prefix.length) : title;
}

/** The page of a show; every answer about a show carries it. */
export function episodeUrl(id: number): string {
  return `${SITE}/eps/hpr${padded(id)}/index.html`;
}

/** The recording of a show. HPR's redirector chooses a mirror. */
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
 * Creative Commons' page about a licence, by HPR's short names ("CC-BY-SA", "CC-0"). Undefined for other names. HPR
 * gives no versions, so this is the current one.
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
