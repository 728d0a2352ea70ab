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
 * `Key` are the keys of the element's own messages, which it names as `catalogue`. A component documents only what it adds to
 * the parts and custom properties of `ProviderElement`.
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
