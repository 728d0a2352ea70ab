import { ContextProvider } from "@lit/context";
import { createHttpTransport } from "@rollcall/client";
import type { RollcallClient } from "@rollcall/core";
import { createClient, type Transport } from "@rollcall/core/client";
import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { Messages } from "../../messages/messages.ts";
import type { MessageOverrides } from "./message-overrides.ts";
import {
  clientContext,
  type Me,
  meContext,
  messagesContext,
  serverUrlContext,
  streamContext,
} from "../../connection/contexts.ts";
import { StreamHub } from "../../connection/stream-hub.ts";

/**
 * Connects every Rollcall element inside it to one server through one client and one event stream.
 *
 * Set a `base-url`, a `transport` (in-process or custom), or a `client` alone, which has no live changes. Without any of
 * them, the elements inside show that they are not connected.
 *
 * @summary Client, live changes and messages for the elements inside.
 * @slot - Anything; Rollcall elements anywhere inside find the provider.
 */
export class RollcallProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  static override properties = {
    baseUrl: { attribute: "base-url" },
    transport: { attribute: false },
    client: { attribute: false },
    messages: { attribute: false },
    language: { attribute: "lang" },
  };

  /** Where the server's handler is mounted, such as `/rollcall`. */
  declare baseUrl: string | undefined;

  /** Transports calls and the event stream, instead of HTTP to `base-url`. */
  declare transport: Transport | undefined;

  /** A ready client; takes precedence over `transport` and `base-url`. */
  declare client: RollcallClient | undefined;

  /** Messages of the host that override the English ones by key (X23). */
  declare messages: MessageOverrides | undefined;

  /** The language of numbers and plurals. Defaults to the nearest `lang` around the provider. */
  declare language: string | undefined;

  readonly #client = new ContextProvider(this, { context: clientContext });
  readonly #stream = new ContextProvider(this, { context: streamContext });
  readonly #serverUrl = new ContextProvider(this, { context: serverUrlContext });
  readonly #messages = new ContextProvider(this, { context: messagesContext });
  readonly #me = new ContextProvider(this, { context: meContext });

  override connectedCallback(): void {
    super.connectedCallback();
    // Elements that were defined before the provider found no context. Reattaching them makes them ask again.
    if (!this.hasUpdated && [...this.querySelectorAll("*")].some((one) => "renderRoot" in one && one.renderRoot))
      this.append(...this.childNodes);
    // The provider may have moved to a place with another language.
    this.requestUpdate("language", null);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    (this.#stream.value as StreamHub | undefined)?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("baseUrl") || changed.has("transport") || changed.has("client")) this.#connect();
    if (changed.has("messages") || changed.has("language")) {
      this.#messages.setValue(new Messages(languageOf(this), this.messages));
    }
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #connect(): void {
    (this.#stream.value as StreamHub | undefined)?.close();
    const { baseUrl } = this;
    const transport =
      this.transport ??
      (typeof baseUrl === "string" ? createHttpTransport({ baseUrl, checkSession: true }) : undefined);
    const client = this.client ?? (transport && createClient(transport));
    this.#stream.setValue(transport && new StreamHub(transport));
    this.#client.setValue(client);
    this.#serverUrl.setValue(this.baseUrl);
    this.#me.setValue(client && askOnce(client));
  }
}

/** Loads once; after a failure, the next request loads again. */
function askOnce(client: RollcallClient): () => Promise<Me> {
  let answer: Promise<Me> | undefined;
  return () => {
    answer ??= client.people.getMe({}).then(({ person }) => person);
    answer.catch(() => (answer = undefined));
    return answer;
  };
}

/** The language around an element, or English if `Intl` rejects the tag. */
function languageOf(element: HTMLElement): string {
  const lang = element.closest<HTMLElement>("[lang]:not([lang=''])")?.lang ?? navigator.language;
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? "en";
  } catch {
    return "en";
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "rollcall-provider": RollcallProvider;
  }
}
