const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words of any question, which say nothing about its subject. */
const ASKING = words(`
  anybody anyone episode episodes hello hey hi lol please podcast recall remember remembers somebody someone
`);

/** Words for people and what they did, in a question that tells a story. Which shows have them more often is chance. */
const TELLING = words(`
  ancient bit bloke chap days dude early explain explained explaining explains fella fellow folk folks guy guys heard
  host hosts lad lady listened man maybe mentioned number one ones people person presenter really said show showed
  shows speaker talk talked talking talks tell telling tells thank thanks thing things think told walked woman
`);

/** Whether a framing word belongs to any question, or only to one that tells a story. */
export type Framing = 'asking' | 'telling';

/**
 * Whether a lower-case word frames a question rather than naming its subject. The lists come from the half-remembered
 * questions of the tune split.
 */
export function framingOf(word: string): Framing | undefined {
  if (ASKING.has(word)) return 'asking';
  return TELLING.has(word) ? 'telling' : undefined;
}
