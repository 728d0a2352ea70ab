import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { RollcallError } from "../contract/rollcall-error.ts";
import { type TestUser, createTestApp } from "../testing/test-app.fixture.ts";

const rounds = 25;

/** Two Rollcall instances over one SQLite file, each with an organization admin as caller. */
async function twoHouses(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-accounts-"));
  const path = join(folder, "store.db");
  const open = () => createTestApp({ store: createSqliteStore({ path, synchronous: "normal" }) });
  const here = await open();
  const there = await open();
  t.after(async () => {
    await here.rollcall.close();
    await there.rollcall.close();
    rmSync(folder, { recursive: true });
  });
  const organizationRole = "admin" as const;
  return {
    here,
    one: await here.user("One", { organizationRole }),
    // The second instance creates no one, because its ids would start over.
    other: await there.user("One", { organizationRole }),
  };
}

const codeOrDone = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof RollcallError ? error.code : String(error)),
  );

/** A schedule with two admins, its only assignable members. */
async function pair(app: Awaited<ReturnType<typeof createTestApp>>, round: number) {
  const ann = await app.user(`Ann${round}`);
  const max = await app.user(`Max${round}`);
  const scheduleId = await app.schedule(ann);
  await ann.client.members.add({ scheduleId, people: [{ personId: max.id, role: "admin" }] });
  return { ann, max, scheduleId };
}

const races = {
  "both admins are deactivated": (one, other, ann, max) => [
    one.client.people.deactivate({ personId: ann.id }),
    other.client.people.deactivate({ personId: max.id }),
  ],
  "one admin is deactivated, the other erased": (one, other, ann, max) => [
    one.client.people.deactivate({ personId: ann.id }),
    other.client.people.erase({ personId: max.id }),
  ],
  "both admins are erased": (one, other, ann, max) => [
    one.client.people.erase({ personId: ann.id }),
    other.client.people.erase({ personId: max.id }),
  ],
} as const satisfies Record<
  string,
  (...callers: [TestUser, TestUser, TestUser, TestUser]) => readonly Promise<unknown>[]
>;

for (const [title, race] of Object.entries(races)) {
  test(`exactly one succeeds when ${title} concurrently through two stores on one file [P18, P17]`, async (t) => {
    const { here, one, other } = await twoHouses(t);
    for (let round = 0; round < rounds; round++) {
      const { ann, max, scheduleId } = await pair(here, round);
      const outcomes = await Promise.all(race(one, other, ann, max).map(codeOrDone));
      assert.deepEqual(outcomes.sort(), ["done", "member.last-admin"]);
      const { schedule } = await one.client.schedules.get({ scheduleId });
      assert.deepEqual([schedule.admins, schedule.assignables], [1, 1]);
    }
  });
}

test("exactly one succeeds when one admin is deactivated and the other demoted concurrently [P18, P17]", async (t) => {
  const { here, one, other } = await twoHouses(t);
  for (let round = 0; round < rounds; round++) {
    const { ann, max, scheduleId } = await pair(here, round);
    const outcomes = await Promise.all(
      [
        one.client.people.deactivate({ personId: ann.id }),
        other.client.members.setRole({ scheduleId, personId: max.id, role: "viewer" }),
      ].map(codeOrDone),
    );
    assert.deepEqual(outcomes.sort(), ["done", "member.last-admin"]);
    assert.equal((await one.client.schedules.get({ scheduleId })).schedule.admins, 1);
  }
});

test("a person deactivated and added concurrently never ends up assignable [P18, Q7]", async (t) => {
  const { here, one, other } = await twoHouses(t);
  for (let round = 0; round < rounds; round++) {
    const { scheduleId } = await pair(here, round);
    const { id: personId } = await here.user(`Zoe${round}`);
    const [deactivated] = await Promise.all([
      codeOrDone(one.client.people.deactivate({ personId })),
      codeOrDone(other.client.members.add({ scheduleId, people: [{ personId }] })),
    ]);
    assert.equal(deactivated, "done");
    const { rows, schedule } = await one.client.members.list({ scheduleId });
    assert.equal(rows.find((row) => row.personId === personId)?.assignable ?? false, false);
    assert.equal(schedule.assignables, 2);
  }
});
