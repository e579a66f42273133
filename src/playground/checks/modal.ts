import {
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { isMenu, walkComponents } from '../state/components.ts';
import { checkCustomIds, checkMenu, checkWidth } from './components.ts';
import { FormErrors, type Path } from './form-errors.ts';
import { countCharacters, LIMITS } from './limits.ts';

/**
 * Checks a modal against the rules that the OpenAPI spec lacks.
 *
 * @throws ApiError 50035 with each field at fault.
 */
export function checkModal({ components }: APIModalInteractionResponseCallbackData, path: Path): void {
  const errors = new FormErrors();
  const list = [...path, 'components'];
  if (components.length > LIMITS.modalComponents) errors.badLength(list, 1, LIMITS.modalComponents);
  checkCustomIds(components, list, errors);
  for (const { component, path: inner } of walkComponents(components, list)) {
    if (component.type === ComponentType.ActionRow) checkWidth(component.components, inner, errors);
    if (component.type === ComponentType.TextInput) checkTextInput(component, inner, errors);
    if (isMenu(component)) checkMenu(component, inner, errors);
  }
  errors.throwIfAny();
}

function checkTextInput(input: APITextInputComponent, path: Path, errors: FormErrors): void {
  const inRow = path.at(-2) === 'components';
  if (inRow && !input.label) errors.required([...path, 'label']);
  if (!inRow && input.label !== undefined) {
    const message = 'A label cannot be set on a text input inside a label';
    errors.add([...path, 'label'], 'TEXT_INPUT_LABEL_NOT_ALLOWED', message);
  }
  const { min_length: least = 0, max_length: most = 4_000, value } = input;
  if (least > most) {
    errors.add([...path, 'min_length'], 'TEXT_INPUT_MIN_LENGTH_TOO_LARGE', `Must be ${most} or fewer.`);
  } else if (value && (countCharacters(value) < least || countCharacters(value) > most)) {
    errors.badLength([...path, 'value'], least, most);
  }
}
