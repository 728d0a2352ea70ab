import assert from "node:assert/strict";
import test from "node:test";
import { type TestUser, createTestApp, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { maxMemberships } from "../members/memberships.ts";

/** A person with one schedule more than fits in a transaction, and a person with more than that. */
async function busy(more: number) {
  const app = await createTestApp();
  const boss = await app.user("Boss", { organizationRole: "admin" });
  const ann = await app.user("Ann");
  const actor = await ann.actor();
  for (let i = 0; i < maxMemberships + more; i++) {
    await app.rollcall.call("run", { name: "schedules.create", input: { name: "Desk" }, actor });
  }
  return { app, boss, ann };
}

/** The distinct names in Ann's rows. */
async function namesOf({ app, ann }: { app: Awaited<ReturnType<typeof createTestApp>>; ann: TestUser }) {
  const { rollcall } = app;
  const actor = { ...(await app.user("Boss", { organizationRole: "admin" }).then((boss) => boss.actor())) };
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

test("rejects a person with more memberships than fit in a transaction and names the limit [Q7, P17]", async () => {
  const { app, boss, ann } = await busy(1);
  for (const name of ["deactivate", "erase"] as const) {
    const work = () => boss.client.people[name]({ personId: ann.id });
    assert.equal(await refusedWithoutEffect(app, work), "person.too-many-schedules");
    assert.deepEqual((await refusal(work())).details, { most: maxMemberships });
  }
});

test("updates copies on many schedules over several requests [B40, Q51]", async () => {
  const { app, ann } = await busy(maxMemberships + 5);
  const renamed = await app.user("Ann", { name: "Ann Lee" });
  assert.deepEqual(await namesOf({ app, ann }), new Set(["Ann", "Ann Lee"]));
  await renamed.actor();
  await renamed.actor();
  assert.deepEqual(await namesOf({ app, ann }), new Set(["Ann Lee"]));
  const before = await app.everything();
  await renamed.actor();
  assert.deepEqual(await app.everything(), before);
});
