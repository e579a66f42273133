import { type Correction, type SearchPage, verbatimQuery } from '../../knowledge/knowledge-base.ts';
import { button, type Row } from '../controls.ts';
import { plain, shorten } from '../text/markdown.ts';
import { tidyLine } from '../text/tidy.ts';
import { diagnosticText } from './search-diagnostics.ts';

const CORRECTIONS = 5;
const WORD = 40;
const ALL = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const ANY = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const MAX_DIAGNOSTICS = 2;

/** What was not searched as it was typed, as lines in small print. */
export function searchNotes({ corrections, diagnostics }: SearchPage): readonly string[] {
  const notes = [...correctionsInWords(corrections), ...diagnostics.slice(0, MAX_DIAGNOSTICS).map(diagnosticText)];
  return notes.map((note) => `-# ${note}`);
}

/** A sentence about words that do not occur, and one about those that are rare. */
function correctionsInWords(corrections: readonly Correction[]): string[] {
  return [false, true].flatMap((known) => {
    const some = corrections.filter((one) => one.known === known).slice(0, CORRECTIONS);
    const [only] = some;
    if (only === undefined) return [];
    // Of several words, each is shown with its likeliest correction.
    const searched =
      some.length === 1 ? only.searched : [...new Set(some.flatMap(({ searched: [best] }) => best ?? []))];
    const shown = ALL.format(searched.map((word) => `**${shorten(tidyLine(word), WORD, plain)}**`));
    const typed = ANY.format(some.map((one) => `“${shorten(tidyLine(one.typed), WORD, plain)}”`));
    return [
      known
        ? `Showing results for ${shown} too: few say ${typed}.`
        : `Showing results for ${shown}: nobody says ${typed}.`,
    ];
  });
}

/** A button to search verbatim, if corrections were searched as well. */
export function insist(query: string, { corrections }: SearchPage): readonly Row[] {
  const isWorthIt = corrections.some(({ known }) => known) && verbatimQuery(query) !== query;
  return isWorthIt ? [[button('as-typed', 'Search only for what I typed')]] : [];
}
