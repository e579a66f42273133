import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIMessageTopLevelComponent,
} from 'discord-api-types/v10';
import { html, type TemplateResult } from 'lit';
import { DISCORD } from '../discord-numbers.ts';
import type { OpenSelect, Pending } from '../state/state.ts';
import { buttonView } from './buttons.ts';
import type { ViewContext } from './context.ts';
import { selectView } from './select.ts';

/** The rows of buttons and menus under a message. */
export function componentsView(
  components: readonly APIMessageTopLevelComponent[],
  messageId: string,
  waiting: Pending | undefined,
  open: OpenSelect | undefined,
  context: ViewContext,
): readonly TemplateResult[] {
  return components
    .filter((component) => component.type === DISCORD.component.actionRow)
    .map((row) => rowView(row, messageId, waiting, open, context));
}

function rowView(
  row: APIActionRowComponent<APIComponentInMessageActionRow>,
  messageId: string,
  waiting: Pending | undefined,
  open: OpenSelect | undefined,
  context: ViewContext,
): TemplateResult {
  return html`<discord-action-row slot="components">${row.components.map((component) => {
    switch (component.type) {
      case DISCORD.component.button:
        return buttonView(component, messageId, waiting, context);
      case DISCORD.component.stringSelect:
        return selectView(component, messageId, waiting, open, context);
      default:
        return html`<button type="button" class="select-button" disabled>This menu is not drawn here</button>`;
    }
  })}</discord-action-row>`;
}
