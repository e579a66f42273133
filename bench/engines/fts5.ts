import { statSync } from 'node:fs';
import path from 'node:path';
import { BOOSTS, FIELDS } from '../../src/search/index/fields.ts';
import { askedWords } from '../asked-words.ts';
import { readDocuments } from '../documents.ts';
import { requireRival } from '../rivals.ts';
import { type Engine, type EngineFiles, Stopwatch, TOP } from './engine.ts';

/** The part of better-sqlite3 12 that is used here. Its types are a separate package. */
interface Database {
  exec(sql: string): void;
  prepare(sql: string): {
    run(...values: readonly (string | number)[]): unknown;
    all(...values: readonly (string | number)[]): readonly { readonly excerpt: string }[];
  };
}

type DatabaseClass = new (file: string) => Database;

/** Words of an excerpt, about as many as the product shows. */
const EXCERPT_WORDS = 44;

/** The index can be rebuilt, so SQLite needs no durability. It gets a cache of 64 MB. */
const SETTINGS = 'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;';

/** SQLite's FTS5 with its Porter tokenizer, weighted columns, and excerpts by its own `snippet()`. */
export function startFts5({ documents, workDirectory }: EngineFiles): Engine {
  const Sqlite: DatabaseClass = requireRival('better-sqlite3');
  const file = path.join(workDirectory, 'fts5.sqlite');
  const database = new Sqlite(file);
  const watch = new Stopwatch();
  const weights = FIELDS.map((field) => BOOSTS[field]).join(', ');
  database.exec(SETTINGS);
  database.exec(`CREATE VIRTUAL TABLE shows USING fts5(${FIELDS.join(', ')}, tokenize = 'porter unicode61')`);
  // With the weights set here, `ORDER BY rank` sorts inside FTS5, and only ten rows get an excerpt.
  database.exec(`INSERT INTO shows (shows, rank) VALUES ('rank', 'bm25(${weights})')`);
  const insert = database.prepare(
    `INSERT INTO shows (rowid, ${FIELDS.join(', ')}) VALUES (?, ${FIELDS.map(() => '?').join(', ')})`,
  );
  database.exec('BEGIN');
  for (const document of watch.exempt(readDocuments(documents))) {
    insert.run(document.id, ...FIELDS.map((field) => document[field]));
  }
  database.exec('COMMIT');
  const buildMs = watch.elapsed;

  const select = database.prepare(
    `SELECT rowid, rank, snippet(shows, -1, '**', '**', '…', ${EXCERPT_WORDS}) AS excerpt
     FROM shows WHERE shows MATCH ? ORDER BY rank LIMIT ${TOP}`,
  );
  return {
    buildMs,
    search: (text) => {
      const expression = toFts5(text);
      const found = expression === '' ? [] : select.all(expression);
      return { hits: found.length, excerpts: found.filter(({ excerpt }) => excerpt !== '').length };
    },
    size: () => ({ disk: statSync(file).size }),
  };
}

/** Matches any of the words, as for the other engines. Stop words are left out, as they match every show. */
function toFts5(text: string): string {
  return askedWords(text)
    .map(({ word, prefix }) => `"${word.replaceAll('"', '""')}"${prefix ? '*' : ''}`)
    .join(' OR ');
}
