import { createMemoryStore } from "@rollcall/storage-memory";
import {
  createTestClock,
  createTestIds,
  oneAtATime,
  scheduledStore,
  type ScheduledStoreOptions,
} from "@rollcall/testkit";
import type fc from "fast-check";
import { RollcallError } from "../contract/rollcall-error.ts";
import { createTestApp } from "../testing/test-app.fixture.ts";
import { type Insert, insert } from "../kernel/change.ts";
import { list } from "../kernel/query.ts";
import { createFakeMailer } from "../testing/fake-mailer.fixture.ts";
import { collections } from "../composition/operations.ts";
import type { Store } from "../kernel/store.ts";
import { createRollcall, type Rollcall } from "../composition/rollcall.ts";
import type { RaceCall, RaceCase } from "./race-case.fixture.ts";
import { raceWorld, type RaceWorld } from "./race-world.fixture.ts";
import { type ScheduleState, scheduleStateOf } from "./schedule-state.fixture.ts";
import { testSecrets } from "./test-secrets.fixture.ts";

/** What a race came to: what each caller heard, and what is there then. */
export interface RaceEnd {
  readonly heard: readonly (readonly string[])[];
  readonly state: ScheduleState;
}

/** The two ends compared: without the order that the scheduler chose. */
export const toText = ({ heard, state }: RaceEnd): string => JSON.stringify({ heard, ...state }, undefined, 1);

interface Row {
  readonly status: string;
  readonly reason?: { readonly code: string };
}

/** Does one call and says how it went: `done`, the code of its refusal, or what became of each row. */
async function hear(rollcall: Rollcall, world: RaceWorld, { by, name, input }: RaceCall): Promise<string> {
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

/** Every order in which callers can take turns: the index of the caller, turn by turn. */
function mergesOf(lengths: readonly number[]): readonly (readonly number[])[] {
  if (lengths.every((length) => length === 0)) return [[]];
  return lengths.flatMap((length, index) =>
    length === 0
      ? []
      : mergesOf(lengths.map((one, at) => (at === index ? one - 1 : one))).map((rest) => [index, ...rest]),
  );
}

/** A world as it was made once, to begin many races from. */
export interface Prepared {
  readonly raceCase: RaceCase;
  readonly world: RaceWorld;
  readonly rows: readonly Insert[];
}

/** Makes the world of a race, and keeps its rows. */
export async function prepare(raceCase: RaceCase): Promise<Prepared> {
  const mailer = createFakeMailer();
  const app = await createTestApp({ mail: mailer.options, secrets: testSecrets });
  const { isInvited = false, ...start } = raceCase.start ?? {};
  const world = await raceWorld(app, "acme", isInvited ? { ...start, invited: mailer } : start);
  return { raceCase, world, rows: await rowsOf(app.store) };
}

/** Opens a store and puts these rows into it. */
export async function storeWith(store: Store, rows: readonly Insert[]): Promise<Store> {
  await store.open(collections);
  await store.transaction("write", (tx) => tx.write(rows));
  return store;
}

/** Every row of every collection. */
export const rowsOf = async (store: Store): Promise<readonly Insert[]> =>
  store.transaction("read", async (tx) => {
    const found = await tx.read(collections.map((one) => list(one, "key", 0)({ equal: [], limit: 10_000 })));
    return collections.flatMap((one, index) => (found[index] ?? []).map((row) => insert(one, row)));
  });

const compose = (store: Store): Promise<Rollcall> =>
  createRollcall({
    ...{ store, clock: createTestClock(), ids: createTestIds("new") },
    ...{ mail: createFakeMailer().options, secrets: testSecrets },
  });

/** All ends that a race may come to: those of doing one call after the other, in every order there is. */
export async function serialEnds({ raceCase, world, rows }: Prepared): Promise<ReadonlySet<string>> {
  const ends = new Set<string>();
  const lengths = raceCase.calls("", world.ids, world.token).map((calls) => calls.length);
  for (const merge of mergesOf(lengths)) {
    const store = await storeWith(createMemoryStore(), rows);
    const rollcall = await compose(store);
    const threads = raceCase.calls(world.scheduleId, world.ids, world.token).map((calls) => [...calls]);
    const heard: string[][] = threads.map(() => []);
    for (const index of merge) {
      const next = threads[index]?.shift();
      if (next !== undefined) heard[index]?.push(await hear(rollcall, world, next));
    }
    ends.add(toText({ heard, state: await scheduleStateOf(store, world.scheduleId) }));
  }
  return ends;
}

/** Lets callers act at once, each through a Rollcall of their own. */
export async function runRace(
  raceCase: RaceCase,
  world: RaceWorld,
  rollcalls: readonly Rollcall[],
  scheduler: fc.Scheduler,
): Promise<RaceEnd["heard"]> {
  const threads = raceCase.calls(world.scheduleId, world.ids, world.token).map(async (calls, index) => {
    const heard: string[] = [];
    const rollcall = rollcalls[index % rollcalls.length];
    if (rollcall === undefined) throw new RangeError("no Rollcall");
    for (const one of calls) heard.push(await hear(rollcall, world, one));
    return heard;
  });
  return scheduler.waitFor(Promise.all(threads), oneAtATime);
}

/** A race in memory, in an order that the scheduler chooses. */
export async function memoryRace(
  { raceCase, world, rows }: Prepared,
  scheduler: fc.Scheduler,
  isolation: ScheduledStoreOptions["isolation"] = "optimistic",
): Promise<RaceEnd> {
  const store = await storeWith(createMemoryStore(), rows);
  const rollcall = await compose(scheduledStore(store, scheduler, { isolation }));
  const heard = await runRace(raceCase, world, [rollcall], scheduler);
  return { heard, state: await scheduleStateOf(store, world.scheduleId) };
}
