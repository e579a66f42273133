import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { serveHttp } from '../../src/mcp/serve-http.ts';
import { createLogger } from '../../src/runtime/log.ts';
import { Turns } from '../../src/util/turns.ts';
import type { Finding } from './measure.ts';

/** Questions that make the most work. */
const HOSTILE = [
  ['search_transcripts', { query: 'to be or not to be' }],
  ['search_transcripts', { query: 'zqxj wvkq that nobody says' }],
  ['search_transcripts', { query: 'the', contextLines: 50, maxMatchesPerEpisode: 100, limit: 1000 }],
  ['search_transcripts', { query: '(((((a+)+)+)+)+$'.repeat(15) }],
  ['search_transcripts', { query: 'er '.repeat(100) }],
  ['search_transcripts', { terms: Array.from({ length: 16 }, (_, n) => `${'ed er ct rt st '.repeat(18)}${n}`) }],
  ['search_episodes', { query: 'con* pre* sta* com* int* str* exp* tra* '.repeat(7) }],
  ['search_episodes', { query: Array.from({ length: 33 }, (_, n) => `qzwx${n}rtd`).join(' ') }],
  ['search_episodes', { query: 'linux', limit: 1000, detail: 'full' }],
  ['trend', { topics: ['the', 'a', 'and', 'to', 'of'] }],
] as const;
const CROWD = 400;
const ROUNDS = 2;

/** What many clients do to each other over HTTP. */
export async function measureCrowd(knowledgeBase: KnowledgeBase, queries: readonly string[]): Promise<Finding[]> {
  const log = await createLogger('silent', process.stderr, []);
  const context = { knowledgeBase: () => knowledgeBase, turns: new Turns(), log };
  const config = { port: 0, host: '127.0.0.1', allowedHosts: [], trustedProxies: [], rateLimit: 1_000_000 };
  const server = await serveHttp(config, context);
  try {
    const ask = (name: string, args: object): Promise<string> => post(server.url, name, args);
    let slowest = 0;
    // The first round is for the compiler.
    for (let round = 0; round < ROUNDS; round++) {
      slowest = 0;
      for (const [name, args] of HOSTILE) {
        const began = performance.now();
        await ask(name, args);
        slowest = Math.max(slowest, performance.now() - began);
      }
    }
    const alone = new Map<string, string>();
    for (const query of queries) alone.set(query, await ask('search_episodes', { query, limit: 3 }));
    const asked = Array.from({ length: CROWD }, (_, place) => queries[place % queries.length] ?? '');
    const answers = await Promise.all(asked.map((query) => ask('search_episodes', { query, limit: 3 })));
    const mixed = answers.filter((answer, place) => answer !== alone.get(asked[place] ?? '')).length;
    return [
      ['hostile', `${(slowest / 1000).toFixed(1)} s, in pieces`],
      ['mixed', `${mixed} of ${CROWD} at once`],
    ];
  } finally {
    await server.close();
  }
}

async function post(url: string, name: string, args: object): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }),
  });
  return response.text();
}
