/**
 * Every limit of Discord's that this bot has to keep.
 * Sources: https://discord.com/developers/docs/resources/message#embed-object-embed-limits,
 * https://discord.com/developers/docs/components/reference and
 * https://discord.com/developers/docs/interactions/application-commands.
 * Discord counts characters and JavaScript UTF-16 units. A character has one or two units, so a text within the limit in
 * units is within it in characters.
 */
export const EMBED = {
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  author: 256,
  /** Title, description, field names and values, footer and author, over all embeds of a message. */
  inAll: 6000,
  perMessage: 10,
} as const;

export const MESSAGE = {
  rows: 5,
} as const;

export const COMPONENT = {
  customId: 100,
  buttonsInRow: 5,
  buttonLabel: 80,
  options: 25,
  optionLabel: 100,
  optionDescription: 100,
  optionValue: 100,
  placeholder: 150,
} as const;

export const INTERACTION = {
  /** Milliseconds for the first answer. */
  patience: 3_000,
} as const;

export const COMMAND = {
  /** Names, descriptions and values of a whole command with its subcommands. */
  definition: 8000,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
} as const;
