import { firstDay, inOrder, lastDay, type Period } from '../../util/dates.ts';
import type { Diagnostic } from './diagnostics.ts';
import { interpretToken, type Text, typedOf } from './interpret-token.ts';
import { QUERY_FIELDS } from './keys.ts';
import { lexQuery } from './lexer.ts';
import { MOST_WORDS } from './limits.ts';
import { type Operand, readOperators } from './operators.ts';
import type { Clause, NamedFilter, ParsedQuery, QueryField, QueryFilters } from './query.ts';
import { readBare, readQuoted } from './words.ts';

/**
 * Reads a query as a person guesses it: words, "phrases", `-word`, `+word`, `word*`, `host:ahuka`, `title:word`,
 * `after:2015-06`, `in:notes` and what is like them. Whatever is not understood is words. Never throws, and takes a time that
 * grows with the length of the text.
 */
export function parseQuery(text: string): ParsedQuery {
  const { pieces, open, rest } = lexQuery(text.toWellFormed());
  const query = new QueryMaker();
  for (const operand of readOperators(pieces)) query.add(operand);
  if (open !== undefined) query.diagnostic({ kind: 'open-quote', typed: open });
  if (rest !== undefined) query.stop(rest);
  return query.finish();
}

class QueryMaker {
  readonly #clauses: Clause[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #names: Record<'hosts' | 'series' | 'tags', NamedFilter[]> = { hosts: [], series: [], tags: [] };
  readonly #fields = new Set<QueryField>();
  readonly #fieldsOut = new Set<QueryField>();
  /** Keys without a value: the words to look for where there are no others. */
  readonly #keysAlone: { readonly key: string; readonly typed: string }[] = [];
  #period: Period = {};
  #firstPlace: string | undefined;
  #wordsLeft = MOST_WORDS;
  #isFull = false;
  /** The last piece was something to look for, so that another may do instead. */
  #isSought = false;

  diagnostic(diagnostic: Diagnostic): void {
    this.#diagnostics.push(diagnostic);
  }

  add({ piece, presence, isAlternative }: Operand): void {
    const meaning = interpretToken(piece);
    const hasOther = isAlternative && this.#isSought;
    this.#isSought = meaning.kind === 'words';
    switch (meaning.kind) {
      case 'words':
        for (const [index, text] of meaning.texts.entries()) {
          this.#look(text, typedOf(piece), { presence, isAlternative: hasOther && index === 0 }, meaning.field);
        }
        if (meaning.diagnostic) this.diagnostic(meaning.diagnostic);
        return;
      case 'names':
        for (const typed of meaning.names) {
          this.#names[meaning.filter].push({ typed, exclude: presence === 'prohibited' });
        }
        return;
      case 'dates':
        if (presence === 'prohibited') this.diagnostic({ kind: 'date-excluded', typed: meaning.typed });
        else this.#narrow(meaning.period);
        return;
      case 'fields':
        this.#firstPlace ??= meaning.typed;
        for (const field of meaning.fields) (presence === 'prohibited' ? this.#fieldsOut : this.#fields).add(field);
        return;
      case 'nothing':
        this.#keysAlone.push(meaning);
    }
  }

  /** No more words are taken, from the one typed here on. */
  stop(typed: string): void {
    if (!this.#isFull) this.diagnostic({ kind: 'too-long', typed });
    this.#isFull = true;
  }

  finish(): ParsedQuery {
    const filters = this.#filters();
    const names = [...filters.hosts, ...filters.series, ...filters.tags];
    const hasDates = filters.from !== undefined || filters.to !== undefined;
    const isNothingElse = this.#clauses.length === 0 && names.length === 0 && !hasDates;
    for (const { key, typed } of this.#keysAlone) {
      this.diagnostic({ kind: isNothingElse ? 'key-alone' : 'no-value', typed });
      if (isNothingElse) this.#look({ value: key, quoted: false }, key, { presence: 'optional', isAlternative: false });
    }
    const isAnythingWanted =
      hasDates ||
      this.#clauses.some(({ presence }) => presence !== 'prohibited') ||
      names.some(({ exclude }) => !exclude);
    if (!isAnythingWanted) {
      const unwanted = this.#clauses[0]?.words.map(({ typed }) => typed).join(' ') ?? names[0]?.typed;
      if (unwanted !== undefined) this.diagnostic({ kind: 'only-exclusions', typed: unwanted });
      else if (this.#firstPlace !== undefined) this.diagnostic({ kind: 'only-fields', typed: this.#firstPlace });
    }
    return { clauses: this.#clauses, filters, diagnostics: this.#diagnostics };
  }

  #look(
    { value, quoted }: Text,
    typed: string,
    { presence, isAlternative }: Omit<Operand, 'piece'>,
    field?: QueryField,
  ): void {
    if (this.#isFull) return;
    if (this.#wordsLeft === 0) {
      this.stop(typed);
      return;
    }
    const { sought, diagnostic } = (quoted ? readQuoted : readBare)(value, this.#wordsLeft);
    this.#wordsLeft -= sought.words.length;
    this.#clauses.push({
      ...sought,
      presence,
      ...(field !== undefined && { fields: [field] }),
      ...(isAlternative && { isAlternative }),
    });
    if (diagnostic) this.diagnostic({ kind: diagnostic, typed });
    this.#isFull = diagnostic === 'too-long';
  }

  /** Several dates all hold. */
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

  /** None: there is no choice, or nothing is left of it. */
  #wantedFields(): readonly QueryField[] {
    if (this.#fields.size === 0 && this.#fieldsOut.size === 0) return [];
    const chosen = this.#fields.size > 0 ? [...this.#fields] : QUERY_FIELDS;
    return chosen.filter((field) => !this.#fieldsOut.has(field));
  }
}
