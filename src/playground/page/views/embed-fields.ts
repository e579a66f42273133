import type { APIEmbedField } from 'discord-api-types/v10';

/** Inline fields in one line, at most. */
const IN_LINE = 3;

/** A field and the columns that it takes of Discord's grid of twelve, as CSS writes them. */
export interface PlacedField {
  readonly field: APIEmbedField;
  readonly columns: string;
}

/** Lays fields out as Discord does: inline ones up to three in a line, which they share evenly; others take a line. */
export function fieldColumns(fields: readonly APIEmbedField[]): readonly PlacedField[] {
  const lines: APIEmbedField[][] = [];
  for (const field of fields) {
    const line = lines.at(-1);
    const fits = field.inline === true && line?.[0]?.inline === true && line.length < IN_LINE;
    if (fits) line.push(field);
    else lines.push([field]);
  }
  return lines.flatMap((line) => {
    const width = 12 / line.length;
    return line.map((field, index) => ({ field, columns: `${1 + index * width}/${1 + (index + 1) * width}` }));
  });
}
