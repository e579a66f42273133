import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { type AnyComponent, customIdOf, isMenu, walkComponents } from '../state/components.ts';
import { checkScheme } from './embeds.ts';
import type { FormErrors, Path } from './form-errors.ts';
import { countCharacters, LIMITS } from './limits.ts';

/** Link buttons can also open the Discord client. */
const BUTTON_SCHEMES = ['http', 'https', 'discord'];

/** Checks the components of a message against the rules that the OpenAPI spec lacks. */
export function checkComponents(
  components: readonly APIMessageTopLevelComponent[],
  secondVersion: boolean,
  path: Path,
  errors: FormErrors,
): void {
  if (secondVersion) checkSecondVersion(components, path, errors);
  else checkRows(components, path, errors);
  checkCustomIds(components, path, errors);
  for (const { component, path: inner } of walkComponents(components, path)) {
    if (component.type === ComponentType.ActionRow) checkWidth(component.components, inner, errors);
    if (component.type === ComponentType.Button) checkButton(component, inner, errors);
    if (isMenu(component)) checkMenu(component, inner, errors);
  }
}

function checkRows(components: readonly APIMessageTopLevelComponent[], path: Path, errors: FormErrors): void {
  if (components.length > LIMITS.rows) errors.tooLong(path, LIMITS.rows);
  for (const [index, component] of components.entries()) {
    if (component.type !== ComponentType.ActionRow) {
      errors.add([...path, index, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
    }
  }
}

function checkSecondVersion(components: readonly APIMessageTopLevelComponent[], path: Path, errors: FormErrors): void {
  const all = [...walkComponents(components)].map(({ component }) => component);
  if (all.length > LIMITS.components) {
    const message = `The total number of components must be ${LIMITS.components} or fewer`;
    errors.add(path, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message);
  }
  const text = all.reduce((sum, one) => sum + ('content' in one ? countCharacters(one.content) : 0), 0);
  if (text > LIMITS.textDisplays) {
    const message = `The total displayable text size must be ${LIMITS.textDisplays} or fewer`;
    errors.add(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  }
}

/** Adds an error for each duplicate custom id. */
export function checkCustomIds(components: readonly AnyComponent[], path: Path, errors: FormErrors): void {
  const seen = new Set<string>();
  for (const { component, path: inner } of walkComponents(components, path)) {
    const customId = customIdOf(component);
    if (customId === undefined) continue;
    if (seen.has(customId)) {
      const message = 'Component custom id cannot be duplicated';
      errors.add([...inner, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
    }
    seen.add(customId);
  }
}

/** A row holds five buttons, or one component of any other type. */
export function checkWidth(row: readonly AnyComponent[], path: Path, errors: FormErrors): void {
  if (row.every(({ type }) => type === ComponentType.Button)) return;
  for (const index of row.keys()) {
    if (index === 0) continue;
    const message = 'The specified component exceeds the maximum width';
    errors.add([...path, 'components', index], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
  }
}

function checkButton(button: APIButtonComponent, path: Path, errors: FormErrors): void {
  const given = {
    custom_id: 'custom_id' in button,
    url: 'url' in button,
    sku_id: 'sku_id' in button,
  };
  const needed =
    button.style === ButtonStyle.Link ? 'url' : button.style === ButtonStyle.Premium ? 'sku_id' : 'custom_id';
  if (!given[needed]) {
    const name = needed === 'custom_id' ? 'custom id' : needed === 'url' ? 'url' : 'sku id';
    errors.add([...path, needed], `BUTTON_COMPONENT_${needed.toUpperCase()}_REQUIRED`, `A ${name} is required`);
  }
  if (given.custom_id && given.url) {
    const message = 'A custom id and url cannot both be specified';
    errors.add([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message);
  }
  if ('url' in button) checkScheme(button.url, BUTTON_SCHEMES, [...path, 'url'], errors);
  if (button.style !== ButtonStyle.Premium && !button.label?.trim() && !button.emoji) {
    errors.add(path, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or an emoji is required');
  }
}

/** Checks a select menu in a message or in a modal. */
export function checkMenu(menu: APISelectMenuComponent, path: Path, errors: FormErrors): void {
  const { min_values: least = 1, max_values: most = 1 } = menu;
  if (least > most) {
    const message = `min_values must be equal to or less than ${most}.`;
    errors.add([...path, 'min_values'], 'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE', message);
  }
  if (menu.type !== ComponentType.StringSelect) return;
  if (most > menu.options.length) {
    const message = `max_values must be equal to or less than ${menu.options.length}.`;
    errors.add([...path, 'max_values'], 'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE', message);
  }
  const seen = new Set<string>();
  for (const [index, { value }] of menu.options.entries()) {
    if (seen.has(value)) {
      const message = 'The specified option value is already used';
      errors.add([...path, 'options', index], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message);
    }
    seen.add(value);
  }
  if (menu.options.filter((option) => option.default).length > most) {
    const message = 'The number of default options is greater than max_values';
    errors.add([...path, 'options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', message);
  }
}
