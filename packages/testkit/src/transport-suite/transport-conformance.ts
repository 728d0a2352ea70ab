import type { Awaitable, Store } from "@rollcall/core";
import { createMemoryStore } from "@rollcall/storage-memory";
import { leavingChecks } from "./leaving-checks.ts";
import { interruptions } from "./interruptions.ts";
import type { OpenTransport, Served, TransportKit } from "./open-transport.ts";
import { refusals } from "./refusals.ts";
import { repeats } from "./repeats.ts";
import { results } from "./results.ts";
import { resuming } from "./resuming.ts";
import { streams } from "./streams.ts";
import { withWorld } from "./world.ts";

/** Options of the transport suite: the transport and the test runner. */
export interface TransportConformanceOptions {
  /** The prefix of every title. */
  readonly name: string;
  /** Opens a transport to a Rollcall instance. Called once per test. */
  readonly open: (served: Served) => Awaitable<OpenTransport>;
  /** An empty store for the Rollcall instance, which closes it. Called once per test. Default: a memory store. */
  readonly openStore?: () => Awaitable<Store>;
  /**
   * Whether the transport enforces `timeout`; default: true. The in-process transport has no timers, because core is
   * platform-independent: callers pass an abort signal instead.
   */
  readonly timeouts?: boolean;
  /** Registers one test: `test` of node:test, `it` of mocha. */
  readonly test: (title: string, body: () => Promise<void>) => unknown;
}

/**
 * Defines the `Transport` port: all transports behave the same, whether in process, over HTTP or custom.
 *
 * ```ts
 * import test from "node:test";
 * transportConformance({ name: "my transport", open: openMine, test });
 * ```
 */
export function transportConformance({
  name,
  open,
  openStore = createMemoryStore,
  timeouts = true,
  test,
}: TransportConformanceOptions): void {
  const kit: TransportKit = {
    timeouts,
    test: (title, body) => {
      void test(`${name} ${title}`, () => withWorld(open, openStore, body));
    },
  };
  for (const group of [results, refusals, repeats, interruptions, streams, resuming, leavingChecks]) group(kit);
}
