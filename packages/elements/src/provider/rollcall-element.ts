import { ContextConsumer } from "@lit/context";
import type { RollcallClient } from "@rollcall/core";
import { LitElement } from "lit";
import { panelWords } from "../look/panel.en.ts";
import { type BaseKey, type Message, Messages } from "../messages/messages.ts";
import { reasons } from "../messages/reasons.en.ts";
import { clientContext, type Me, meContext, messagesContext, streamContext } from "./contexts.ts";
import type { StreamHub } from "./stream-hub.ts";

const shared = { ...panelWords, ...reasons };

/** The keys of the words that every panel has. */
export type PanelKey = BaseKey | keyof typeof shared;

/** The words of an element: those of every panel, and its own. */
export type Words<Key extends string = never> = Messages<PanelKey | Key>;

/**
 * What the elements beside `<member-list>` have in common: they find client, event stream, words and caller in the
 * provider around them. Not for `<member-list>` itself, whose first load has a hard limit of its own.
 *
 * `Key` are the keys of the element's own catalogue, which it names as `catalogue`.
 */
export abstract class RollcallElement<Key extends string = never> extends LitElement {
  /** The client of the provider; `undefined` outside of one that knows its server. */
  client: RollcallClient | undefined;
  /** The event stream of the provider; `undefined` where it only has a client. */
  stream: StreamHub | undefined;
  /** Who is calling, once known. */
  me: Me | undefined;

  /** Whether it asks who is calling. */
  protected readonly asksWho: boolean = true;

  /** The element's own words, in English. */
  protected abstract readonly catalogue: Readonly<Record<Key, Message>>;

  #messages: Messages | undefined;
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
        if (!this.asksWho) return;
        void ask?.().then(
          (me) => this.#set({ me }),
          () => undefined,
        );
      },
    });
  }

  /** The words that show at rest, of the provider or English. */
  get messages(): Messages {
    return (this.#messages ??= new Messages("en"));
  }

  /** The words of the element, with what the host overrides. */
  get words(): Words<Key> {
    return this.wordsWith(this.catalogue);
  }

  /** The words of a part that loads later, beside those of every panel; made once per catalogue. */
  wordsWith<More extends string>(catalogue: Readonly<Record<More, Message>>): Words<More> {
    let words = this.#worded.get(catalogue);
    if (words === undefined) {
      words = this.messages.with({ ...shared, ...catalogue });
      this.#worded.set(catalogue, words);
    }
    return words;
  }

  #set(values: Partial<Pick<RollcallElement, "client" | "stream" | "me">>): void {
    Object.assign(this, values);
    this.requestUpdate();
  }
}
