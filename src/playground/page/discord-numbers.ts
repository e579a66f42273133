import type {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  MessageType,
  TextInputStyle,
} from 'discord-api-types/v10';

/**
 * The few enum values of Discord's API that the page uses, typed as members of the enums. Importing the enums
 * would bundle all of discord-api-types, since they are objects with side effects and cannot be tree-shaken.
 */
interface Numbers {
  readonly component: {
    readonly actionRow: ComponentType.ActionRow;
    readonly button: ComponentType.Button;
    readonly stringSelect: ComponentType.StringSelect;
    readonly textInput: ComponentType.TextInput;
    readonly textDisplay: ComponentType.TextDisplay;
    readonly label: ComponentType.Label;
  };
  readonly button: {
    readonly primary: ButtonStyle.Primary;
    readonly secondary: ButtonStyle.Secondary;
    readonly success: ButtonStyle.Success;
    readonly danger: ButtonStyle.Danger;
    readonly link: ButtonStyle.Link;
    readonly premium: ButtonStyle.Premium;
  };
  readonly option: {
    readonly subcommand: ApplicationCommandOptionType.Subcommand;
    readonly subcommandGroup: ApplicationCommandOptionType.SubcommandGroup;
    readonly string: ApplicationCommandOptionType.String;
    readonly integer: ApplicationCommandOptionType.Integer;
    readonly boolean: ApplicationCommandOptionType.Boolean;
    readonly number: ApplicationCommandOptionType.Number;
  };
  readonly command: {
    readonly chatInput: ApplicationCommandType.ChatInput;
    readonly message: ApplicationCommandType.Message;
  };
  readonly input: { readonly paragraph: TextInputStyle.Paragraph };
  readonly flag: { readonly ephemeral: MessageFlags.Ephemeral };
  readonly message: {
    readonly default: MessageType.Default;
    readonly reply: MessageType.Reply;
    readonly chatInputCommand: MessageType.ChatInputCommand;
    readonly contextMenuCommand: MessageType.ContextMenuCommand;
  };
}

/** @see https://discord.com/developers/docs/reference */
export const DISCORD: Numbers = {
  component: { actionRow: 1, button: 2, stringSelect: 3, textInput: 4, textDisplay: 10, label: 18 },
  button: { primary: 1, secondary: 2, success: 3, danger: 4, link: 5, premium: 6 },
  option: { subcommand: 1, subcommandGroup: 2, string: 3, integer: 4, boolean: 5, number: 10 },
  command: { chatInput: 1, message: 3 },
  input: { paragraph: 2 },
  flag: { ephemeral: 64 },
  message: { default: 0, reply: 19, chatInputCommand: 20, contextMenuCommand: 23 },
};
