import { ContextConsumer } from "@lit/context";
import type { RollcallClient } from "@rollcall/core";
import { LitElement } from "lit";
import { type Message, Messages } from "../../messages/messages.ts";
import {
  clientContext,
  type Me,
  meContext,
  messagesContext,
  type Streams,
  streamContext,
} from "../../connection/contexts.ts";
import { panelWords } from "./panel.en.ts";
import type { Overlay, PanelHost, Words } from "./panel-host.ts";

/**
 * An element that takes the client, event stream, messages and caller from the provider around it. Components extend `RollcallElement`,
 * which adds toasts and reason messages; an element that loads these on demand extends this one.
 *
 * `Key` are the keys of the element's own messages, which it names as `catalogue`. The parts and custom properties below are
 * those of the component kit and of profiles. Every component has those that it uses, and documents only what it adds.
 *
 * @csspart panel - The whole component.
 * @csspart header - The title and what is next to it.
 * @csspart title - The heading.
 * @csspart notice - The state of the connection.
 * @csspart state-page - The state shown instead of the content, such as a failed load or an empty list.
 * @csspart retry - The button that tries again.
 * @csspart dialog - A dialog.
 * @csspart confirm - The button that confirms a dialog.
 * @csspart cancel - The button that cancels a dialog or discards changes.
 * @csspart why - The button that explains why something isn't possible.
 * @csspart reason - The popover that explains it.
 * @csspart problem - Why a command failed.
 * @csspart items - The entries of a list in a profile.
 * @csspart item - An entry of a list in a profile.
 * @csspart add-item - The button that adds an entry.
 * @csspart remove-item - The button that removes an entry.
 * @csspart use-zone - The button that enters the browser's time zone.
 * @csspart toast - The message after a change.
 * @csspart undo - The button in the toast that undoes the change.
 * @cssprop --rollcall-accent - The color of buttons, links and focus rings.
 * @cssprop --rollcall-on-accent - The color of text on the accent color.
 * @cssprop --rollcall-surface - The background.
 * @cssprop --rollcall-text - The color of text.
 * @cssprop --rollcall-muted - The color of secondary text.
 * @cssprop --rollcall-line - The color of lines between rows.
 * @cssprop --rollcall-ok - The color of a good state.
 * @cssprop --rollcall-warn - The color of a warning.
 * @cssprop --rollcall-danger - The color of failures and of buttons that remove something.
 * @cssprop --rollcall-radius - The radius of corners; `0` squares every corner.
 * @cssprop --rollcall-font - The font family.
 */
export abstract class ProviderElement<Key extends string = never> extends LitElement implements PanelHost<Key> {
  /** The client of the provider; `undefined` outside a provider that has a server. */
  client: RollcallClient | undefined;
  /** The event stream of the provider; `undefined` if it has only a client. */
  stream: Streams | undefined;
  /** The caller, once loaded. */
  me: Me | undefined;

  readonly overlays = new Set<Overlay>();

  /** Whether the element needs `me`. */
  protected readonly loadsCaller: boolean = true;

  /** The element's own messages, in English. */
  protected abstract readonly catalogue: Readonly<Record<Key, Message>>;

  /** The messages that all parts of the element share. */
  protected get shared(): Readonly<Record<string, Message>> {
    return panelWords;
  }

  #messages: Messages | undefined;
  #shared: object | undefined;
  readonly #worded = new Map<object, Messages<string>>();

  constructor() {
    super();
    const follow = { subscribe: true };
    new ContextConsumer(this, { ...follow, context: clientContext, callback: (client) => this.#set({ client }) });
    new ContextConsumer(this, { ...follow, context: streamContext, callback: (stream) => this.#set({ stream }) });
    new ContextConsumer(this, {
      ...follow,
      context: messagesContext,
      callback: (messages) => {
        this.#messages = messages;
        this.#worded.clear();
        this.requestUpdate();
      },
    });
    new ContextConsumer(this, {
      ...follow,
      context: meContext,
      callback: (ask) => {
        if (!this.loadsCaller) return;
        void ask?.().then(
          (me) => this.#set({ me }),
          () => undefined,
        );
      },
    });
  }

  /** Identifies what the element shows, such as a schedule. Dialogs and results of commands for another one are dropped. */
  get shownId(): string | undefined {
    return undefined;
  }

  /** The messages of the member list, of the provider or English. */
  get messages(): Messages {
    return (this.#messages ??= new Messages("en"));
  }

  /** The messages of the element, with the host's overrides. */
  get words(): Words<Key> {
    return this.wordsWith(this.catalogue);
  }

  /** The shared messages and those of a part that loads later; built once per catalog. */
  wordsWith<More extends string>(catalogue: Readonly<Record<More, Message>>): Words<More> {
    if (this.#shared !== this.shared) this.#worded.clear();
    this.#shared = this.shared;
    let words = this.#worded.get(catalogue);
    if (words === undefined) {
      words = this.messages.with({ ...this.shared, ...catalogue });
      this.#worded.set(catalogue, words);
    }
    return words;
  }

  #set(values: Partial<Pick<ProviderElement, "client" | "stream" | "me">>): void {
    Object.assign(this, values);
    this.requestUpdate();
  }
}
