import type { Client } from '@modelcontextprotocol/client';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { sampleKnowledgeBase } from '../support/sample.ts';
import { clientOf, textOf } from './clients.ts';

let client: Client;
/** The schema of each tool's parameters, as a client gets it. */
let schemas: readonly { readonly name: string; readonly properties: ReadonlyMap<string, Schema> }[];

const schemaShape = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
});
type Schema = z.infer<typeof schemaShape>;

beforeAll(async () => {
  client = await clientOf(await sampleKnowledgeBase());
  const { tools } = await client.listTools();
  schemas = tools.map(({ name, inputSchema }) => ({
    name,
    properties: new Map(
      Object.entries(inputSchema.properties ?? {}).map(([key, schema]) => [key, schemaShape.parse(schema)]),
    ),
  }));
});

const LARGEST_ANSWER = 34_000;
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('\u0000', '\ud800', '__proto__', '*'.repeat(300), '((((((a+)+)+)+$', '-', '"', '🙂', "'; drop"),
);

/** Values that a schema allows. */
function valid(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1e9, 1e9) });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(fc.oneof(fc.constantFrom('server', 'the', 'a'), nasty), {
        minLength: 1,
        maxLength: schema.maxItems ?? 3,
      });
    default:
      return fc
        .oneof(fc.constantFrom('server', 'the', 'xen virtualisation'), nasty)
        .map((text) => text.slice(0, schema.maxLength ?? 100));
  }
}

const anything = fc.anything({ withBigInt: false, withNullPrototype: false });

describe('any arguments get an answer', () => {
  test('valid arguments get an answer that matches the output schema, or a hint, and never a long one', async () => {
    const calls = fc.nat().chain((which) => {
      const tool = schemas[which % schemas.length];
      const entries = [...(tool?.properties ?? [])].map(
        ([key, schema]) => [key, fc.option(valid(schema), { nil: undefined, freq: 2 })] as const,
      );
      return fc.record({ name: fc.constant(tool?.name ?? ''), args: fc.record(Object.fromEntries(entries)) });
    });
    await fc.assert(
      fc.asyncProperty(calls, async ({ name, args }) => {
        const known = name === 'get_episode' || name === 'get_transcript' ? { episodeId: 1, ...args } : args;
        // The client checks structured content against the schema of the tool.
        const result = await client.callTool({ name, arguments: JSON.parse(JSON.stringify(known)) });
        expect(textOf(result).length).toBeGreaterThan(0);
        expect(JSON.stringify(result).length).toBeLessThan(LARGEST_ANSWER);
        if (result.isError) expect(textOf(result)).not.toMatch(/went wrong on the server/);
      }),
      { numRuns: 500 },
    );
  });

  test('arbitrary arguments get an answer or an error, and the next call works', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.dictionary(fc.string(), anything), anything, async (which, others, value) => {
        const tool = schemas[which % schemas.length];
        const keys = [...(tool?.properties.keys() ?? [])];
        const args = { ...others, ...(keys.length > 0 && { [keys[which % keys.length] ?? '']: value }) };
        const result = await client.callTool({ name: tool?.name ?? '', arguments: JSON.parse(JSON.stringify(args)) });
        if (result.isError) expect(textOf(result)).not.toMatch(/went wrong on the server/);
      }),
      { numRuns: 500 },
    );
    const { isError } = await client.callTool({ name: 'search_episodes', arguments: { query: 'server' } });
    expect(isError).toBeFalsy();
  });

  test('unknown tools, resources, prompts and cursors are refused', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        await expect(client.callTool({ name: `no ${text}` })).rejects.toThrow();
        await expect(client.readResource({ uri: text })).rejects.toThrow();
        await expect(client.readResource({ uri: `hpr://episode/${text}x` })).rejects.toThrow();
        await expect(client.getPrompt({ name: `no ${text}` })).rejects.toThrow();
        const { isError } = await client.callTool({
          name: 'search_episodes',
          arguments: { query: 'x', cursor: text.slice(0, 200) },
        });
        // Clients send an empty text for what they leave out.
        expect(isError ?? false).toBe(text.trim() !== '');
      }),
      { numRuns: 60 },
    );
  });
});
