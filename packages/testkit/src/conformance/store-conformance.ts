import type { Awaitable } from "@rollcall/core";
import { anomalies } from "./anomalies.ts";
import { atomicity } from "./atomicity.ts";
import { closing } from "./closing.ts";
import { conflicts } from "./conflicts.ts";
import { constraints } from "./constraints.ts";
import { filters } from "./filters.ts";
import { finding } from "./finding.ts";
import { growing } from "./growing.ts";
import { isolation } from "./isolation.ts";
import { keys } from "./keys.ts";
import { model } from "./model.ts";
import { opening } from "./opening.ts";
import { ownWrites } from "./own-writes.ts";
import { pages } from "./pages.ts";
import { paging } from "./paging.ts";
import { races } from "./races.ts";
import { rows } from "./rows.ts";
import { searchProperty } from "./search-property.ts";
import { search } from "./search.ts";
import { serialOrder } from "./serial-order.ts";
import { stale } from "./stale.ts";
import { withPair, type Kit, type NeededState, type StorePair } from "./store-pair.ts";
import { typedLists } from "./typed-lists.ts";
import { values } from "./values.ts";
import { watching } from "./watching.ts";

/** Options of the conformance suite: the store and the test runner. */
export interface ConformanceOptions {
  /** The prefix of every title. */
  readonly name: string;
  /**
   * Two independent instances on one state, not yet opened. Called once per test. `new` needs a state without collections. For `empty`, a
   * state from earlier `empty` tests can be reused without its rows, because creating tables may take longer than the test.
   */
  readonly open: (needed: NeededState) => Awaitable<StorePair>;
  /** Registers one test: `test` of node:test, `it` of mocha. */
  readonly test: (title: string, body: () => Promise<void>) => unknown;
  /** The number of runs of each property. Default: 200. */
  readonly runs?: number;
  /** The seed of the properties, to reproduce a failure. Default: random. */
  readonly seed?: number;
}

/**
 * Defines the `Store` port: registers every test that an adapter must pass. Nothing is skipped; an adapter that lacks part of the port
 * fails (FAULTS-AND-LOAD, method rule 4). Needs neither Node nor a DOM.
 *
 * ```ts
 * import test from "node:test";
 * storeConformance({ name: "storage-mine", open: openTwoInstances, test });
 * ```
 */
export function storeConformance({ name, open, test, runs = 200, seed }: ConformanceOptions): void {
  const register =
    (needed: NeededState): Kit["test"] =>
    (title, body) => {
      void test(`${name} ${title}`, () => withPair(open, needed, body));
    };
  const kit: Kit = {
    test: register("empty"),
    testUnopened: register("new"),
    property: { numRuns: runs, ...(seed !== undefined && { seed }) },
  };
  const groups = [
    opening,
    growing,
    rows,
    values,
    constraints,
    keys,
    stale,
    atomicity,
    ownWrites,
    isolation,
    anomalies,
    races,
    conflicts,
    serialOrder,
    pages,
    typedLists,
    paging,
    search,
    filters,
    finding,
    searchProperty,
    model,
    watching,
    closing,
  ];
  for (const group of groups) group(kit);
}
