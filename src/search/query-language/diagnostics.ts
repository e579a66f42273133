/** What in a query was not used as it is meant, and so was taken as words or left out. `typed` is the piece in question. */
export type Diagnostic =
  /** `in:foo`: no field is called so. `foo` is a word. */
  | { readonly kind: 'unknown-field'; readonly typed: string }
  /** `after:june`. `june` is a word. */
  | { readonly kind: 'unreadable-date'; readonly typed: string }
  /** `-year:2015`: only names, fields and words can be excluded. Left out. */
  | { readonly kind: 'date-excluded'; readonly typed: string }
  /** `host:` with nothing behind it. Left out. */
  | { readonly kind: 'no-value'; readonly typed: string }
  /** `host:` and nothing else. `host` is a word. */
  | { readonly kind: 'key-alone'; readonly typed: string }
  /** A quote that nothing closes. What follows are words. */
  | { readonly kind: 'open-quote'; readonly typed: string }
  /** `a*`: nearly every show has a word that starts so. A word. */
  | { readonly kind: 'short-beginning'; readonly typed: string }
  /** `anti-vir*`: only single words have beginnings. The words without the star. */
  | { readonly kind: 'compound-beginning'; readonly typed: string }
  /** Nothing was typed but what a show must not have. */
  | { readonly kind: 'only-exclusions'; readonly typed: string }
  /** `in:notes` and nothing to look for in them. */
  | { readonly kind: 'only-fields'; readonly typed: string }
  /** A pasted page: `typed` is the first piece that was not read. */
  | { readonly kind: 'too-long'; readonly typed: string };
