const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** These speak of asking, whatever is asked. */
const ASKING = words(`
  anybody anyone episode episodes hello hey hi lol please podcast recall remember remembers somebody someone
`);

/** Who tells a story uses these for the people in it and for what they did: some show has them more often by chance. */
const TELLING = words(`
  ancient bit bloke chap days dude early explain explained explaining explains fella fellow folk folks guy guys heard
  host hosts lad lady listened man maybe mentioned number one ones people person presenter really said show showed
  shows speaker talk talked talking talks tell telling tells thank thanks thing things think told walked woman
`);

/** What a framing word frames: any question, or one that is told at length. */
export type Framing = 'asking' | 'telling';

/**
 * Whether a word, as it was typed in lower case, belongs to the asking and not to what is asked for. The lists were made
 * over half-remembered questions to tune on, and hold nothing that a subject is called by.
 */
export function framingOf(word: string): Framing | undefined {
  if (ASKING.has(word)) return 'asking';
  return TELLING.has(word) ? 'telling' : undefined;
}
