import type { SearchDiagnostic } from '../../knowledge/answers.ts';
import { plural } from '../../text/format.ts';
import { code } from '../text/markdown.ts';
import { quoted } from './embed.ts';

/** How many names a sentence holds. */
const NAMES = 3;
/** How many units of the typed text to quote. */
const TYPED = 40;

/** One or two friendly sentences about a part of a query that was misused. Markdown, on one line. */
export function diagnosticText(diagnostic: SearchDiagnostic): string {
  const typed = quoted(diagnostic.typed, TYPED);
  switch (diagnostic.kind) {
    case 'unknown-field':
      return `I don’t know any place called ${typed}, so I looked for the word. Try ${code('in:title')}, ${code('in:notes')} or ${code('in:transcript')}.`;
    case 'unreadable-date':
      return `I can’t read ${typed} as a date, so I looked for the word. Write ${code('2015')}, ${code('2015-06')} or ${code('2015-06-30')}.`;
    case 'date-excluded':
      return `Dates can’t be left out, so I passed over ${typed}. Try ${code('before:2015')} or ${code('after:2015')}.`;
    case 'no-value':
      return `Nothing follows ${typed}, so I passed over it.`;
    case 'key-alone':
      return `Nothing follows ${typed}, so I looked for the word.`;
    case 'open-quote':
      return `A quotation mark is missing behind ${typed}, so I looked for each word on its own.`;
    case 'short-beginning':
      return `The beginning ${typed} is too short, so I took it as a word. Three letters will do: ${code('pod*')}.`;
    case 'compound-beginning':
      return `A ${code('*')} works on single words only, so I took ${typed} without it.`;
    case 'only-exclusions':
      return `You told me what to leave out (${typed}), but not what to look for. Add a word or two.`;
    case 'only-fields':
      return `You told me where to look (${typed}), but not for what. Add a word or two.`;
    case 'inexact-match':
      return `No show says exactly that. These come close.`;
    case 'no-such-phrase':
      return `No show says it word for word, so I looked for each word on its own.`;
    case 'too-long':
      return `That is a lot to look for. I stopped before ${typed}.`;
    case 'guessed-name':
      return `I don’t know any ${diagnostic.of} called ${typed}, so I assumed you meant ${list(diagnostic.names, 'and')}.`;
    case 'several-names':
      return `Several ${PLURAL[diagnostic.of]} go by ${typed}, and I took all: ${list(diagnostic.names, 'and')}.`;
    case 'unknown-name':
      return [
        `I don’t know any ${diagnostic.of} called ${typed}, so I ${diagnostic.exclude ? 'left nothing out' : 'looked everywhere'}.`,
        ...(diagnostic.names.length > 0 ? [`Did you mean ${list(diagnostic.names, 'or')}?`] : []),
      ].join(' ');
  }
}

const PLURAL = { host: 'hosts', series: 'series', tag: 'tags' } as const;

function list(names: readonly string[], conjunction: 'and' | 'or'): string {
  const shown = names.slice(0, NAMES).map((name) => quoted(name, TYPED));
  const others = names.length - shown.length;
  const parts = others > 0 ? [...shown, `${plural(others, 'other')}`] : shown;
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} ${conjunction} ${last}`;
}
