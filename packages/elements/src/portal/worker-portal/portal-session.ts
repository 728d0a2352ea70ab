import { ContextProvider } from "@lit/context";
import type { PortalView, RollcallClient } from "@rollcall/core";
import { type ErrorCode, RollcallError } from "@rollcall/core/contract";
import type { ReactiveController } from "lit";
import { clientContext, meContext } from "../../connection/contexts.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { timesIn } from "../../ui/text/times.ts";
import { waitToRetry } from "../../connection/retry-delay.ts";
import type { OfflineHost, PortalOffline } from "../offline/portal-offline.ts";
import type { toDoList } from "./dashboard/to-do-list.ts";
import { guardedClient } from "./guarded-client.ts";

/** Whether someone is signed in. A restricted portal counts as signed in. */
export type SessionState =
  | { readonly kind: "signed-out"; readonly hasEnded: boolean }
  | {
      readonly kind: "signed-in";
      readonly portal: PortalView;
      readonly toDoList: ToDoList | undefined;
    };

type ToDoList = typeof toDoList;

/** The portal: an element that may work without a connection. */
export interface SessionHost extends OfflineHost {
  readonly offline: boolean | undefined;
}

/** Milliseconds between two checks whether a paused portal is back: it gets no live updates (X20). */
const pollInterval = 3000;

/**
 * The portal's session. It is loaded, kept up to date by the event stream, and closed by the first response to any part of the portal that
 * requires it (A27, P45). Everything inside the portal uses the client it provides.
 */
export class PortalSession implements ReactiveController {
  readonly commands: CommandController<"sign-out">;
  readonly #query: QueryController<SessionState>;
  readonly #provided: ContextProvider<typeof clientContext>;
  readonly #host: SessionHost;
  readonly #signedOut: (isRequested: boolean) => void;
  /** What keeps the portal working without a connection, once loaded. */
  offline: PortalOffline | undefined;
  #given: RollcallClient | undefined;
  #client: RollcallClient | undefined;
  #last: SessionState | undefined;
  #isRequested = false;
  #polling: AbortController | undefined;

  /**
   * @param host the portal
   * @param signedOut called when a session has ended, with whether the worker requested it
   */
  constructor(host: SessionHost, signedOut: (isRequested: boolean) => void) {
    this.#host = host;
    this.#signedOut = signedOut;
    // Before the query, which uses the client.
    host.addController(this);
    this.#provided = new ContextProvider(host, { context: clientContext });
    // The portal already loads the caller.
    new ContextProvider(host, { context: meContext });
    this.#query = new QueryController<SessionState>(host, {
      key: () => (this.#client === undefined ? undefined : "own"),
      load: (client, signal) => loadSession(this.#client ?? client, host.words, signal),
      topics: (session) =>
        session.kind === "signed-in" && session.portal.restriction === null ? session.portal.topics : {},
    });
    this.commands = new CommandController(host);
  }

  /** The query behind the session, to render its state. */
  get query(): Pick<QueryController<SessionState>, "state" | "status" | "reload" | "refresh"> {
    return this.#query;
  }

  get state(): SessionState | undefined {
    return this.#query.value;
  }

  get portal(): PortalView | undefined {
    return this.state?.kind === "signed-in" ? this.state.portal : undefined;
  }

  get client(): RollcallClient | undefined {
    return this.#provided.value;
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const { client } = this.#host;
    if (client !== this.#given) {
      this.#given = client;
      this.offline?.close();
      this.offline = this.#client = undefined;
      if (client !== undefined && this.#host.offline === true) void this.#goOffline(client);
      else this.#use(client);
    }
    const { state } = this;
    const last = this.#last;
    if (state === undefined || state === last) return;
    this.#last = state;
    if (state.kind === "signed-out" && (last === undefined ? state.hasEnded : last.kind === "signed-in")) {
      // Other requests may be refused before the answer to the sign-out arrives.
      this.#signedOut(this.#isRequested || this.commands.isBusy("sign-out"));
    }
    this.#isRequested = false;
  }

  hostUpdated(): void {
    if (this.portal?.restriction !== "portal.paused") this.#stopPolling();
    else if (this.#polling === undefined) void this.#poll((this.#polling = new AbortController()).signal);
  }

  hostDisconnected(): void {
    this.#stopPolling();
    this.offline?.close();
    if (this.offline !== undefined) this.offline = this.#given = this.#client = undefined;
  }

  reload(): Promise<void> {
    return this.#query.reload();
  }

  /** Signs out. The portal stays until the server has confirmed it. */
  async signOut(): Promise<void> {
    const signOut = () =>
      this.commands.run("sign-out", (client) => (this.#client ?? client).access.signOut({}), { done: this.leave });
    await (this.offline === undefined ? signOut() : this.offline.signOut(signOut));
  }

  /** Shows the sign-in page after the worker has signed out. */
  readonly leave = (): void => {
    this.#isRequested = true;
    this.#query.set({ kind: "signed-out", hasEnded: false });
  };

  #stopPolling(): void {
    this.#polling?.abort();
    this.#polling = undefined;
  }

  #use(client: RollcallClient | undefined): void {
    this.#client = client;
    this.#provided.setValue(client && guardedClient(client, (code) => this.#close(code)));
  }

  /** Loads what keeps the portal working without a connection. If it can't be loaded, the portal needs one. */
  async #goOffline(client: RollcallClient): Promise<void> {
    const loaded = await import("../offline/portal-offline.ts").catch(() => undefined);
    if (client !== this.#given || !this.#host.isConnected) return;
    this.offline = loaded && new loaded.PortalOffline(this.#host, client, () => void this.#query.refresh());
    this.#use(this.offline?.client ?? client);
    this.#host.requestUpdate();
  }

  /** Checks while the page is visible. */
  async #poll(signal: AbortSignal): Promise<void> {
    for (;;) {
      await waitToRetry(pollInterval, signal);
      if (signal.aborted) return;
      await this.#query.refresh();
    }
  }

  /** Immediately removes everything that is shown, then reloads the session. */
  #close(code: ErrorCode): void {
    const { portal } = this;
    // A request of the previous page was refused after the session was known to be over.
    if (portal === undefined) return;
    if (code === "session.ended" || code === "request.unauthenticated") {
      this.#query.set({ kind: "signed-out", hasEnded: true });
    } else if (code === "portal.paused" || code === "password.change-required") {
      const closed = { ...portal, restriction: code, pause: null, cards: null, nextShift: null, toDos: [] };
      this.#query.set({ kind: "signed-in", portal: closed, toDoList: undefined });
      void this.#query.refresh();
    }
  }
}

/** Loads the caller's portal. Being signed out is a state, not an error. */
async function loadSession(
  client: RollcallClient,
  words: { readonly lang: string },
  signal: AbortSignal,
): Promise<SessionState> {
  // Creating the formats for the dashboard takes long, so it is done while waiting for the answer.
  setTimeout(() => timesIn(words));
  try {
    const [portal, toDoList] = await Promise.all([client.portal.get({}, { signal }), loadToDoList()]);
    return { kind: "signed-in", portal, toDoList: portal.toDos.length === 0 ? undefined : toDoList };
  } catch (error) {
    if (!(error instanceof RollcallError) || error.kind !== "unauthenticated") throw error;
    return { kind: "signed-out", hasEnded: error.code === "session.ended" };
  }
}

/** Loads the to-do list together with the session, so that nothing moves when it appears. The dashboard works without it. */
const loadToDoList = (): Promise<ToDoList | undefined> =>
  import("./dashboard/to-do-list.ts").then(
    ({ toDoList }) => toDoList,
    () => undefined,
  );
