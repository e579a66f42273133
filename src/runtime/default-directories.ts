import { existsSync } from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';

const NAME = 'hpr-knowledge-base';

/** Where data is read and the snapshot is kept when no setting says so. */
export interface DefaultDirectories {
  readonly data: string;
  readonly cache: string;
}

/**
 * The sample corpus that comes with the product, and a cache: `.cache` of a clone, but where this system keeps caches
 * when the product is an installed package, which an update replaces. Neither depends on the working directory, as MCP
 * clients start servers anywhere.
 *
 * @param start A directory of the product.
 */
export function defaultDirectories(start = import.meta.dirname): DefaultDirectories {
  const root = productRoot(start);
  const isClone = existsSync(path.join(root, 'src'));
  return {
    data: shortest(path.join(root, 'data')),
    cache: isClone ? shortest(path.join(root, '.cache')) : envPaths(NAME, { suffix: '' }).cache,
  };
}

/** The nearest directory upwards with a package.json. */
function productRoot(start: string): string {
  for (let at = start; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, 'package.json')) || at === path.dirname(at)) return at;
  }
}

/** Relative to the working directory if it is inside, which is easier to read in messages. */
function shortest(directory: string): string {
  const relative = path.relative(process.cwd(), directory);
  return relative.startsWith('..') || path.isAbsolute(relative) ? directory : relative;
}
