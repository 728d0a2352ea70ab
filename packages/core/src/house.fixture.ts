import { createMemoryStore } from "@rollcall/storage-memory";
import { createTestClock, createTestIds, type TestClock } from "@rollcall/testkit";
import assert from "node:assert/strict";
import { scriptedCalendars } from "./calendars/scripted-calendars.fixture.ts";
import {
  type Actor,
  collections,
  createClient,
  createInProcessTransport,
  createRollcall,
  createWebPasswords,
  type HostIdentity,
  type Ids,
  type Reason,
  type Rollcall,
  type RollcallClient,
  RollcallError,
  type RollcallParts,
  type Store,
  type Transport,
} from "./index.ts";
import { list } from "./kernel/query.ts";

/** Passwords that cost little: what they cost is a matter of the adapters. */
const quickPasswords = createWebPasswords(1, (password) => password.includes("correct horse"));

/** A user of the host, as they call: recognised anew for every request, as a server does it. */
export interface Caller {
  readonly id: string;
  readonly identity: HostIdentity;
  readonly client: RollcallClient;
  readonly transport: Transport;
  actor(): Promise<Actor>;
}

/** A Rollcall over a store, and people who call it. */
export interface House {
  readonly rollcall: Rollcall;
  readonly store: Store;
  readonly clock: TestClock;
  readonly ids: Ids;
  /** The host's user of this name, who has called. */
  caller(name: string, said?: Partial<HostIdentity>): Promise<Caller>;
  /** A new schedule of this caller. */
  schedule(creator: Caller, name?: string): Promise<string>;
  /** Every row of every collection: all that could have changed. */
  everything(): Promise<unknown>;
}

/** Opens a house; over the memory store if none is given. */
export async function openHouse(parts: Partial<RollcallParts> = {}): Promise<House> {
  const store = parts.store ?? createMemoryStore();
  const clock = createTestClock();
  const ids = parts.ids ?? createTestIds();
  const rollcall = await createRollcall({
    calendars: scriptedCalendars(),
    passwords: quickPasswords,
    ...parts,
    store,
    clock,
    ids,
  });
  return {
    rollcall,
    store,
    clock,
    ids,
    async caller(name, said = {}) {
      const identity: HostIdentity = { ...hostUser(name), ...said };
      const actor = async (): Promise<Actor> => rollcall.recognise(identity);
      const { personId: id } = await actor();
      const transport = createInProcessTransport(rollcall, actor);
      return { id, identity, actor, transport, client: createClient(transport) };
    },
    async schedule(creator, name = "Night desk") {
      return (await creator.client.schedules.create({ name })).schedule.id;
    },
    everything: async () =>
      store.transaction("read", async (tx) => {
        const reads = collections.map((one) => list(one, "key", 0)({ equal: [], limit: 1_000_000 }));
        return tx.read(reads);
      }),
  };
}

/** What the host says of its user of this name. */
export const hostUser = (name: string): HostIdentity => ({
  organizationId: "acme",
  hostUserId: `host-${name}`,
  email: `${name.toLowerCase()}@example.org`,
  emailVerified: true,
  name,
  organizationRole: "member",
});

/** The reason for which this is refused. */
export async function refusal(work: Promise<unknown>): Promise<Reason> {
  try {
    await work;
  } catch (error) {
    assert(error instanceof RollcallError, String(error));
    return error.reason;
  }
  return assert.fail("it was not refused");
}

/** The code with which this is refused. */
export const codeOf = async (work: Promise<unknown>): Promise<string> => (await refusal(work)).code;

/** The code with which this is refused, having changed nothing. */
export async function refusedWithoutEffect(house: House, work: () => Promise<unknown>): Promise<string> {
  const before = await house.everything();
  const code = await codeOf(work());
  assert.deepEqual(await house.everything(), before);
  return code;
}
