import type { Host } from '../corpus/model.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { ToolInputError } from './errors.ts';

/** Names that a hint lists. */
const MOST_NAMED = 8;

/** @throws {ToolInputError} when no host has this id. */
export function hostById(knowledgeBase: KnowledgeBase, id: number): Host {
  const host = knowledgeBase.host(id);
  if (host) return host;
  throw new ToolInputError(`There is no host ${id}. get_host_info finds one by hostName; hpr://hosts/all lists them.`);
}

/** The hosts that a name may mean. */
export interface NamedHosts {
  readonly hosts: readonly Host[];
  /** No host has this name; the nearest one is taken. */
  readonly guessed: boolean;
}

/**
 * The host with just this name; otherwise all whose names contain it; otherwise the nearest.
 * @throws {ToolInputError} when there is none, with the nearest names.
 */
export function hostsNamed(knowledgeBase: KnowledgeBase, name: string): NamedHosts {
  const typed = name.trim().toLowerCase();
  const known = knowledgeBase.resolveHost(name);
  if (known.kind === 'found' && !known.guessed) return { hosts: [known.value], guessed: false };
  const exact = knowledgeBase.hosts.filter((host) => host.name.toLowerCase() === typed);
  if (exact.length > 0) return { hosts: exact, guessed: false };
  const containing = typed === '' ? [] : knowledgeBase.hosts.filter((host) => host.name.toLowerCase().includes(typed));
  if (containing.length > 0) return { hosts: containing, guessed: false };
  if (known.kind === 'found') return { hosts: [known.value], guessed: true };
  const nearest = known.values.slice(0, MOST_NAMED).map((host) => `${host.name} (hostId ${host.id})`);
  throw new ToolInputError(
    nearest.length > 0
      ? `No host is called "${name}". The nearest names: ${nearest.join(', ')}.`
      : `No host is called "${name}", and no name is near to it. hpr://hosts/all lists all hosts.`,
  );
}
