import type { SearchPage } from '../../knowledge/knowledge-base.ts';
import { count, plural } from '../../text/format.ts';

/** How many results are about the question, and how many only mention it. */
export function countsInWords({ total, about, confidence }: SearchPage, isRanked = true): string {
  if (!isRanked) return `**${plural(total, 'episode')}**${total > 1 ? ', newest first' : ''}`;
  const others = total - about;
  if (confidence === 'guess') return `${plural(total, 'episode')} ${total === 1 ? 'mentions' : 'mention'} some of it`;
  const good = `**${plural(about, 'episode')}** about it`;
  return others > 0 ? `${good} · ${count(others)} more ${others === 1 ? 'mentions' : 'mention'} it` : good;
}
