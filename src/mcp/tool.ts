import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import type * as z from 'zod';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { errorFields } from '../runtime/log.ts';
import { type McpContext, NotServingError } from './context.ts';
import { sentText } from './log-fields.ts';
import { inputSchema, outputSchema } from './schemas.ts';
import { ToolInputError } from './tool-input-error.ts';

/** An answer for a reader, and the same for a program. */
export interface ToolAnswer<T> {
  readonly text: string;
  readonly data: T;
}

/** One tool: what it is called, what it takes and gives, and how it answers. */
export interface ToolDefinition<I extends z.ZodObject, O extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** Tells a model when to pick this tool, and when another. */
  readonly description: string;
  readonly input: I;
  readonly output: O;
  /**
   * @param rest Awaited between the pieces of long work.
   * @throws {ToolInputError} when the question has to be asked in another way.
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

/** Tools only read what is in the corpus, and the same question has the same answer. */
const ANNOTATIONS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

export function defineTool<I extends z.ZodObject, O extends z.ZodObject>(tool: ToolDefinition<I, O>): Tool {
  const { name, title, description, input, output } = tool;
  // Made once, though every client and every request over HTTP has a server of its own.
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

/** Runs a tool in its turn. Whatever goes wrong ends here: with a hint for the model, or with a line in the log. */
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
    // The one of now: it may have been swapped while this call waited for its turn.
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
    // What was asked is nobody's business but the developer's.
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
