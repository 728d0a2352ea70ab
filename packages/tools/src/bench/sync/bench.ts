import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { nodePlatform } from "@rollcall/server/node";
import { createRollcall, createClient, createInProcessTransport, type UpstreamPerson } from "@rollcall/core";
import { createSqliteStore } from "@rollcall/storage-sql";
import { createTestClock } from "@rollcall/testkit";
import type { BenchRow, RunBench } from "../document.ts";
import { createSamplePeople } from "../members/sample-people.ts";
import { insertRaw } from "./insert-raw.ts";

/** The goals at 100,000 people: seconds of a run, and milliseconds of event-loop delay. */
const goals = { unchanged: 2, changed: 5, p99: 20, max: 200 };
/** The changes in a run: 1,000 of 100,000 people, and never so many that removals wait. */
const changesIn = (size: number): number => Math.min(1000, size / 10);

/** The seconds of a run, and the event-loop delays during it in milliseconds. */
interface Measured {
  readonly seconds: number;
  readonly p99: number;
  readonly max: number;
}

async function measure(work: () => Promise<unknown>): Promise<Measured> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  // A delay is recorded when it ends, in the next turn of the event loop.
  await setTimeout(5);
  delays.disable();
  return { seconds, p99: delays.percentile(99) / 1e6, max: delays.max / 1e6 };
}

/** Measures the first run of a link, one that changes nothing and one with changes. */
async function measureRuns(folder: string, size: number) {
  const path = join(folder, `sync-${size}.db`);
  const store = createSqliteStore({ path });
  const clock = createTestClock();
  let people: readonly UpstreamPerson[] = createSamplePeople(size).map(({ name, address }, person) => ({
    ...{ externalId: `up-${String(person).padStart(7, "0")}`, name, address, verified: true },
  }));
  const schedules = [{ id: "all", name: "All", timeZone: null }];
  const rollcall = await createRollcall({
    ...nodePlatform,
    ...{ store, clock },
    links: {
      providers: [
        {
          ...{ id: "bench", name: "Bench", fields: [] },
          capabilities: { listsSchedules: true, onCallTimes: false, verifiesAddresses: true },
          hostOf: () => "",
          listSchedules: async () => ({ status: "read", schedules }),
          listPeople: async () => ({ status: "read", people }),
          checkHealth: async () => ({ status: "read" }),
        },
      ],
    },
  });
  const ann = { organizationId: "bench", hostUserId: "ann", email: "ann@bench.example", emailVerified: true } as const;
  const identity = { ...ann, name: "Ann", organizationRole: "admin" } as const;
  const client = createClient(createInProcessTransport(rollcall, () => rollcall.recognise(identity)));
  const { schedule } = await client.schedules.create({ name: "All" });
  const scheduleId = schedule.id;
  await client.links.create({
    ...{ scheduleId, provider: "bench", settings: {}, credentials: {}, upstreamId: "all" },
  });
  const job = rollcall.jobs.find(({ name }) => name === "links.sync") ?? assert.fail("no job");
  const run = async () => {
    const measured = await measure(async () => {
      assert.deepEqual(await job.run(), { done: 1, held: 0, failed: 0 });
    });
    clock.advance(46 * 60_000);
    return measured;
  };
  const first = await run();
  assert.equal((await client.schedules.get({ scheduleId })).schedule.members, size + 1);
  const unchanged = await run();
  // A third leaves, a third arrives, and a third has a new name.
  const changes = changesIn(size);
  const [gone, renamed] = [Math.floor(changes / 3), Math.ceil((2 * changes) / 3)];
  people = [
    ...people.slice(gone, renamed).map((person) => ({ ...person, name: `${person.name} Jr.` })),
    ...people.slice(renamed),
    ...people.slice(0, changes - renamed).map((person) => ({
      ...{ ...person, externalId: `new-${person.externalId}`, address: `new.${person.address ?? ""}` },
    })),
  ];
  const changed = await run();
  await rollcall.close();
  return { path, first, unchanged, changed };
}

const rounded = (value: number): number => Number(value.toPrecision(4));

const toRow = (name: string, size: number, ours: number, peer: number, unit: string): BenchRow => ({
  ...{ case: name, size, ours: rounded(ours), peer: rounded(peer), unit, ratio: rounded(peer / ours), goal: 1 },
});

/**
 * Measures synchronization over a durable SQLite file against its goals, and the rows applied per second against a raw
 * batched insert of the same rows. `--json` prints a document; the first argument is the number of people.
 */
export const run: RunBench = async ({ args, say }) => {
  const size = Number(args[0] ?? 100_000);
  const folder = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  try {
    say(`${size / 10} people`);
    const small = await measureRuns(folder, size / 10);
    say(`${size} people`);
    const large = await measureRuns(folder, size);
    say("raw insert");
    const raw = await measure(async () => insertRaw(large.path, join(folder, "raw.db")));
    const applied = size / large.first.seconds;
    const peer = size / raw.seconds;
    const runs = Object.entries({ first: large.first, unchanged: large.unchanged, changed: large.changed });
    return {
      bench: "sync",
      rows: [
        toRow("unchanged", size, large.unchanged.seconds, goals.unchanged, "seconds, against the maximum"),
        toRow(`${changesIn(size)} changes`, size, large.changed.seconds, goals.changed, "seconds, against the maximum"),
        ...runs.flatMap(([name, { p99, max }]) => [
          toRow(`event-loop delay, ${name}`, size, p99, goals.p99, "ms, p99, against the maximum"),
          toRow(`event-loop delay, ${name}`, size, max, goals.max, "ms, maximum, against the largest allowed"),
        ]),
        {
          ...{ case: "first run", size, ours: rounded(applied), peer: rounded(peer), unit: "people per second" },
          ...{ ratio: rounded(applied / peer), goal: 0.5 },
        },
        toRow(
          "cost per person, ten times the people",
          size,
          large.unchanged.seconds / size,
          (small.unchanged.seconds / size) * 10,
          "seconds, against a tenth of the people",
        ),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
