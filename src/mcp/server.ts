import { McpServer } from '@modelcontextprotocol/server';
import packageJson from '../../package.json' with { type: 'json' };
import { siteUrl } from '../corpus/links.ts';
import type { McpContext } from './context.ts';
import { registerPrompts } from './prompts.ts';
import { registerResources } from './resources.ts';
import { TOOLS } from './tools/index.ts';

const INSTRUCTIONS = `Hacker Public Radio (${siteUrl}) is a podcast made by its listeners since 2007. This server knows every episode: facts, show notes, comments and full transcripts.
For a topic or a half-remembered show start with search_episodes; for exact wording with search_transcripts. Read on with get_transcript around the place of a match, or get_episode for everything about one show.
Places are word numbers with approximate times. Matches stand between **. Long answers come in pages: pass nextCursor as cursor, with the same arguments. Give people the link of an episode when you mention it.`;

/** Lists only change with a new version of the server, so clients may cache them. */
const CACHED = { ttlMs: 3_600_000, cacheScope: 'public' } as const;

/**
 * A server object for one connection, or for one request over HTTP. Nothing of one client can reach another: they share
 * only the context.
 */
export function createMcpServer(context: McpContext): McpServer {
  const server = new McpServer(
    { name: 'hpr-knowledge-base', title: 'Hacker Public Radio', version: packageJson.version, websiteUrl: siteUrl },
    {
      instructions: INSTRUCTIONS,
      capabilities: {
        tools: { listChanged: false },
        resources: { listChanged: false },
        prompts: { listChanged: false },
      },
      cacheHints: {
        'tools/list': CACHED,
        'prompts/list': CACHED,
        'resources/list': CACHED,
        'resources/templates/list': CACHED,
        'server/discover': CACHED,
      },
      maxToolInputElements: 1000,
    },
  );
  for (const tool of TOOLS) tool.register(server, context);
  registerResources(server, context);
  registerPrompts(server, context);
  return server;
}
