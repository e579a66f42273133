import { HISTORY_LENGTH, type History, type Route, routeSchema } from './route.ts';

/**
 * How a history is written, for custom ids:
 *
 *     s,xen_virtualisation,48;e,12,notes,2
 *
 * Routes are separated by `;` and their values by `,`. A route is a letter for its view and its values in the order of the
 * table; empty ones at the end are left off. A blank is `_`, and `\` escapes these signs, so nothing is trimmed on the way.
 * A text that is the same as the one before is `=`: a transcript is mostly read at the words of the search under it.
 */
const FORMS: Readonly<Record<Route['view'], Form>> = {
  search: { letter: 's', values: ['query', 'hostId', 'seriesId', 'tag', 'from', 'to', 'page', 'more'] },
  episode: { letter: 'e', values: ['id', 'tab', 'page', 'words', 'buttons'] },
  transcript: { letter: 't', values: ['id', 'words', 'page', 'place'] },
  host: { letter: 'h', values: ['id', 'page'] },
  series: { letter: 'g', values: ['id', 'page'] },
  latest: { letter: 'l', values: ['page'] },
  random: { letter: 'r', values: ['hostId', 'seriesId', 'tag'] },
  whichTranscript: { letter: 'w', values: ['words'] },
  message: { letter: 'm', values: ['id'] },
  choice: { letter: 'c', values: ['words'] },
  cards: { letter: 'k', values: ['ids'] },
  clip: { letter: 'p', values: ['id', 'at', 'words'] },
  stats: { letter: 'n', values: [] },
  about: { letter: 'a', values: ['commandId'] },
};

interface Form {
  readonly letter: string;
  readonly values: readonly string[];
}

/** What a value is when it is left out. */
const DEFAULTS: Readonly<Record<string, string>> = { page: '1', place: '1', tab: 'overview' };
const TEXTS: ReadonlySet<string> = new Set(['query', 'words']);
const SAME_TEXT = '=';

export function encodeHistory(history: History): string {
  let before = '';
  const routes = history.map((route) => {
    const given: Readonly<Record<string, string | number | boolean | undefined>> = route;
    const { letter, values } = FORMS[route.view];
    const written = values.map((key) => {
      const value = String(given[key] ?? '');
      if (value === (DEFAULTS[key] ?? '')) return '';
      if (!TEXTS.has(key)) return escaped(value);
      if (value === before) return SAME_TEXT;
      before = value;
      return escaped(value);
    });
    while (written.at(-1) === '') written.pop();
    return [letter, ...written].join(',');
  });
  return routes.join(';');
}

/** Undefined for anything that {@link encodeHistory} did not write. */
export function decodeHistory(written: string): History | undefined {
  const parts = split(written, ';');
  if (parts.length > HISTORY_LENGTH) return undefined;
  let before = '';
  const routes: Route[] = [];
  for (const part of parts) {
    const [letter, ...values] = split(part, ',');
    const [view, form] = Object.entries(FORMS).find(([, { letter: its }]) => its === letter) ?? [];
    if (form === undefined || values.length > form.values.length) return undefined;
    const entries = form.values.flatMap((key, index) => {
      const value = values[index] ?? '';
      if (value === '') return [];
      if (!TEXTS.has(key)) return [[key, unescaped(value)]];
      before = value === SAME_TEXT ? before : unescaped(value);
      return [[key, before]];
    });
    const route = routeSchema.safeParse({ view, ...Object.fromEntries(entries) }).data;
    if (route === undefined) return undefined;
    routes.push(route);
  }
  const last = routes.pop();
  return last && [...routes, last];
}

function escaped(text: string): string {
  return text.replace(/[\\,;=_]/g, '\\$&').replaceAll(' ', '_');
}

function unescaped(text: string): string {
  return text.replace(/\\(.)|_/gsu, (_, sign: string | undefined) => sign ?? ' ');
}

/** Splits at every separator that is not escaped. */
function split(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === '\\') at++;
    if (unit !== separator) continue;
    parts.push(text.slice(start, at));
    start = at + 1;
  }
  return [...parts, text.slice(start)];
}
