import { ContextProvider } from "@lit/context";
import { createHttpTransport } from "@rollcall/client";
import type { RollcallClient } from "@rollcall/core";
import { createClient, type Transport } from "@rollcall/core/client";
import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { Messages } from "../../messages/messages.ts";
import type { MessageOverrides } from "../../messages/overrides.ts";
import { clientContext, type Me, meContext, messagesContext, streamContext } from "../contexts.ts";
import { StreamHub } from "../stream-hub.ts";

/**
 * Connects every Rollcall element inside it to one server, by one client and one event stream.
 *
 * Give it a `base-url`, or a `transport` (in process, or one of your own), or a `client` alone, which has no live
 * changes. Without any of them the elements inside say that they are not connected.
 *
 * @summary Client, live changes and words for the elements inside.
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

  /** Carries calls and the event stream instead of HTTP to `base-url`. */
  declare transport: Transport | undefined;

  /** A ready client; it wins over the one made of `transport` or `base-url`. */
  declare client: RollcallClient | undefined;

  /** Words of the host: any key of the catalogue, in its own language or tone (X23). */
  declare messages: MessageOverrides | undefined;

  /** The language of numbers and plurals; the nearest `lang` around the provider if left out. */
  declare language: string | undefined;

  readonly #client = new ContextProvider(this, { context: clientContext });
  readonly #stream = new ContextProvider(this, { context: streamContext });
  readonly #messages = new ContextProvider(this, { context: messagesContext });
  readonly #me = new ContextProvider(this, { context: meContext });

  override connectedCallback(): void {
    super.connectedCallback();
    // Whoever inside was defined before this asked nobody. Put anew, they ask again.
    if (!this.hasUpdated && [...this.querySelectorAll("*")].some((one) => "renderRoot" in one && one.renderRoot))
      this.append(...this.childNodes);
    // Another place may be in another language. A value that is left out counts as changed only against another one.
    this.requestUpdate("language", null);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stream.value?.close();
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
    this.#stream.value?.close();
    const transport =
      this.transport ?? (this.baseUrl === undefined ? undefined : createHttpTransport({ baseUrl: this.baseUrl }));
    const client = this.client ?? (transport && createClient(transport));
    this.#stream.setValue(transport && new StreamHub(transport));
    this.#client.setValue(client);
    this.#me.setValue(client && askOnce(client));
  }
}

/** Asks once; a failure is forgotten, so that the next who asks may learn more. */
function askOnce(client: RollcallClient): () => Promise<Me> {
  let answer: Promise<Me> | undefined;
  return () => {
    answer ??= client.people.getMe({}).then(({ person }) => person);
    answer.catch(() => (answer = undefined));
    return answer;
  };
}

/** The language around an element, checked: a tag that `Intl` cannot read is English. */
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
