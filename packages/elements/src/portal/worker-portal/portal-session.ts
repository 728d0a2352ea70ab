import { ContextProvider } from "@lit/context";
import type { RollcallClient } from "@rollcall/core";
import type { ErrorCode } from "@rollcall/core/contract";
import type { ReactiveController } from "lit";
import { clientContext, meContext } from "../../provider/contexts.ts";
import { QueryController } from "../../ui/query-controller.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import { guardedClient } from "./guarded-client.ts";
import { Watching } from "./holding/watching.ts";
import type { PortalKey } from "./portal-messages.en.ts";
import type { PortalView } from "./portal-wire.ts";
import { Sending } from "./sending.ts";
import { askStanding, type Standing } from "./standing.ts";

/**
 * Who is in the portal, and how far: asked for, kept true by what is told of them, and changed at once by whatever any
 * part of the portal is answered (A27, P45). Inside, everything calls by the client that it gives.
 */
export class PortalSession implements ReactiveController {
  /** Signing out. */
  readonly leaving: Sending;
  readonly #loaded: QueryController<Standing>;
  readonly #inside: ContextProvider<typeof clientContext>;
  readonly #host: RollcallElement<PortalKey>;
  readonly #left: (isAsked: boolean) => void;
  #of: RollcallClient | undefined;
  #seen: Standing | undefined;
  #isAsked = false;

  /**
   * @param host the portal
   * @param left somebody who was in, or whose session is over, is out
   */
  constructor(host: RollcallElement<PortalKey>, left: (isAsked: boolean) => void) {
    this.#host = host;
    this.#left = left;
    this.#inside = new ContextProvider(host, { context: clientContext });
    // Who calls, the portal itself knows.
    new ContextProvider(host, { context: meContext });
    this.#loaded = new QueryController<Standing>(host, {
      key: () => "own",
      load: askStanding,
      topics: (standing) =>
        standing.kind === "in" && standing.portal.restriction === null
          ? { [standing.portal.person.id]: standing.portal.person.number }
          : {},
    });
    this.leaving = new Sending(host);
    host.addController(this);
    new Watching(
      host,
      () => this.portal?.restriction === "portal.paused",
      () => this.#loaded.refresh(),
    );
  }

  /** Where it stands, as every panel says it. */
  get loaded(): Pick<QueryController<Standing>, "state" | "status" | "reload"> {
    return this.#loaded;
  }

  /** Where the caller stands, once known. */
  get standing(): Standing | undefined {
    return this.#loaded.value;
  }

  /** The portal of whoever is in. */
  get portal(): PortalView | undefined {
    return this.standing?.kind === "in" ? this.standing.portal : undefined;
  }

  /** The client for everything inside; it says by itself when it closes the portal. */
  get client(): RollcallClient | undefined {
    return this.#inside.value;
  }

  hostUpdate(): void {
    const { client } = this.#host;
    if (client !== this.#of) {
      this.#of = client;
      this.#inside.setValue(client && guardedClient(client, (code) => this.#closed(code)));
    }
    const before = this.#seen;
    const now = this.standing;
    if (now === undefined || now === before) return;
    this.#seen = now;
    if (now.kind === "out" && (before?.kind === "in" || now.isEnded)) this.#left(this.#isAsked);
    this.#isAsked = false;
  }

  /** Asks anew, from the beginning. */
  reload(): Promise<void> {
    return this.#loaded.reload();
  }

  /** Asks anew; what shows stays until there is an answer. */
  refresh(): Promise<void> {
    return this.#loaded.refresh();
  }

  /** Ends the session; nothing shows as if it were over before it is. */
  async signOut(): Promise<void> {
    const isOut = await this.leaving.send((client) => client.access.signOut({}));
    if (!isOut) return;
    this.#isAsked = true;
    this.#loaded.set({ kind: "out", isEnded: false });
  }

  /** An answer closed the portal: what shows goes at once, the rest is asked for. */
  #closed(code: ErrorCode): void {
    const { portal } = this;
    if (code === "session.ended" || code === "request.unauthenticated") {
      this.#loaded.set({ kind: "out", isEnded: true });
    } else if (portal && (code === "portal.paused" || code === "password.change-required")) {
      const shut = { ...portal, restriction: code, pause: null, cards: null };
      this.#loaded.set({ kind: "in", portal: shut, next: undefined });
      void this.#loaded.refresh();
    }
  }
}
