import assert from "node:assert/strict";
import {
  type Actor,
  createClient,
  createInProcessTransport,
  createRollcall,
  fold,
  type HostIdentity,
  type Rollcall,
  type RollcallClient,
  RollcallError,
  type RollcallOptions,
  type Store,
} from "@rollcall/core";
import { nodePlatform } from "@rollcall/server/node";
import { ADMINS, type Contender, PAGE } from "./contender.ts";
import { type SamplePerson, matches, type Term, terms } from "./sample-people.ts";

/** The maximum number of people one call adds. */
const AT_ONCE = 500;

/** The caller, who is the admin of all schedules. */
export const host: HostIdentity = {
  organizationId: "harbour",
  hostUserId: "olga",
  email: "olga.owner@example.org",
  emailVerified: true,
  name: "Olga Owner",
  organizationRole: "member",
};

/** A schedule with members behind the in-process client. */
export interface FullSchedule {
  readonly client: RollcallClient;
  readonly scheduleId: string;
  /** The caller, who is the only admin of the schedule. */
  readonly callerId: string;
  /** The person ids by number. */
  readonly personIds: readonly string[];
  readonly rollcall: Rollcall;
  close(): Promise<void>;
}

/** Creates a Rollcall over a store and fills one schedule through the client. The caller is resolved for each call. */
export async function fillSchedule(
  store: Store,
  samplePeople: readonly SamplePerson[],
  parts: Partial<RollcallOptions> = {},
): Promise<FullSchedule> {
  const clock = { now: () => Date.now() };
  const rollcall = await createRollcall({ clock, ids: nodePlatform.ids, ...parts, store });
  const caller = (): Actor | PromiseLike<Actor> => rollcall.recognise(host);
  const client = createClient(createInProcessTransport(rollcall, caller));
  const { schedule } = await client.schedules.create({ name: "Pier 4" });
  const personIds: string[] = [];
  for (let at = 0; at < samplePeople.length; at += AT_ONCE) {
    const people = samplePeople
      .slice(at, at + AT_ONCE)
      .map(({ name, address }) => ({ name, address, role: "member" as const, invited: false }));
    const { results } = await client.members.add({ scheduleId: schedule.id, people });
    for (const result of results) {
      assert.ok(result.status === "added");
      personIds.push(result.member.personId);
    }
  }
  const { personId: callerId } = await caller();
  return { client, scheduleId: schedule.id, callerId, personIds, rollcall, close: async () => rollcall.close() };
}

/** Rollcall: the in-process client over a SQLite store, with parsing, decisions, journal and events. */
export async function createRollcallContender(store: Store, samplePeople: readonly SamplePerson[]): Promise<Contender> {
  const full = await fillSchedule(store, samplePeople);
  const { client, scheduleId, callerId, personIds } = full;
  const personOf = (person: number): string => personIds[person] ?? "";
  const owner: SamplePerson = { name: host.name ?? "", address: host.email };
  const admins = await addAdmins(full);
  const order = inOrder(
    [...samplePeople, owner, ...admins.map(({ samplePerson }) => samplePerson)],
    [...personIds, callerId, ...admins.map(({ personId }) => personId)],
  );
  const foundBy = new Map<string, readonly string[]>();
  for (const [term, asked] of Object.entries(terms)) {
    const found = order.filter(({ samplePerson }) => matches(samplePerson, asked)).map(({ personId }) => personId);
    foundBy.set(term, found.slice(0, PAGE));
  }
  const ids = order.map(({ personId }) => personId);
  const middle = Math.floor(order.length / 2) - 1;
  const before = order[middle];
  assert.ok(before !== undefined);
  const after = JSON.stringify([before.nameKey, before.personId]);

  const page = async (at: number, cursor?: string): Promise<void> => {
    const { rows, total } = await client.members.list({ scheduleId, limit: PAGE, after: cursor });
    assert.equal(rows.length, PAGE);
    assert.equal(total, order.length);
    assert.equal(rows[0]?.personId, ids[at]);
    assert.equal(rows[PAGE - 1]?.personId, ids[at + PAGE - 1]);
  };

  const isAllowed = async (by: RollcallClient, person: number): Promise<void> => {
    const decision = await by.members.setRole.check({ scheduleId, personId: personOf(person), role: "admin" });
    assert.equal(decision.allowed, true);
  };

  return {
    async setRole(person, role) {
      const { member } = await client.members.setRole({ scheduleId, personId: personOf(person), role });
      assert.equal(member.role, role);
    },
    async remove(person) {
      const { personId } = await client.members.remove({ scheduleId, personId: personOf(person) });
      assert.equal(personId, personOf(person));
    },
    async add(person) {
      // The other side doesn't invite the people it adds either.
      const people = [{ personId: personOf(person), role: "member" as const, invited: false }];
      const { results } = await client.members.add({ scheduleId, people });
      assert.equal(results[0]?.status, "added");
    },
    firstPage: () => page(0),
    middlePage: () => page(middle + 1, after),
    async search(term: Term) {
      const { rows } = await client.members.list({ scheduleId, limit: PAGE, search: terms[term] });
      const expected = foundBy.get(term) ?? [];
      assert.equal(rows.length, expected.length);
      assert.equal(rows[0]?.personId, expected[0]);
      assert.equal(rows.at(-1)?.personId, expected.at(-1));
    },
    check: (person) => isAllowed(client, person),
    checkAs: (admin, person) => isAllowed(admins[admin]?.client ?? client, person),
    async roleOf(person) {
      try {
        return (await client.members.get({ scheduleId, personId: personOf(person) })).member.role;
      } catch (error) {
        if (error instanceof RollcallError && error.code === "request.not-found") return undefined;
        throw error;
      }
    },
    count: async () => ((await client.members.list({ scheduleId, limit: 1 })).total ?? 0) - 1 - ADMINS,
    close: () => full.close(),
  };
}

/** Adds admins to the schedule, each with a client. */
async function addAdmins({ client, scheduleId, rollcall }: FullSchedule) {
  return Promise.all(
    Array.from({ length: ADMINS }, async (_, at) => {
      const samplePerson: SamplePerson = { name: `Uli Umbra ${at}`, address: `uli.umbra.${at}@example.org` };
      const identity: HostIdentity = {
        ...host,
        hostUserId: `uli-${at}`,
        email: samplePerson.address,
        name: samplePerson.name,
      };
      const { personId } = await rollcall.recognise(identity);
      await client.members.add({ scheduleId, people: [{ personId, role: "admin", invited: false }] });
      const transport = createInProcessTransport(rollcall, () => rollcall.recognise(identity));
      return { samplePerson, personId, client: createClient(transport) };
    }),
  );
}

/** The expected order of the list. */
function inOrder(samplePeople: readonly SamplePerson[], personIds: readonly string[]) {
  const rows = samplePeople.map((samplePerson, i) => ({
    samplePerson,
    nameKey: fold(samplePerson.name),
    personId: personIds[i] ?? "",
  }));
  const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  return rows.sort((one, other) => compare(one.nameKey, other.nameKey) || compare(one.personId, other.personId));
}
