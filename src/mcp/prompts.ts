import { completable, type GetPromptResult, type McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';
import type { McpContext } from './context.ts';

const MOST_SUGGESTED = 20;

/** Registers prompts: questions that people ask often, as instructions for a model. */
export function registerPrompts(server: McpServer, { knowledgeBase }: McpContext): void {
  const queries = async (typed = '') => [...(await knowledgeBase()).suggestQueries(typed, MOST_SUGGESTED)];
  const episodes = async (typed = '') =>
    (await knowledgeBase()).suggestEpisodes(typed, MOST_SUGGESTED).map(({ id }) => String(id));

  server.registerPrompt(
    'find_episode',
    {
      title: 'Which episode was it?',
      description: 'Finds the episode behind a half-remembered thing that somebody said',
      argsSchema: z.object({
        memory: completable(z.string().max(1000).describe('What you remember, in any words'), queries),
      }),
    },
    ({ memory }) =>
      asked(
        `Which Hacker Public Radio episode is this: "${memory}"? Search with search_episodes in a few telling words, then in other words if the first do not find it; use search_transcripts where the wording is likely to be exact. Check the best candidate with get_transcript around the place that was found. Answer with the episode, its link, a short quotation, the approximate time and how sure you are; if it may be several, list up to three.`,
      ),
  );
  server.registerPrompt(
    'summarise_episode',
    {
      title: 'Summarise an episode',
      description: 'What an episode says, point by point, with quotations and times',
      argsSchema: z.object({ episode: completable(z.string().max(200).describe('Number of the episode'), episodes) }),
    },
    ({ episode }) =>
      asked(
        `Summarise Hacker Public Radio episode ${episode}. Get it with get_episode, with all pages of its transcript. Give two sentences on what it is, then its points in order, each with the approximate time and a few of the host's own words, then what listeners added in their comments. Transcripts are made by a speech recogniser: say so where a name looks misheard. End with the link.`,
      ),
  );
  server.registerPrompt(
    'explore_topic',
    {
      title: 'What has HPR said about it?',
      description: 'A guide through everything that was said about a topic over the years',
      argsSchema: z.object({ topic: completable(z.string().max(300).describe('The topic'), queries) }),
    },
    ({ topic }) =>
      asked(
        `What has Hacker Public Radio said about ${topic}? Use trend for how it came and went, search_episodes for the best episodes (more than one wording), and get_transcript to read the passages that matter. Write a short guide: how the talk about it changed over the years, who to listen to, what they disagree on, and five episodes to start with, each with its link and one line on why.`,
      ),
  );
}

function asked(text: string): GetPromptResult {
  return { messages: [{ role: 'user', content: { type: 'text', text } }] };
}
