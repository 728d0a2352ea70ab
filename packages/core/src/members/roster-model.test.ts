import { createSqliteStore } from "@rollcall/storage-sql";
import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { RollcallError } from "../contract/rollcall-error.ts";
import { hostUser, type House, openHouse } from "../house.fixture.ts";
import { journalOfTopic } from "../kernel/journal.ts";
import type { Store } from "../ports/store.ts";
import { RosterModel, type Step } from "./roster-model.fixture.ts";
import { type Role, roles } from "./roles.ts";

/** Users of the host who have called; two who have not yet; one external person; an admin of the organization. */
const cast = ["Ann", "Max", "Vic", "Nia", "Pim", "Wim", "Boss"] as const;
const pending = ["Nia", "Pim"];

const anyStep: fc.Arbitrary<Step> = fc.record({
  verb: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom("add" as const, "setRole" as const, "remove" as const, "setAssignable" as const),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom("leave" as const, "setInvited" as const, "setAutoSend" as const, "call" as const),
    },
  ),
  actor: fc.constantFrom("Ann", "Ann", "Max", "Vic", "Nia", "Boss"),
  target: fc.constantFrom(...cast),
  role: fc.constantFrom(...roles),
  flag: fc.boolean(),
});

/** How every roster begins, so that most of what follows meets somebody. */
const add = (target: string, role: Role, flag: boolean): Step => ({ verb: "add", actor: "Ann", target, role, flag });
const beginning: readonly Step[] = [
  add("Max", "member", true),
  add("Vic", "viewer", false),
  add("Nia", "admin", false),
  add("Wim", "viewer", false),
];

/** Everybody of the cast, none of them on the schedule but its creator. */
async function world(store?: Store) {
  const house = await openHouse(store === undefined ? {} : { store });
  const ids = new Map<string, string>();
  const boss = await house.caller("Boss", { organizationRole: "admin" });
  const ann = await house.caller("Ann");
  for (const name of ["Max", "Vic"]) ids.set(name, (await house.caller(name)).id);
  ids.set("Boss", boss.id).set("Ann", ann.id);
  const wim = await boss.client.people.create({ firstName: "Wim", lastName: "W", email: "wim@workers.example" });
  ids.set("Wim", wim.person.id);
  const elsewhere = await house.schedule(boss, "Elsewhere");
  for (const name of pending) {
    const people = [{ address: `${name}@example.org`, name }];
    const { results } = await boss.client.members.add({ scheduleId: elsewhere, people });
    assert(results[0]?.status === "added");
    ids.set(name, results[0].member.personId);
  }
  return { house, boss, ids, scheduleId: await house.schedule(ann) };
}

type World = Awaited<ReturnType<typeof world>>;

/** Does a step for real. Whoever is only pending has not called, so nobody calls for them but by `call`. */
async function take({ house, ids, scheduleId }: World, { verb, actor, target, role, flag }: Step): Promise<string> {
  const personId = ids.get(target) ?? "";
  const as = house.caller(actor, actor === "Boss" ? { organizationRole: "admin" } : {});
  try {
    const { client } = await as;
    const key = { scheduleId, personId };
    if (verb === "add") {
      const { results } = await client.members.add({ scheduleId, people: [{ personId, role, assignable: flag }] });
      return results[0]?.status === "refused" ? results[0].reason.code : "done";
    }
    if (verb === "remove") await client.members.remove(key);
    if (verb === "leave") await client.members.leave({ scheduleId });
    if (verb === "setRole") await client.members.setRole({ ...key, role });
    if (verb === "setAssignable") await client.members.setAssignable({ ...key, assignable: flag });
    if (verb === "setInvited") await client.members.setInvited({ ...key, invited: flag });
    if (verb === "setAutoSend") await client.schedules.setAutoSend({ scheduleId, autoSend: flag });
    return "done";
  } catch (error) {
    assert(error instanceof RollcallError);
    return error.code;
  }
}

/** Compares all rows, the totals that are kept, the journal and the standing invariants with the model. */
async function compare({ boss, house, ids, scheduleId }: World, model: RosterModel): Promise<void> {
  const { rows, schedule, total } = await boss.client.members.list({ scheduleId, limit: 200 });
  const name = new Map([...ids].map(([key, id]) => [id, key]));
  const real = rows.map(({ personId, role, assignable, invited }) => [name.get(personId), role, assignable, invited]);
  const told = [...model.rows].map(([who, { role, assignable, invited }]) => [who, role, assignable, invited]);
  assert.deepEqual(real.sort(), told.sort());
  const counted = { members: model.rows.size, admins: model.admins, assignables: model.assignables };
  assert.deepEqual({ members: schedule.members, admins: schedule.admins, assignables: schedule.assignables }, counted);
  assert.equal(total, model.rows.size);
  assert.equal(schedule.autoSend, model.autoSend);
  assert(schedule.admins >= 1 && schedule.assignables >= 1, "I1, I2");
  assert.equal(new Set(rows.map(({ personId }) => personId)).size, rows.length, "I3");
  await gapless(house, scheduleId, schedule.number);
}

async function gapless(house: House, topic: string, number: number): Promise<void> {
  const [journal] = await house.store.transaction("read", (tx) =>
    tx.read([journalOfTopic({ equal: [topic], limit: 9999 })]),
  );
  assert.deepEqual(
    journal.map((row) => row.number),
    Array.from({ length: number }, (_, i) => i + 1),
  );
}

const stores = {
  memory: { open: () => undefined, runs: 50 },
  sqlite: { open: () => createSqliteStore({ path: ":memory:", synchronous: "normal" }), runs: 8 },
} as const;

for (const [name, { open, runs }] of Object.entries(stores)) {
  test(`whatever is done in whatever order ends as the model says, over ${name} [B15, B16, Q48]`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 40, size: "max" }), async (steps) => {
        const all = await world(open());
        const model = new RosterModel("Ann", ["Ann", "Max", "Vic", "Boss"], ["Wim"], ["Boss"]);
        for (const step of [...beginning, ...steps]) {
          // Whoever does anything has called: from then on they count.
          model.take({ ...step, verb: "call" });
          assert.equal(await take(all, step), model.take(step), JSON.stringify(step));
          await compare(all, model);
        }
        await all.house.rollcall.close();
      }),
      { numRuns: runs },
    );
  });
}

test("two people of the host who call at once under one address are two, and neither is lost [P02]", async () => {
  const { house } = await world();
  const [one, other] = await Promise.all(
    ["one", "other"].map(async (id) => house.rollcall.recognise({ ...hostUser("Twin"), hostUserId: id })),
  );
  assert.notEqual(one?.personId, other?.personId);
});
