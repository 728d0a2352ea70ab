import type { Message } from "../messages/messages.ts";
import { reasons } from "../messages/reasons.en.ts";
import { panelWords } from "./panel.en.ts";
import type { PanelHost } from "./panel-host.ts";
import { ProviderElement } from "./provider-element.ts";
import { Toast } from "./toast.ts";

const shared = { ...panelWords, ...reasons };

/**
 * The base of every component: takes client, event stream, messages and caller from the provider around it, and draws
 * what the kit adds (dialogs, popovers, toasts) after its content.
 *
 * `Key` are the keys of the element's own messages, which it names as `catalogue`. The parts below are those of every
 * component, as far as it has them; `tokens.styles.ts` lists the custom properties of all components. A component documents
 * only what it adds.
 *
 * @csspart panel - The whole component.
 * @csspart header - The title and what is next to it.
 * @csspart title - The heading.
 * @csspart notice - The state of the connection.
 * @csspart state-page - The state in place of the content, such as a failed load or an empty list.
 * @csspart retry - The button that tries again.
 * @csspart dialog - A dialog.
 * @csspart confirm - The button that confirms a dialog.
 * @csspart cancel - The button that cancels a dialog or discards changes.
 * @csspart why - The button that explains why something isn't possible.
 * @csspart reason - The popover that explains it.
 * @csspart toast - The message after a change.
 * @csspart undo - The button in the toast that undoes the change.
 */
export abstract class RollcallElement<Key extends string = never>
  extends ProviderElement<Key>
  implements PanelHost<Key>
{
  readonly toast: Toast = new Toast(this);

  protected override get shared(): Readonly<Record<string, Message>> {
    return shared;
  }
}
