import { ContextConsumer } from "@lit/context";
import type { LitElement } from "lit";
import { serverUrlContext } from "../../connection/contexts.ts";

/** The addresses of a server, as programs outside the page reach them. */
export class ServerAddress {
  readonly #host: LitElement & { readonly serverUrl: string | undefined };
  readonly #baseUrl: ContextConsumer<typeof serverUrlContext, LitElement>;

  constructor(host: LitElement & { readonly serverUrl: string | undefined }) {
    this.#host = host;
    this.#baseUrl = new ContextConsumer<typeof serverUrlContext, LitElement>(host, {
      context: serverUrlContext,
      subscribe: true,
    });
  }

  /** The address of a path below the `server-url` of the element, the `base-url` of the provider, or `/rollcall`. */
  of(path: string): string {
    const base = (this.#host.serverUrl ?? this.#baseUrl.value ?? "/rollcall").replace(/\/+$/, "");
    return new URL(`${base}${path}`, location.href).href;
  }
}
