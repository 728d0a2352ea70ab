import { createMemoryStore } from "@rollcall/storage-memory";
import {
  createTestClock,
  createTestIds,
  oneAtATime,
  scheduledStore,
  type ScheduledStoreOptions,
  type TaskScheduler,
} from "@rollcall/testkit";
import type fc from "fast-check";
import { RollcallError } from "../contract/rollcall-error.ts";
import { createTestApp } from "../testing/test-app.fixture.ts";
import { type Insert, insert } from "../kernel/store/change.ts";
import { list } from "../kernel/store/query.ts";
import { createFakeMailer } from "../testing/fake-mailer.fixture.ts";
import { collections } from "../composition/operations.ts";
import type { Store } from "../kernel/store/store.ts";
import { createRollcall } from "../composition/create-rollcall.ts";
import type { Rollcall } from "../composition/rollcall.ts";
import type { RaceCall, RaceCase } from "./race-case.fixture.ts";
import { raceWorld, type RaceWorld } from "./race-world.fixture.ts";
import { type ScheduleState, scheduleStateOf } from "./schedule-state.fixture.ts";
import { testSecrets } from "./test-secrets.fixture.ts";

/** The result of a race: the outcome of each call, and the state afterward. */
export interface RaceEnd {
  readonly outcomes: readonly (readonly string[])[];
  readonly state: ScheduleState;
}

/** Serializes an end for comparison, without the order the scheduler chose. */
export const toText = ({ outcomes, state }: RaceEnd): string => JSON.stringify({ outcomes, ...state }, undefined, 1);

interface Row {
  readonly status: string;
  readonly reason?: { readonly code: string };
}

/** Runs one call and returns its outcome: `done`, the error code, or the outcome of each row. */
async function runCall(rollcall: Rollcall, world: RaceWorld, { by, name, input }: RaceCall): Promise<string> {
  try {
    if (name === "recognise") {
      const { identity } = world.callers["Ann"] ?? {};
      if (identity === undefined) throw new TypeError("Ann is missing");
      await rollcall.recognise({ ...identity, hostUserId: "host-Nia", name: "Nia", email: "nia@example.org" });
      return "done";
    }
    if (name === "dispatch") {
      await rollcall.dispatchMail();
      return "done";
    }
    const actor = world.actors[by];
    if (actor === undefined) throw new TypeError(`${by} has not called`);
    const output = (await rollcall.call("run", { name, input, actor })) as { readonly results?: readonly Row[] };
    return output.results?.map(({ status, reason }) => reason?.code ?? status).join(" ") ?? "done";
  } catch (error) {
    if (error instanceof RollcallError) return error.code;
    throw error;
  }
}

/** Returns every order in which callers can take turns, as caller indexes. */
function mergesOf(lengths: readonly number[]): readonly (readonly number[])[] {
  if (lengths.every((length) => length === 0)) return [[]];
  return lengths.flatMap((length, index) =>
    length === 0
      ? []
      : mergesOf(lengths.map((one, at) => (at === index ? one - 1 : one))).map((rest) => [index, ...rest]),
  );
}

/** A world created once, the start of many races. */
export interface Prepared {
  readonly raceCase: RaceCase;
  readonly world: RaceWorld;
  readonly rows: readonly Insert[];
}

/** Creates the world of a race and saves its rows. */
export async function prepare(raceCase: RaceCase): Promise<Prepared> {
  const mailer = createFakeMailer();
  const app = await createTestApp({ mail: mailer.options, secrets: testSecrets });
  const { isInvited = false, ...start } = raceCase.start ?? {};
  const world = await raceWorld(app, "acme", isInvited ? { ...start, invited: mailer } : start);
  return { raceCase, world, rows: await rowsOf(app.store) };
}

/** Opens a store and inserts these rows. */
export async function storeWith(store: Store, rows: readonly Insert[]): Promise<Store> {
  await store.open(collections);
  await store.transaction("write", (tx) => tx.write(rows));
  return store;
}

/** Reads all rows of all collections. Made once, because a store compiles each new query. */
export const readsOfAll = collections.map((one) => list(one, "key", 0)({ equal: [], limit: 10_000 }));

/** Returns all rows of all collections. */
export const rowsOf = async (store: Store): Promise<readonly Insert[]> =>
  store.transaction("read", async (tx) => {
    const found = await tx.read(readsOfAll);
    return collections.flatMap((one, index) => (found[index] ?? []).map((row) => insert(one, row)));
  });

const compose = (store: Store): Promise<Rollcall> =>
  createRollcall({
    ...{ store, clock: createTestClock(), ids: createTestIds("new") },
    ...{ mail: createFakeMailer().options, secrets: testSecrets },
  });

/** Returns all valid ends of a race: those of running the calls one after the other, in every possible order. */
export async function serialEnds({ raceCase, world, rows }: Prepared): Promise<ReadonlySet<string>> {
  const ends = new Set<string>();
  const lengths = raceCase.calls("", world.ids, world.token).map((calls) => calls.length);
  for (const merge of mergesOf(lengths)) {
    const store = await storeWith(createMemoryStore(), rows);
    const rollcall = await compose(store);
    const threads = raceCase.calls(world.scheduleId, world.ids, world.token).map((calls) => [...calls]);
    const outcomes: string[][] = threads.map(() => []);
    for (const index of merge) {
      const next = threads[index]?.shift();
      if (next !== undefined) outcomes[index]?.push(await runCall(rollcall, world, next));
    }
    ends.add(toText({ outcomes, state: await scheduleStateOf(store, world.scheduleId) }));
  }
  return ends;
}

/** Runs callers concurrently, each with their own Rollcall. */
export async function runRace(
  raceCase: RaceCase,
  world: RaceWorld,
  rollcalls: readonly Rollcall[],
  scheduler: fc.Scheduler,
): Promise<RaceEnd["outcomes"]> {
  const threads = raceCase.calls(world.scheduleId, world.ids, world.token).map(async (calls, index) => {
    const outcomes: string[] = [];
    const rollcall = rollcalls[index % rollcalls.length];
    if (rollcall === undefined) throw new RangeError("no Rollcall");
    for (const one of calls) outcomes.push(await runCall(rollcall, world, one));
    return outcomes;
  });
  return scheduler.waitFor(Promise.all(threads), oneAtATime);
}

/** Starts a Rollcall over a store that a scheduler orders from then on: the calls of the start proceed by themselves. */
export async function startScheduled(
  store: Store,
  scheduler: fc.Scheduler,
  options: ScheduledStoreOptions,
  start: (scheduled: Store) => Promise<Rollcall>,
): Promise<Rollcall> {
  let isStarted = false;
  const turns: TaskScheduler = {
    schedule: (task, label) => (isStarted ? scheduler.schedule(task, label) : task),
  };
  const rollcall = await start(scheduledStore(store, turns, options));
  isStarted = true;
  return rollcall;
}

/** Runs a race in memory, in an order the scheduler chooses. */
export async function memoryRace(
  { raceCase, world, rows }: Prepared,
  scheduler: fc.Scheduler,
  isolation: ScheduledStoreOptions["isolation"] = "optimistic",
): Promise<RaceEnd> {
  const store = await storeWith(createMemoryStore(), rows);
  const rollcall = await startScheduled(store, scheduler, { isolation }, compose);
  const outcomes = await runRace(raceCase, world, [rollcall], scheduler);
  return { outcomes, state: await scheduleStateOf(store, world.scheduleId) };
}
