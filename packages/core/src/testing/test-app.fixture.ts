import { createMemoryFiles, createMemoryStore } from "@rollcall/storage-memory";
import { createTestClock, createTestIds, type TestClock } from "@rollcall/testkit";
import assert from "node:assert/strict";
import { scriptedCalendars } from "../calendars/scripted-calendars.fixture.ts";
import {
  type Actor,
  collections,
  createClient,
  createInProcessTransport,
  createRollcall,
  type Change,
  createWebPasswords,
  type Domain,
  events,
  type ErrorCode,
  type HostIdentity,
  type Ids,
  type Reason,
  type ReasonOf,
  type Rollcall,
  type RollcallClient,
  RollcallError,
  type RollcallOptions,
  type Store,
  type Transport,
} from "../index.ts";
import { journal, type JournalRow } from "../kernel/journal/journal.ts";
import { list } from "../kernel/store/query.ts";

/** Cheap password hashing: the cost of real hashing is tested with the adapters. */
const quickPasswords = createWebPasswords(1, (password) => password.includes("correct horse"));

/** A user of the host app. As on a server, the person is looked up for every request. */
export interface TestUser {
  readonly id: string;
  readonly identity: HostIdentity;
  readonly client: RollcallClient;
  readonly transport: Transport;
  actor(): Promise<Actor>;
}

/** A Rollcall over a test store, and its users. */
export interface TestApp {
  readonly rollcall: Rollcall;
  readonly store: Store;
  readonly clock: TestClock;
  readonly ids: Ids;
  /** The host's user with this name, after a first call. */
  user(name: string, overrides?: Partial<HostIdentity>): Promise<TestUser>;
  /** Creates a schedule and returns its id. */
  schedule(creator: TestUser, name?: string): Promise<string>;
  /** Every row of every collection. */
  everything(): Promise<unknown>;
}

/** Creates an app; over a memory store by default. */
export async function createTestApp(parts: Partial<RollcallOptions> = {}): Promise<TestApp> {
  const store = withDeclaredEvents(parts.store ?? createMemoryStore(), parts.domains);
  const clock = createTestClock();
  const ids = parts.ids ?? createTestIds();
  const rollcall = await createRollcall({
    calendars: scriptedCalendars(),
    passwords: quickPasswords,
    files: { storage: createMemoryFiles() },
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
    async user(name, overrides = {}) {
      const identity: HostIdentity = { ...hostUser(name), ...overrides };
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

const schemas = new Map(events.map(({ type, schema }) => [type as string, schema]));

/** A store that accepts only journal rows whose events match their declarations. A host's own operations may write others. */
function withDeclaredEvents(store: Store, own: readonly Domain[] = []): Store {
  const names = new Set(own.flatMap(({ operations = [] }) => Object.values(operations).map(({ name }) => name)));
  const check = (changes: readonly Change[]): void => {
    for (const change of changes) {
      if (change.kind !== "insert" || change.collection.name !== journal.name) continue;
      const { operation, events: written } = change.row as JournalRow;
      if (names.has(operation)) continue;
      for (const event of written) {
        const { error } = schemas.get(event.type)?.safeParse(event) ?? { error: "not declared" };
        if (error !== undefined) assert.fail(`${operation}: ${event.type}: ${String(error)}`);
      }
    }
  };
  return {
    open: (all) => store.open(all),
    watch: (listener) => store.watch(listener),
    close: () => store.close(),
    transaction: (mode, work) =>
      store.transaction(mode, (tx) =>
        work({
          read: (reads) => tx.read(reads),
          write: (changes) => {
            check(changes);
            return tx.write(changes);
          },
        }),
      ),
  };
}

/** The identity of the host's user with this name. */
export const hostUser = (name: string): HostIdentity => ({
  organizationId: "acme",
  hostUserId: `host-${name}`,
  email: `${name.toLowerCase()}@example.org`,
  emailVerified: true,
  name,
  organizationRole: "member",
});

/** The reason this is refused for; with `code`, only for that one. */
export async function refusal<Code extends ErrorCode>(work: Promise<unknown>, code: Code): Promise<ReasonOf<Code>>;
export async function refusal(work: Promise<unknown>): Promise<Reason>;
export async function refusal(work: Promise<unknown>, code?: ErrorCode): Promise<Reason> {
  try {
    await work;
  } catch (error) {
    assert(error instanceof RollcallError, String(error));
    assert.equal(error.code, code ?? error.code);
    return error.reason;
  }
  return assert.fail("it was not refused");
}

/** The code this is refused with. */
export const codeOf = async (work: Promise<unknown>): Promise<string> => (await refusal(work)).code;

/** The code this is refused with, after checking that nothing changed. */
export async function refusedWithoutEffect(app: TestApp, work: () => Promise<unknown>): Promise<string> {
  const before = await app.everything();
  const code = await codeOf(work());
  assert.deepEqual(await app.everything(), before);
  return code;
}
