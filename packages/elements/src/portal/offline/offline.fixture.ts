import { createClient, RollcallError, type Transport } from "@rollcall/core/client";
import type { LitElement } from "lit";
import "../worker-portal/worker-portal.define.ts";
import { until } from "../../ui/testing/page.fixture.ts";
import { queuedOperations } from "./offline-operations.ts";
import { OfflinePortal } from "./offline-portal.ts";
import { showPortal } from "../worker-portal/portal.fixture.ts";
import { type Browser, openPortal, type PortalWorld } from "../../ui/testing/portal-world.fixture.ts";

/** The state of a connection. */
interface Connection {
  cut: "none" | "requests" | "answers";
  /** The operations that reached the server, in order. */
  calls: string[];
  /** The idempotency keys of the commands that wait in a queue. */
  keys: Set<string>;
  /** Called before each request, to cut the connection there. */
  before: (name: string) => void;
}

/** A connection that can be cut: before a request arrives, or before its response does. */
export function cuttable({ transport }: Pick<Browser, "transport">) {
  const state: Connection = { cut: "none", calls: [], keys: new Set(), before: () => undefined };
  const unreachable = () => new RollcallError("server.unreachable");
  const cut: Transport = {
    stream: (position, signal) => transport.stream(position, signal),
    async call(call) {
      if (call.mode === "run") state.before(call.name);
      if (state.cut === "requests") throw unreachable();
      if (call.mode === "run") state.calls.push(call.name);
      if (call.mode === "run" && call.name in queuedOperations) state.keys.add(call.options.idempotencyKey ?? "");
      const answer = await transport.call(call);
      // An interrupted query has no effect; an interrupted command only loses its response.
      if (state.cut === "answers") throw unreachable();
      return answer;
    },
  };
  return { transport: cut, state };
}

/** Shows a portal that keeps copies. */
export const show = (browser: Pick<Browser, "transport">, section = ""): Promise<LitElement> =>
  showPortal(browser, { attributes: { offline: "", ...(section !== "" && { section }) } });

/** Says that the connection is back. */
export const online = (): boolean => dispatchEvent(new Event("online"));
/** The portal in the page. */
export const portalIn = (): LitElement => document.querySelector("worker-portal") as LitElement;
/** The states of the changes that it lists. */
export const queuedIn = (portal: LitElement): readonly (string | undefined)[] =>
  [...portal.renderRoot.querySelectorAll<HTMLElement>("[part=queued]")].map((item) => item.dataset["state"]);

/** Waits until everything is kept: the last read of the table. */
export const kept = (state: { readonly calls: readonly string[] }): Promise<unknown> =>
  until(() => state.calls.filter((name) => name === "portal.getProfile").length > 0, "nothing kept");

/** A worker who is signed in, with a connection that can be cut. */
export async function openOffline(opened: PortalWorld | Promise<PortalWorld> = openPortal()) {
  const world = await opened;
  const browser = await world.signedIn();
  return { world, browser, ...cuttable(browser) };
}

/** The portal's part without a connection, on its own. */
export const openPortalOf = (transport: Transport): OfflinePortal =>
  new OfflinePortal({
    ...{ base: new URL("", location.href).href, client: createClient(transport), lang: () => "en" },
    ...{ announceQueued: () => "", worker: () => undefined, loadSections: () => Promise.resolve() },
    ...{ refresh: () => undefined, changed: () => undefined },
  });
