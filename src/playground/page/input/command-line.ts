import type { SlashCommand } from './commands.ts';
import { type CommandForm, type Field, openForm } from './form.ts';
import { splitAtOptions } from './option-marks.ts';

/**
 * Parses `/hpr search query:xen virtualisation private:True` into a form. A value extends to the next option name of
 * this command with a colon. Text before the first name belongs to the first required option, or otherwise to the first.
 *
 * @returns Undefined until a command name is complete (followed by white space or the end).
 */
export function parseCommandLine(line: string, commands: readonly SlashCommand[]): CommandForm | undefined {
  if (!line.startsWith('/')) return undefined;
  const typed = line.slice(1);
  const command = commands
    .filter((candidate) => startsWithName(typed, candidate.name))
    .reduce<SlashCommand | undefined>(
      (best, next) => (best === undefined || next.path.length > best.path.length ? next : best),
      undefined,
    );
  return command && openForm(command, readFields(command, typed.slice(command.name.length)));
}

function startsWithName(typed: string, name: string): boolean {
  const rest = typed.slice(name.length);
  return typed.toLowerCase().startsWith(name.toLowerCase()) && (rest === '' || /^\s/.test(rest));
}

function readFields(command: SlashCommand, text: string): Field[] {
  const names = command.options.map((option) => option.name);
  const { head, marks } = splitAtOptions(text, names);
  const fields = marks.map((mark): Field => ({ name: mark.name, text: mark.text.trim() }));
  const first = command.options.find((option) => option.required === true) ?? command.options[0];
  const leading = head.trim();
  if (leading === '' || first === undefined) return fields;
  const named = fields.find((field) => field.name === first.name);
  const others = fields.filter((field) => field !== named);
  return [{ name: first.name, text: named === undefined ? leading : `${leading} ${named.text}` }, ...others];
}
