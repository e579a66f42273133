import * as z from 'zod';
import { episodeNumber } from '../knowledge/episode-numbers.ts';

const TRUE = ['true', 'yes', '1'];
const FALSE = ['false', 'no', '0'];
const INTEGER = /^[+-]?\d{1,15}(?:\.0+)?$/;

/**
 * Arguments as a schema wants them, from what clients really send: numbers and booleans as strings, `hpr0012` for 12,
 * `null` and `""` for what is left out, a list as one string. What cannot be understood stays as it is, for the schema to
 * refuse.
 *
 * @example
 * lenient(z.strictObject({ limit: z.int().optional(), terms: z.array(z.string()) }), { limit: '2', terms: 'xen, kvm' });
 * // { limit: 2, terms: ['xen', 'kvm'] }
 */
export function lenient(schema: z.ZodObject, value: unknown): unknown {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, given]) => {
      const parameter = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
      if (!(parameter instanceof z.ZodType)) return [[name, given]];
      if (isBlank(given) && parameter.safeParse(undefined).success) return [];
      return [[name, understand(parameter, given)]];
    }),
  );
}

function understand(schema: unknown, value: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return understand(schema.unwrap(), value);
  if (schema instanceof z.ZodNumber) return asNumber(value);
  if (schema instanceof z.ZodBoolean) return asBoolean(value);
  if (schema instanceof z.ZodEnum) return asOption(value, schema.options);
  if (schema instanceof z.ZodArray) {
    return (
      asList(value)
        ?.filter((item) => !isBlank(item))
        .map((item) => understand(schema.element, item)) ?? value
    );
  }
  if (schema instanceof z.ZodString && typeof value === 'number') return String(value);
  return value;
}

function asNumber(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const typed = value.trim();
  return INTEGER.test(typed) ? Number(typed) : (episodeNumber(typed) ?? value);
}

function asBoolean(value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const typed = String(value).trim().toLowerCase();
  if (TRUE.includes(typed)) return true;
  return FALSE.includes(typed) ? false : value;
}

function asOption(value: unknown, options: readonly (string | number)[]): unknown {
  if (typeof value !== 'string') return value;
  const typed = value.trim().toLowerCase();
  return options.find((option) => String(option).toLowerCase() === typed) ?? value;
}

/** A list in JSON, or one with `,`, `;`, `|` or line ends between its items; a single item is a list of one. */
function asList(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value === 'number') return [value];
  if (typeof value !== 'string') return undefined;
  if (value.trim().startsWith('[')) {
    try {
      const list: unknown = JSON.parse(value);
      if (Array.isArray(list)) return list;
    } catch {
      // Then it is text that begins with a bracket.
    }
  }
  return value.split(/[,;|\n]/).map((item) => item.trim());
}

function isBlank(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}
