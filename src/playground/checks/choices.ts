import { type APIApplicationCommandOptionChoice, ApplicationCommandOptionType } from 'discord-api-types/v10';
import { FormErrors, type Path } from './form-errors.ts';
import { countCharacters, LIMITS } from './limits.ts';

/**
 * Checks autocomplete choices against the rules that the OpenAPI spec lacks.
 *
 * @param type The type of the focused option.
 * @throws ApiError 50035 with each field at fault.
 */
export function checkSuggestions(
  choices: readonly APIApplicationCommandOptionChoice[],
  type: ApplicationCommandOptionType,
  path: Path,
): void {
  const errors = new FormErrors();
  checkChoices(choices, type, path, errors);
  errors.throwIfAny();
}

/** The rules shared by autocomplete choices and a command's fixed choices. */
export function checkChoices(
  choices: readonly APIApplicationCommandOptionChoice[],
  type: ApplicationCommandOptionType,
  path: Path,
  errors: FormErrors,
): void {
  for (const [index, { value }] of choices.entries()) {
    const place = [...path, index, 'value'];
    if (type === ApplicationCommandOptionType.String) {
      if (typeof value !== 'string') {
        errors.add(place, 'STRING_TYPE_CONVERT', `Could not interpret "${value}" as string.`);
      } else if (countCharacters(value) > LIMITS.choiceValue) errors.tooLong(place, LIMITS.choiceValue);
    } else if (typeof value !== 'number') {
      errors.add(place, 'NUMBER_TYPE_COERCE', `Value "${value}" is not int.`);
    } else if (type === ApplicationCommandOptionType.Integer && !Number.isSafeInteger(value)) {
      errors.add(place, 'NUMBER_TYPE_COERCE', `Value "${value}" is not int.`);
    }
  }
}
