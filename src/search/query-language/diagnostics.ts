/**
 * Something in a query that was not used as it was meant, but taken as words or left out. `typed` is the token in
 * question. The kinds are part of what MCP clients receive.
 */
export type Diagnostic =
  /** `in:foo`: there is no such field. `foo` is searched as a word. */
  | { readonly kind: 'unknown-field'; readonly typed: string }
  /** `after:june`: no date. `june` is searched as a word. */
  | { readonly kind: 'unreadable-date'; readonly typed: string }
  /** `-year:2015`: dates cannot be excluded. Left out. */
  | { readonly kind: 'date-excluded'; readonly typed: string }
  /** `host:` without a value. Left out. */
  | { readonly kind: 'no-value'; readonly typed: string }
  /** `host:` and nothing else. `host` is searched as a word. */
  | { readonly kind: 'key-alone'; readonly typed: string }
  /** An unclosed quote. What follows it is searched as words. */
  | { readonly kind: 'open-quote'; readonly typed: string }
  /** `a*`: a prefix that nearly every show has. Searched as a word. */
  | { readonly kind: 'short-beginning'; readonly typed: string }
  /** `anti-vir*`: only single words can be prefixes. Searched without the star. */
  | { readonly kind: 'compound-beginning'; readonly typed: string }
  /** Everything in the query is excluded. */
  | { readonly kind: 'only-exclusions'; readonly typed: string }
  /** `in:notes` without a word to search for. */
  | { readonly kind: 'only-fields'; readonly typed: string }
  /** Too many words. `typed` is the first token that was left out. */
  | { readonly kind: 'too-long'; readonly typed: string };
