import assert from "node:assert/strict";
import test from "node:test";
import { type Caller, openHouse, refusal, refusedWithoutEffect } from "../house.fixture.ts";
import { mostMemberships } from "./memberships.ts";

/** Somebody with one schedule more than one transaction carries, and some more. */
async function busy(more: number) {
  const house = await openHouse();
  const boss = await house.caller("Boss", { organizationRole: "admin" });
  const ann = await house.caller("Ann");
  const actor = await ann.actor();
  for (let i = 0; i < mostMemberships + more; i++) {
    await house.rollcall.call("run", { name: "schedules.create", input: { name: "Desk" }, actor });
  }
  return { house, boss, ann };
}

/** The names that Ann's rows have, each once. */
async function namesOf({ house, ann }: { house: Awaited<ReturnType<typeof openHouse>>; ann: Caller }) {
  const { rollcall } = house;
  const actor = { ...(await house.caller("Boss", { organizationRole: "admin" }).then((boss) => boss.actor())) };
  const names = new Set<string>();
  let after: string | undefined;
  do {
    const input = { scope: "organization", limit: 200, ...(after !== undefined && { after }) };
    const page = (await rollcall.call("run", { name: "schedules.list", input, actor })) as {
      schedules: readonly { id: string }[];
      next: string | null;
    };
    for (const { id: scheduleId } of page.schedules) {
      const input = { scheduleId, personId: ann.id };
      const got = (await rollcall.call("run", { name: "members.get", input, actor })) as { member: { name: string } };
      names.add(got.member.name);
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  return names;
}

test("whose memberships one transaction cannot carry is refused as that, with the bound [Q7, P17]", async () => {
  const { house, boss, ann } = await busy(1);
  for (const name of ["deactivate", "erase"] as const) {
    const work = () => boss.client.people[name]({ personId: ann.id });
    assert.equal(await refusedWithoutEffect(house, work), "person.too-many-schedules");
    assert.deepEqual((await refusal(work())).details, { most: mostMemberships });
  }
});

test("whoever is on more schedules than one call brings up to date is up to date after the next ones [B40, Q51]", async () => {
  const { house, ann } = await busy(mostMemberships + 5);
  const renamed = await house.caller("Ann", { name: "Ann Lee" });
  assert.deepEqual(await namesOf({ house, ann }), new Set(["Ann", "Ann Lee"]));
  await renamed.actor();
  await renamed.actor();
  assert.deepEqual(await namesOf({ house, ann }), new Set(["Ann Lee"]));
  const before = await house.everything();
  await renamed.actor();
  assert.deepEqual(await house.everything(), before);
});
