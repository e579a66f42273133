import type { QueryToken } from './lexer.ts';
import type { Presence } from './query.ts';

/** A token, with what its sign or the operator before it asks for. */
export interface Operand {
  readonly token: QueryToken;
  readonly presence: Presence;
  /** There was an OR between it and the previous operand. */
  readonly isAlternative: boolean;
}

/** In tokens. Longer queries are sentences rather than expressions. */
const MAX_EXPRESSION_LENGTH = 12;

/**
 * Resolves signs and the operators AND, OR and NOT. AND makes both operands required, OR makes them alternatives, NOT excludes.
 * In a query that is all capitals, in a long one ("it is NOT part of"), and at the ends of any query, operators are words.
 */
export function readOperators(tokens: readonly QueryToken[]): readonly Operand[] {
  const isAllCaps = !tokens.some(({ value, key }) => /\p{Ll}/u.test(key ?? value));
  const isSentence = tokens.length > MAX_EXPRESSION_LENGTH;
  const operands: Operand[] = [];
  let next: Presence = 'optional';
  let isAlternative = false;
  for (const [index, token] of tokens.entries()) {
    const operator = isAllCaps || isSentence || index === tokens.length - 1 ? undefined : operatorOf(token);
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
      // In a sentence, a sign before a word is a dash without its space, or an option of a command.
      const sign = isSentence && token.key === undefined ? '' : token.sign;
      const own = stricter(PRESENCE[sign], next);
      // The alternative to a required operand is required as well: one of both must be there.
      const presence = isAlternative && own === 'optional' && last?.presence === 'required' ? 'required' : own;
      operands.push({ token, presence, isAlternative: isAlternative && presence === last?.presence });
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
