import {
  type McpServer,
  type ReadResourceResult,
  ResourceNotFoundError,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import { episodeNumber } from '../knowledge/episode-numbers.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { McpContext } from './context.ts';
import { sentText } from './log-fields.ts';
import { LISTS } from './resource-lists.ts';
import { PAGES } from './resource-pages.ts';

const MIME_TYPE = 'text/markdown';

/** Registers the lists, and a template each for episodes, transcripts, hosts and series. All are Markdown. */
export function registerResources(server: McpServer, context: McpContext): void {
  for (const { name, uri, title, description, text } of LISTS) {
    server.registerResource(name, uri, { title, description, mimeType: MIME_TYPE }, () =>
      read(context, uri, (knowledgeBase) => text(knowledgeBase)),
    );
  }
  for (const { name, uri, title, description, text, complete } of PAGES) {
    const suggest = async (typed: string): Promise<string[]> => complete(await context.knowledgeBase(), typed);
    const template = new ResourceTemplate(uri, { list: undefined, complete: { id: suggest } });
    server.registerResource(name, template, { title, description, mimeType: MIME_TYPE }, ({ href }, { id }) =>
      read(context, href, (knowledgeBase) => {
        const number = typeof id === 'string' ? episodeNumber(id) : undefined;
        return number === undefined ? undefined : text(knowledgeBase, number);
      }),
    );
  }
}

/** @throws {ResourceNotFoundError} when the URI names nothing. */
async function read(
  { knowledgeBase, turns, log }: McpContext,
  uri: string,
  textOf: (knowledgeBase: KnowledgeBase) => string | undefined,
): Promise<ReadResourceResult> {
  await knowledgeBase();
  await turns.take();
  const text = textOf(await knowledgeBase());
  log.debug({ uri: sentText(uri), found: text !== undefined }, 'Read');
  if (text === undefined) throw new ResourceNotFoundError(uri);
  return { contents: [{ uri, mimeType: MIME_TYPE, text }] };
}
