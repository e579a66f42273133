/**
 * Limits from Discord's documentation that its OpenAPI spec lacks.
 * See https://discord.com/developers/docs/resources/message, /components/reference, /interactions/application-commands
 */
export const LIMITS = {
  content: 2_000,
  /** Total characters of all embeds of a message. */
  embeds: 6_000,
  rows: 5,
  /** Components in a Components V2 message, including nested ones. */
  components: 40,
  /** Total characters of all text displays of a message. */
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
