import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import type * as z from 'zod';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { errorFields } from '../runtime/log.ts';
import type { McpContext } from './context.ts';
import { NotServingError, ToolInputError } from './errors.ts';
import { sentText } from './log-fields.ts';
import { inputSchema, outputSchema } from './schemas.ts';

/** An answer as text and, with the same content, as structured data. */
export interface ToolAnswer<T> {
  readonly text: string;
  readonly data: T;
}

/** One tool: its name and description, the schemas of its input and output, and its implementation. */
export interface ToolDefinition<I extends z.ZodObject, O extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** Tells a model when to use this tool, and when another one. */
  readonly description: string;
  readonly input: I;
  readonly output: O;
  /**
   * @param rest Awaited between slices of long work; see {@link Turns.slices}.
   * @throws {ToolInputError} when the arguments cannot be answered.
   */
  answer(
    args: z.output<I>,
    knowledgeBase: KnowledgeBase,
    rest: () => Promise<void>,
  ): ToolAnswer<z.input<O>> | Promise<ToolAnswer<z.input<O>>>;
}

export interface Tool {
  readonly name: string;
  register(server: McpServer, context: McpContext): void;
}

/** Tools only read, and the same call has the same answer. */
const ANNOTATIONS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

export function defineTool<I extends z.ZodObject, O extends z.ZodObject>(tool: ToolDefinition<I, O>): Tool {
  const { name, title, description, input, output } = tool;
  // Shared by the server objects of all connections and requests.
  const config = {
    title,
    description,
    inputSchema: inputSchema(input),
    outputSchema: outputSchema(output),
    annotations: { title, ...ANNOTATIONS },
  };
  return {
    name,
    register: (server, context) => {
      server.registerTool(name, config, (args, { mcpReq }) => call(tool, input.parse(args), context, mcpReq.signal));
    },
  };
}

/** Runs a tool when it has its turn. Every error ends here: as a hint for the model, or as a line in the log. */
async function call<I extends z.ZodObject, O extends z.ZodObject>(
  tool: ToolDefinition<I, O>,
  args: z.output<I>,
  context: McpContext,
  signal: AbortSignal,
): Promise<CallToolResult> {
  const { log, turns } = context;
  let started = performance.now();
  try {
    await context.knowledgeBase();
    const waited = await turns.take();
    started = performance.now();
    signal.throwIfAborted();
    // It may have been swapped while this call waited for its turn.
    const knowledgeBase = await context.knowledgeBase();
    const { text, data } = await tool.answer(args, knowledgeBase, turns.slices(signal));
    log.debug({ tool: tool.name, args: sentText(args), ms: since(started), waited: Math.round(waited) }, 'Answered');
    return { content: [{ type: 'text', text }], structuredContent: data };
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof ToolInputError) {
      log.debug(
        { tool: tool.name, args: sentText(args), hint: error.message, ms: since(started) },
        'Answered with a hint',
      );
      return failure(error.message);
    }
    if (error instanceof NotServingError) return failure(error.message);
    log.error({ tool: tool.name, error: errorFields(error) }, 'A tool failed');
    // Queries are private, so they are only logged for debugging.
    log.debug({ tool: tool.name, args: sentText(args) }, 'The question of the tool that failed');
    return failure(
      'This went wrong on the server, not in your question. The server has logged it; other calls still work.',
    );
  }
}

function failure(text: string): CallToolResult {
  return { content: [{ type: 'text', text }], isError: true };
}

function since(started: number): number {
  return Math.round((performance.now() - started) * 10) / 10;
}
