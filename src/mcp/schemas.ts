import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import type * as z from 'zod';
import { cut } from '../text/cut.ts';
import { lenient } from './lenient-input.ts';

/** Characters of a message about an argument; it may quote what was sent. */
const LONGEST_MESSAGE = 300;

type Validation = Awaited<ReturnType<StandardSchemaWithJSON['~standard']['validate']>>;

/** The schema of a tool's arguments. It forgives the habits of clients; what they are told is as strict as the schema. */
export function inputSchema(schema: z.ZodObject): StandardSchemaWithJSON {
  const { '~standard': standard } = outputSchema(schema);
  const validate = async (value: unknown): Promise<Validation> => {
    const result = await standard.validate(lenient(schema, value));
    if (!result.issues) return result;
    return { issues: result.issues.map((issue) => ({ ...issue, message: cut(issue.message, LONGEST_MESSAGE) })) };
  };
  return { '~standard': { ...standard, validate } };
}

/** A schema whose JSON Schema is made once, which takes a millisecond, and not for every client and request. */
export function outputSchema(schema: z.ZodObject): StandardSchemaWithJSON {
  const standard = schema['~standard'];
  const made = new Map<string, Record<string, unknown>>();
  const once = (io: 'input' | 'output') => (options: Parameters<typeof standard.jsonSchema.input>[0]) => {
    const json = made.get(io) ?? standard.jsonSchema[io](options);
    made.set(io, json);
    return json;
  };
  return { '~standard': { ...standard, jsonSchema: { input: once('input'), output: once('output') } } };
}
