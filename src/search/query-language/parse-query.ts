import { firstDay, inOrder, lastDay, type Period } from '../../util/dates.ts';
import type { Diagnostic } from './diagnostics.ts';
import { interpretToken, type QueryText, typedOf } from './interpret-token.ts';
import { QUERY_FIELDS } from './keys.ts';
import { lexQuery } from './lexer.ts';
import { MAX_WORDS } from './limits.ts';
import { type Operand, readOperators } from './operators.ts';
import type { Clause, NamedFilter, ParsedQuery, QueryField, QueryFilters } from './query.ts';
import { readBare, readQuoted } from './words.ts';

/**
 * Parses a query: words, "phrases", `-word`, `+word`, `word*`, `host:ahuka`, `title:word`, `after:2015-06`, `in:notes` and the
 * like. Whatever cannot be understood is taken as words. Never throws; takes time linear in the length of the text.
 *
 * @example
 * ```ts
 * const { clauses, filters } = parseQuery('wi-fi "red hat" -windows host:ahuka after:2015');
 * clauses.map(({ kind, presence }) => `${kind} ${presence}`); // ['compound optional', 'phrase optional', 'word prohibited']
 * filters.hosts; // [{ typed: 'ahuka', exclude: false }]
 * filters.from; // '2015'
 * ```
 */
export function parseQuery(text: string): ParsedQuery {
  const { tokens, open, rest } = lexQuery(text.toWellFormed());
  const builder = new QueryBuilder();
  for (const operand of readOperators(tokens)) builder.add(operand);
  if (open !== undefined) builder.report({ kind: 'open-quote', typed: open });
  if (rest !== undefined) builder.stop(rest);
  return builder.build();
}

class QueryBuilder {
  readonly #clauses: Clause[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #names: Record<'hosts' | 'series' | 'tags', NamedFilter[]> = { hosts: [], series: [], tags: [] };
  readonly #fields = new Set<QueryField>();
  readonly #excludedFields = new Set<QueryField>();
  /** Keys without a value. They are searched as words if there is nothing else. */
  readonly #emptyKeys: { readonly key: string; readonly typed: string }[] = [];
  #period: Period = {};
  #firstIn: string | undefined;
  #wordsLeft = MAX_WORDS;
  #isFull = false;
  /** The previous token was words, so the next may be an alternative to it. */
  #isAfterWords = false;

  report(diagnostic: Diagnostic): void {
    this.#diagnostics.push(diagnostic);
  }

  add({ token, presence, isAlternative }: Operand): void {
    const meaning = interpretToken(token);
    const hasAlternative = isAlternative && this.#isAfterWords;
    this.#isAfterWords = meaning.kind === 'words';
    switch (meaning.kind) {
      case 'words':
        for (const [index, text] of meaning.texts.entries()) {
          this.#addWords(
            text,
            typedOf(token),
            { presence, isAlternative: hasAlternative && index === 0 },
            meaning.field,
          );
        }
        if (meaning.diagnostic) this.report(meaning.diagnostic);
        return;
      case 'names':
        for (const typed of meaning.names) {
          this.#names[meaning.filter].push({ typed, exclude: presence === 'prohibited' });
        }
        return;
      case 'dates':
        if (presence === 'prohibited') this.report({ kind: 'date-excluded', typed: meaning.typed });
        else this.#narrow(meaning.period);
        return;
      case 'fields':
        this.#firstIn ??= meaning.typed;
        for (const field of meaning.fields)
          (presence === 'prohibited' ? this.#excludedFields : this.#fields).add(field);
        return;
      case 'nothing':
        this.#emptyKeys.push(meaning);
    }
  }

  /** Ignores all further words, and reports the first of them. */
  stop(typed: string): void {
    if (!this.#isFull) this.report({ kind: 'too-long', typed });
    this.#isFull = true;
  }

  build(): ParsedQuery {
    const filters = this.#filters();
    const names = [...filters.hosts, ...filters.series, ...filters.tags];
    const hasDates = filters.from !== undefined || filters.to !== undefined;
    const isAllThereIs = this.#clauses.length === 0 && names.length === 0 && !hasDates;
    for (const { key, typed } of this.#emptyKeys) {
      this.report({ kind: isAllThereIs ? 'key-alone' : 'no-value', typed });
      if (isAllThereIs)
        this.#addWords({ value: key, quoted: false }, key, { presence: 'optional', isAlternative: false });
    }
    const isAnythingIncluded =
      hasDates ||
      this.#clauses.some(({ presence }) => presence !== 'prohibited') ||
      names.some(({ exclude }) => !exclude);
    if (!isAnythingIncluded) {
      const excluded = this.#clauses[0]?.words.map(({ typed }) => typed).join(' ') ?? names[0]?.typed;
      if (excluded !== undefined) this.report({ kind: 'only-exclusions', typed: excluded });
      else if (this.#firstIn !== undefined) this.report({ kind: 'only-fields', typed: this.#firstIn });
    }
    return { clauses: this.#clauses, filters, diagnostics: this.#diagnostics };
  }

  #addWords(
    { value, quoted }: QueryText,
    typed: string,
    { presence, isAlternative }: Omit<Operand, 'token'>,
    field?: QueryField,
  ): void {
    if (this.#isFull) return;
    if (this.#wordsLeft === 0) {
      this.stop(typed);
      return;
    }
    const { clause, diagnostic } = (quoted ? readQuoted : readBare)(value, this.#wordsLeft);
    this.#wordsLeft -= clause.words.length;
    this.#clauses.push({
      ...clause,
      presence,
      ...(field !== undefined && { fields: [field] }),
      ...(isAlternative && { isAlternative }),
    });
    if (diagnostic) this.report({ kind: diagnostic, typed });
    this.#isFull = diagnostic === 'too-long';
  }

  /** Several dates narrow down to the time that all of them include. */
  #narrow({ from, to }: Period): void {
    const before = this.#period;
    const later = from !== undefined && (before.from === undefined || firstDay(from) > firstDay(before.from));
    const earlier = to !== undefined && (before.to === undefined || lastDay(to) < lastDay(before.to));
    this.#period = { ...before, ...(later && { from }), ...(earlier && { to }) };
  }

  #filters(): QueryFilters {
    const { from, to } = inOrder(this.#period);
    const fields = this.#wantedFields();
    return {
      ...this.#names,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(fields.length > 0 && { fields }),
    };
  }

  /** Empty when no fields were named, or all of them were excluded. */
  #wantedFields(): readonly QueryField[] {
    if (this.#fields.size === 0 && this.#excludedFields.size === 0) return [];
    const included = this.#fields.size > 0 ? [...this.#fields] : QUERY_FIELDS;
    return included.filter((field) => !this.#excludedFields.has(field));
  }
}
