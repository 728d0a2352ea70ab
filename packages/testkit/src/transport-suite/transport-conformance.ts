import type { Awaitable } from "@rollcall/core";
import { departures } from "./departures.ts";
import { interruptions } from "./interruptions.ts";
import type { OpenTransport, Served, TransportKit } from "./open-transport.ts";
import { refusals } from "./refusals.ts";
import { repeats } from "./repeats.ts";
import { results } from "./results.ts";
import { resuming } from "./resuming.ts";
import { streams } from "./streams.ts";
import { withWorld } from "./world.ts";

/** What the transport suite needs to know of a transport and of the test runner. */
export interface TransportConformanceOptions {
  /** Begins every title. */
  readonly name: string;
  /** Puts a transport before a Rollcall. Called once per test. */
  readonly open: (served: Served) => Awaitable<OpenTransport>;
  /**
   * Whether a call ends by itself after its `timeout`; true if left out. In process there are no timers, since core knows
   * no platform: there a caller who will not wait gives a signal.
   */
  readonly timeouts?: boolean;
  /** Registers one test: `test` of node:test, `it` of mocha. */
  readonly test: (title: string, body: () => Promise<void>) => unknown;
}

/**
 * The definition of the `Transport` port: in process, over HTTP, or a host's own, all answer alike.
 *
 * ```ts
 * import test from "node:test";
 * transportConformance({ name: "my transport", open: openMine, test });
 * ```
 */
export function transportConformance({ name, open, timeouts = true, test }: TransportConformanceOptions): void {
  const kit: TransportKit = {
    timeouts,
    test: (title, body) => {
      void test(`${name} ${title}`, () => withWorld(open, body));
    },
  };
  for (const group of [results, refusals, repeats, interruptions, streams, resuming, departures]) group(kit);
}
