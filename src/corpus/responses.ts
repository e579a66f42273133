/** Words with which hosts say that a show answers another one: "response to", "in reply to", "Re:", "inspired by". */
const ANSWERING =
  /(?:\b(?:respon[sc]es?|respond(?:s|ing)?|repl(?:y|ies|ying)|follow(?:s|ing)?[- ]?up|answers?|answering|rebuttal|feedback|comments?|inspired|prompted)(?: shows?| episodes?)?(?: (?:to|on|of|for|by)\b:?|\s*[:\-–[(])|\bre:)/;
/** As in "response to JWP's excellent episode 2697". */
const BETWEEN = /[^.!?;\n]{0,70}?/;
const NUMBERED_SHOW =
  /(?<kind>h ?p ?r|\b(?:episodes?|shows?|eps?\b\.?))[ .:/#]*(?:hpr)?[ -]?0*(?<number>\d{2,4})(?!\d|[.:]\d)/;
/** "Response to 4109" is a show in a title. In other texts it may be anything. */
const NUMBER = / ?#?(?<number>\d{3,4})(?!\d|[.:]\d)/;
const ADDRESS = /https?:\/\/\S*?\/eps(?:\.php\?id=|\/hpr)0*(?<number>\d{1,4})/;
const TITLE = /["“'‘](?<title>[^"”\n]{6,90})["”'’]/;
/** Two names before "episode 489": that of another podcast, unless the second is a host's. */
const OTHER_PODCAST = /\p{Lu}\w+ \p{Lu}\w+(?!\w|['’]s)/u;

const IN_ANY_TEXT = [NUMBERED_SHOW, ADDRESS, TITLE].map(
  (show) => new RegExp(`${ANSWERING.source}(?<between>${BETWEEN.source})${show.source}`, 'gi'),
);
const IN_TITLES = new RegExp(`${ANSWERING.source}${NUMBER.source}`, 'gi');

/** A show that a text says it answers: its number, or its title. */
export interface AnsweredShow {
  readonly number?: number;
  readonly title?: string;
  /** The words that say so. */
  readonly said: string;
}

/**
 * The shows that a text says it answers.
 *
 * @example
 * ```ts
 * answeredShows('In response to hpr3655, with thanks'); // [{ number: 3655, said: 'response to hpr3655' }]
 * ```
 */
export function answeredShows(text: string, { isTitle = false } = {}): readonly AnsweredShow[] {
  const patterns = isTitle ? [...IN_ANY_TEXT, IN_TITLES] : IN_ANY_TEXT;
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ 0: said, groups = {} }) => {
      const { kind = 'hpr', between = '', number, title } = groups;
      if (!/^h/i.test(kind) && OTHER_PODCAST.test(between)) return [];
      return number === undefined ? [{ ...(title && { title }), said }] : [{ number: Number(number), said }];
    }),
  );
}
