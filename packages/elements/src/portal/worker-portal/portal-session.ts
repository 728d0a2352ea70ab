import { ContextProvider } from "@lit/context";
import type { PortalView, RollcallClient } from "@rollcall/core";
import type { ErrorCode } from "@rollcall/core/contract";
import type { ReactiveController } from "lit";
import { clientContext, meContext } from "../../provider/contexts.ts";
import { CommandController } from "../../ui/command-controller.ts";
import { QueryController } from "../../ui/query-controller.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import { guardedClient } from "./guarded-client.ts";
import { PausePoll } from "./holding/pause-poll.ts";
import type { PortalKey } from "./portal-messages.en.ts";
import { loadSession, type SessionState } from "./session-state.ts";

/**
 * The session in the portal: loaded, kept up to date by the event stream, and closed by the first response that says so,
 * whichever part of the portal made the request (A27, P45). Everything inside uses the client it provides.
 */
export class PortalSession implements ReactiveController {
  readonly commands: CommandController<"sign-out">;
  readonly #query: QueryController<SessionState>;
  readonly #provided: ContextProvider<typeof clientContext>;
  readonly #host: RollcallElement<PortalKey>;
  readonly #signedOut: (isRequested: boolean) => void;
  #guarded: RollcallClient | undefined;
  #last: SessionState | undefined;
  #isRequested = false;

  /**
   * @param host the portal
   * @param signedOut called when a session has ended, with whether the worker requested it
   */
  constructor(host: RollcallElement<PortalKey>, signedOut: (isRequested: boolean) => void) {
    this.#host = host;
    this.#signedOut = signedOut;
    this.#provided = new ContextProvider(host, { context: clientContext });
    // The portal already loads who is calling.
    new ContextProvider(host, { context: meContext });
    this.#query = new QueryController<SessionState>(host, {
      key: () => "own",
      load: loadSession,
      topics: (session) =>
        session.kind === "signed-in" && session.portal.restriction === null
          ? { [session.portal.person.id]: session.portal.person.number }
          : {},
    });
    this.commands = new CommandController(host);
    host.addController(this);
    new PausePoll(
      host,
      () => this.portal?.restriction === "portal.paused",
      () => this.#query.refresh(),
    );
  }

  /** The query behind the session, to render its state. */
  get query(): Pick<QueryController<SessionState>, "state" | "status" | "reload" | "refresh"> {
    return this.#query;
  }

  /** The session, once loaded. */
  get state(): SessionState | undefined {
    return this.#query.value;
  }

  /** The portal of the signed-in worker. */
  get portal(): PortalView | undefined {
    return this.state?.kind === "signed-in" ? this.state.portal : undefined;
  }

  /** The client for everything inside the portal. */
  get client(): RollcallClient | undefined {
    return this.#provided.value;
  }

  hostUpdate(): void {
    const { client } = this.#host;
    if (client !== this.#guarded) {
      this.#guarded = client;
      this.#provided.setValue(client && guardedClient(client, (code) => this.#close(code)));
    }
    const { state } = this;
    const last = this.#last;
    if (state === undefined || state === last) return;
    this.#last = state;
    if (state.kind === "signed-out" && (last?.kind === "signed-in" || state.hasEnded)) {
      this.#signedOut(this.#isRequested);
    }
    this.#isRequested = false;
  }

  reload(): Promise<void> {
    return this.#query.reload();
  }

  /** Signs out. The portal stays until the server has confirmed it. */
  async signOut(): Promise<void> {
    await this.commands.run("sign-out", (client) => client.access.signOut({}), {
      done: () => {
        this.#isRequested = true;
        this.#query.set({ kind: "signed-out", hasEnded: false });
      },
    });
  }

  /** Removes everything that shows at once, then loads the session again. */
  #close(code: ErrorCode): void {
    const { portal } = this;
    if (code === "session.ended" || code === "request.unauthenticated") {
      this.#query.set({ kind: "signed-out", hasEnded: true });
    } else if (portal && (code === "portal.paused" || code === "password.change-required")) {
      const closed = { ...portal, restriction: code, pause: null, cards: null };
      this.#query.set({ kind: "signed-in", portal: closed, nextShift: undefined });
      void this.#query.refresh();
    }
  }
}
