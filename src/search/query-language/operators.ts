import type { QueryToken } from './lexer.ts';
import type { Presence } from './query.ts';

/** A piece and what its sign, or the operator before it, asks for. */
export interface Operand {
  readonly piece: QueryToken;
  readonly presence: Presence;
  /** It is as good as the one before: there was an OR between them. */
  readonly isAlternative: boolean;
}

/** In pieces. More than that is not thought up in operators. */
const LONGEST_WITH_OPERATORS = 12;

/**
 * Takes AND, OR and NOT between other pieces for what they mean elsewhere: who writes AND wants both, who writes OR is
 * content with either, and NOT is a minus. In a query that is all capitals they are as likely to be shouted, and in a long one to be
 * stressed ("it is NOT part of"), so there they are words, as they are at the ends where nothing is left to connect.
 */
export function readOperators(pieces: readonly QueryToken[]): readonly Operand[] {
  const isShouted = !pieces.some(({ value, key }) => /\p{Ll}/u.test(key ?? value));
  const isSentence = pieces.length > LONGEST_WITH_OPERATORS;
  const operands: Operand[] = [];
  let next: Presence = 'optional';
  let isAlternative = false;
  for (const [index, piece] of pieces.entries()) {
    const operator = isShouted || isSentence || index === pieces.length - 1 ? undefined : operatorOf(piece);
    const last = operands.at(-1);
    if (operator === 'NOT') {
      next = 'prohibited';
    } else if (operator !== undefined && last) {
      if (operator === 'AND') {
        operands[operands.length - 1] = { ...last, presence: stricter(last.presence, 'required') };
        next = stricter(next, 'required');
      }
      isAlternative = operator === 'OR';
    } else {
      // In a sentence, a sign before a word is a dash without its blank, or an option of a command.
      const sign = isSentence && piece.key === undefined ? '' : piece.sign;
      const own = stricter(PRESENCE[sign], next);
      // What is as good as something that has to be there has to be there instead.
      const presence = isAlternative && own === 'optional' && last?.presence === 'required' ? 'required' : own;
      operands.push({ piece, presence, isAlternative: isAlternative && presence === last?.presence });
      next = 'optional';
      isAlternative = false;
    }
  }
  return operands;
}

const PRESENCE = { '': 'optional', '+': 'required', '-': 'prohibited' } as const;
const STRICTNESS = { optional: 0, required: 1, prohibited: 2 } as const;

function stricter(a: Presence, b: Presence): Presence {
  return STRICTNESS[a] >= STRICTNESS[b] ? a : b;
}

function operatorOf({ sign, key, value, quoted }: QueryToken): string | undefined {
  const isBare = sign === '' && key === undefined && !quoted;
  return isBare && ['AND', 'OR', 'NOT'].includes(value) ? value : undefined;
}
