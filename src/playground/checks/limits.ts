/**
 * Limits that stand in Discord's documentation and not in its OpenAPI description.
 * See https://discord.com/developers/docs/resources/message, /components/reference, /interactions/application-commands
 */
export const LIMITS = {
  content: 2_000,
  /** Characters of all embeds of a message together. */
  embeds: 6_000,
  rows: 5,
  /** Components of a message of the second version, nested ones included. */
  components: 40,
  /** Characters in all text displays of a message together. */
  textDisplays: 4_000,
  modalComponents: 5,
  choiceValue: 100,
  commandSize: 8_000,
  chatInputCommands: 100,
  contextMenuCommands: 15,
  /** Commands in one bulk overwrite. */
  bulkCommands: 130,
} as const;

/** The length of a text as Discord counts it, in code points. */
export function countCharacters(text: string): number {
  return [...text].length;
}
