import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { RollcallError } from "../contract/rollcall-error.ts";
import { createTestApp } from "../testing/test-app.fixture.ts";
import { journalOfTopic } from "../kernel/journal/journal.ts";
import { list } from "../kernel/store/query.ts";
import { members } from "../schedules/members.ts";
import { roles } from "../schedules/roles.ts";
import { people } from "./collection.ts";

const names = ["Ann", "Max", "Vic", "Pia"] as const;
const places = [0, 1, 2] as const;

const anyStep = fc.record({
  verb: fc.constantFrom(
    ...(["deactivate", "deactivate", "reactivate", "erase", "call", "rename"] as const),
    ...(["add", "remove", "setRole", "setAssignable", "archive", "restore"] as const),
  ),
  who: fc.constantFrom(...names),
  place: fc.constantFrom(...places),
  role: fc.constantFrom(...roles),
  flag: fc.boolean(),
});
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** Three schedules: Ann's own with everyone, one of the organization with Max, and one with only Vic. */
async function world() {
  const app = await createTestApp();
  const boss = await app.user("Boss", { organizationRole: "admin" });
  const ids = new Map<string, string>();
  for (const name of ["Ann", "Max", "Vic"]) ids.set(name, (await app.user(name)).id);
  const ann = await app.user("Ann");
  const own = (await ann.client.schedules.create({ name: "Own", owner: "person" })).schedule.id;
  const pia = [{ address: "pia@example.org", name: "Pia" }];
  const { results } = await ann.client.members.add({ scheduleId: own, people: pia });
  if (results[0]?.status === "added") ids.set("Pia", results[0].member.personId);
  const shared = await app.schedule(await app.user("Max"));
  const alone = await app.schedule(await app.user("Vic"));
  return { app, boss, ids, schedules: [own, shared, alone] };
}
type World = Awaited<ReturnType<typeof world>>;

/** Performs a step as the organization's admin, or as the host's user. A refusal must have a code. */
async function take({ app, boss, ids, schedules }: World, { verb, who, place, role, flag }: Step): Promise<void> {
  const { client } = boss;
  const personId = ids.get(who) ?? "";
  const scheduleId = schedules[place] ?? "";
  const key = { scheduleId, personId };
  const verbs: Readonly<Record<typeof verb, () => Promise<unknown>>> = {
    deactivate: () => client.people.deactivate({ personId }),
    reactivate: () => client.people.reactivate({ personId }),
    erase: () => client.people.erase({ personId }),
    // An erased person returns as a new one.
    call: async () => ids.set(who, (await app.user(who)).id),
    rename: () => app.user(who, { name: `${who} ${role}` }),
    add: () => client.members.add({ scheduleId, people: [{ personId, role, assignable: flag }] }),
    remove: () => client.members.remove(key),
    setRole: () => client.members.setRole({ ...key, role }),
    setAssignable: () => client.members.setAssignable({ ...key, assignable: flag }),
    archive: () => client.schedules.archive({ scheduleId }),
    restore: () => client.schedules.restore({ scheduleId }),
  };
  try {
    await verbs[verb]();
  } catch (error) {
    assert(error instanceof RollcallError && error.code !== "internal", String(error));
  }
}

/** Recounts everything and compares it with the stored totals. */
async function verify({ app, boss, schedules }: World): Promise<void> {
  const all = { equal: [], limit: 1000 };
  const [rows, persons] = await app.store.transaction("read", async (tx) =>
    tx.read([list(members, "key", 0)(all), list(people, "key", 0)(all)]),
  );
  const personOf = new Map(persons.map((person) => [person.id, person]));
  for (const row of rows) {
    const person = personOf.get(row.personId);
    assert(person !== undefined && person.state !== "erased", "no erased person is on a schedule");
    const canAct = person.state === "active" && person.affiliation === "internal" && person.known;
    assert.deepEqual(
      [row.name, row.nameKey, row.email, row.canAct],
      [person.name, person.nameKey, person.email, canAct],
    );
    assert.equal(row.assignableBefore !== null, person.state === "deactivated");
    assert(!(row.assignable && person.state === "deactivated"), "no deactivated person is assignable");
    assert.equal(row.readiness === null, !row.assignable);
  }
  for (const scheduleId of schedules) {
    const { schedule } = await boss.client.schedules.get({ scheduleId });
    const here = rows.filter((row) => row.scheduleId === scheduleId);
    const admins = here.filter(({ role, canAct }) => role === "admin" && canAct).length;
    const assignables = here.filter(({ assignable }) => assignable).length;
    assert.deepEqual([schedule.members, schedule.admins, schedule.assignables], [here.length, admins, assignables]);
    assert(admins >= 1 && assignables >= 1, "an admin and an assignable person remain");
    const owner = schedule.ownerId === null ? undefined : personOf.get(schedule.ownerId);
    assert(schedule.ownerId === null || owner?.state === "active", "no owner is inactive");
  }
  for (const { id, number } of persons) {
    const [entries] = await app.store.transaction("read", async (tx) =>
      tx.read([journalOfTopic({ ...all, equal: [id] })]),
    );
    assert.deepEqual(
      entries.map((row) => row.number),
      Array.from({ length: number }, (_, i) => i + 1),
    );
  }
}

test("totals match a recount after any account changes, and every schedule keeps an admin and an assignable person [Q7, P17, P19]", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 40, size: "max" }), async (steps) => {
      const all = await world();
      for (const step of steps) {
        await take(all, step);
        await verify(all);
      }
    }),
    { numRuns: 60 },
  );
});
