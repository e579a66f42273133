import type { APIEmbedField } from 'discord-api-types/v10';

/** The most inline fields in one row. */
const IN_LINE = 3;

/** A field and its columns in Discord's grid of twelve, as a CSS value. */
export interface PlacedField {
  readonly field: APIEmbedField;
  readonly columns: string;
}

/** Lays out fields as Discord does: up to three inline fields share a row evenly, and others take a whole row. */
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
