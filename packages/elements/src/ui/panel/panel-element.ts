import type { Message } from "../../messages/messages.ts";
import { reasons } from "../../messages/reasons.en.ts";
import { panelWords } from "../host/panel.en.ts";
import type { PanelHost } from "../host/panel-host.ts";
import { ProviderElement } from "../host/provider-element.ts";
import type { Toast } from "../notices/toast.ts";

let shared: Readonly<Record<string, Message>> = { ...panelWords, ...reasons };
let areReasonsLoaded = false;

/** Loads the reasons of commands, for parts that show them without a command. Elements load them once they have been drawn. */
export async function loadReasons(): Promise<void> {
  const { commandReasons } = await import("../../messages/command-reasons.en.ts");
  if (!areReasonsLoaded) shared = { ...shared, ...commandReasons };
  areReasonsLoaded = true;
}

/**
 * The base of a component that shows the reasons of commands only after a command or on request. Takes the client, event stream, messages
 * and caller from the provider around it, and draws what the kit adds (dialogs, popovers, toasts) after its content.
 *
 * `Key` are the keys of the element's own messages, which it names as `catalogue`. A component documents only what it adds to
 * the parts and custom properties of `ProviderElement`.
 */
export abstract class PanelElement<Key extends string = never> extends ProviderElement<Key> implements PanelHost<Key> {
  /** Confirms what was done. It loads once the element has been drawn. */
  readonly toast: Pick<Toast, "show" | "warn" | "wait" | "announce" | "hide"> = {
    show: (text, undo) => this.#withToast((toast) => toast.show(text, undo)),
    warn: (text) => this.#withToast((toast) => toast.warn(text)),
    wait: (text, until) => this.#withToast((toast) => toast.wait(text, until)),
    announce: (text) => this.#withToast((toast) => toast.announce(text)),
    hide: () => this.#withToast((toast) => toast.hide()),
  };
  #toast: Promise<Toast> | undefined;

  constructor() {
    super();
    this.addController({ hostUpdated: () => this.#withToast(() => undefined) });
  }

  protected override get shared(): Readonly<Record<string, Message>> {
    return shared;
  }

  #withToast(work: (toast: Toast) => void): void {
    this.#toast ??= Promise.all([import("../notices/toast.ts"), loadReasons()]).then(([{ Toast }]) => {
      // Its live region is drawn before anything is announced.
      this.requestUpdate();
      return new Toast(this);
    });
    // Without it, the element itself still shows what was done.
    this.#toast.then(work, () => (this.#toast = undefined));
  }
}
