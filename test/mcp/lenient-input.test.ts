import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { lenient } from '../../src/mcp/lenient-input.ts';

const schema = z.strictObject({
  id: z.int().min(0),
  limit: z.int().min(1).max(100).default(20),
  around: z.int().optional(),
  query: z.string().max(20).optional(),
  exact: z.boolean().default(false),
  mode: z.enum(['any', 'all']).optional(),
  terms: z.array(z.string().min(1)).max(3).optional(),
});
const read = (value: unknown) => schema.parse(lenient(schema, value));

describe('arguments as clients send them', () => {
  test.each([
    ['a number as a string', { id: '12' }, { id: 12 }],
    ['a number with white space and a fraction of nothing', { id: ' 12.0 ' }, { id: 12 }],
    ['an episode as people write it', { id: 'hpr0012' }, { id: 12 }],
    ['an address', { id: 'https://hackerpublicradio.org/eps/hpr0012/index.html' }, { id: 12 }],
    ['null for what is optional', { id: 1, limit: null, query: null, terms: null, mode: null }, { id: 1 }],
    ['nothing in quotes for what is optional', { id: 1, limit: '', query: ' ', exact: '', mode: '' }, { id: 1 }],
    ['a list as one string', { id: 1, terms: 'xen, kvm' }, { id: 1, terms: ['xen', 'kvm'] }],
    ['a list as JSON in a string', { id: 1, terms: '["xen", "kvm"]' }, { id: 1, terms: ['xen', 'kvm'] }],
    ['a list with nothing in it', { id: 1, terms: ['xen', '', null] }, { id: 1, terms: ['xen'] }],
    ['a single thing for a list', { id: 1, terms: 'xen' }, { id: 1, terms: ['xen'] }],
    ['booleans as strings', { id: 1, exact: 'True' }, { id: 1, exact: true }],
    ['booleans as strings', { id: 1, exact: 'false' }, { id: 1, exact: false }],
    ['booleans as numbers', { id: 1, exact: 1 }, { id: 1, exact: true }],
    ['an option in capital letters', { id: 1, mode: 'ALL' }, { id: 1, mode: 'all' }],
    ['a number for a text', { id: 1, query: 2015 }, { id: 1, query: '2015' }],
  ])('%s', (_, given, understood) => {
    expect(read(given)).toEqual({ limit: 20, exact: false, ...understood });
  });

  test.each([
    ['nothing for what is required', { id: null }],
    ['a word for a number', { id: 'twelve' }],
    ['a fraction', { id: 1, limit: '2.5' }],
    ['a number that is too large', { id: 1, limit: '101' }],
    ['a negative number', { id: '-1' }],
    ['an option that there is not', { id: 1, mode: 'some' }],
    ['a parameter that there is not', { id: 1, host_name: null }],
    ['too many items', { id: 1, terms: 'a, b, c, d' }],
    ['an object', { id: {} }],
    ['an object without a prototype for a boolean', { id: 1, exact: Object.create(null) }],
    ['a list for a text', { id: 1, query: ['a'] }],
    ['a list of arguments', [1]],
    ['a text instead of arguments', 'id=1'],
  ])('%s is still refused', (_, given) => {
    expect(() => read(given)).toThrow(z.ZodError);
  });

  test('valid arguments stay as they are, and nothing makes it throw', () => {
    const valid = fc.record(
      {
        id: fc.nat(),
        limit: fc.integer({ min: 1, max: 100 }),
        query: fc.string({ maxLength: 20 }).filter((text) => text.trim() !== ''),
        exact: fc.boolean(),
        mode: fc.constantFrom('any', 'all'),
        terms: fc.array(
          fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: ['id'] },
    );
    fc.assert(
      fc.property(valid, (value) => {
        expect(lenient(schema, value)).toEqual(value);
      }),
    );
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, other) => {
        lenient(schema, value);
        lenient(schema, { id: value, terms: other, exact: value, mode: other, __proto__: value });
      }),
    );
  });
});
