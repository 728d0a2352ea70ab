import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser, settle } from "../access/portal.fixture.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { codeOf, type TestUser } from "../testing/test-app.fixture.ts";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { stores } from "./history.fixture.ts";

const listAll = async ({ client }: TestUser, personId: string, limit = 50) => {
  const entries = [];
  let after: string | undefined;
  do {
    const page = await client.people.listHistory({ personId, limit, ...(after !== undefined && { after }) });
    entries.push(...page.entries);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return entries;
};

for (const [name, create] of Object.entries(stores)) {
  test(`lists what happened to a person's account, access, profile and memberships in one order, with ${name} [X8, P44, Q58]`, async (t) => {
    const { app, mailer, ann, boss, scheduleId } = await createMailedWorld({ store: create() });
    t.after(() => app.rollcall.close());
    const { id: personId, email, browser } = await settle(app, mailer, boss, "Wim");
    const soon = () => app.clock.advance(1000);
    soon();
    await ann.client.members.add({ scheduleId, people: [{ personId, role: "viewer" }] });
    soon();
    for (let i = 0; i < 10; i++) await codeOf(openBrowser(app).signIn(email, `not the one they have ${i}`));
    soon();
    await boss.client.access.unlock({ personId });
    soon();
    await browser.client.portal.updateProfile({ set: { mobile: "+31 6 1234 5678" } });
    soon();
    await boss.client.people.setAddress({ personId, email: "wim@elsewhere.example" });
    soon();
    await ann.client.members.setAssignable({ scheduleId, personId, assignable: false });
    await ann.client.members.remove({ scheduleId, personId });
    soon();
    await boss.client.people.deactivate({ personId });
    const entries = await listAll(boss, personId);
    const schedule = { id: scheduleId, name: "Rota" };
    const seen = entries.map((entry) => [entry.lines[0]?.type, entry.actor.name, entry.schedule?.id]);
    assert.deepEqual(
      seen.filter(([type]) => type !== "invitation-changed"),
      [
        ["person-deactivated", "Boss", undefined],
        ["member-removed", "Ann", schedule.id],
        ["member-changed", "Ann", schedule.id],
        ["person-changed", "Boss", undefined],
        ["profile-changed", "Wim Worker", undefined],
        ["sign-in-unlocked", "Boss", undefined],
        ["sign-in-locked", null, undefined],
        ["members-added", "Ann", schedule.id],
        ["password-changed", "Wim Worker", undefined],
        ["device-trusted", "Wim Worker", undefined],
        ["person-invited", "Boss", undefined],
        ["person-created", "Boss", undefined],
      ],
    );
    const moved = entries.find(({ lines }) => lines[0]?.type === "person-changed");
    const address = moved?.lines[0]?.changes.find(({ field }) => field === "email");
    assert.deepEqual(address, { field: "email", before: email, after: "wim@elsewhere.example" });
    const changed = entries.flatMap(({ profile }) => profile.map(({ field, after, via }) => [field, after, via]));
    assert.deepEqual(changed[0], ["mobile", "+31 6 1234 5678", "portal"]);
    assert.deepEqual(await listAll(boss, personId, 2), entries);
    const { error } = await boss.client.people
      .listHistory({ personId, after: '["x","y","z"]' })
      .then(() => ({ error: undefined }))
      .catch((error: unknown) => ({ error }));
    assert.equal((error as { code?: string }).code, "request.invalid");
  });
}

test("shows a person's history only to schedulers and organization admins, without deleted schedules [Q49, P21, P24]", async () => {
  const { app, ann, max, boss, stranger, scheduleId } = await createTestWorld();
  const sol = await app.user("Sol", { organizationRole: "scheduler" });
  const before = await listAll(sol, max.id);
  assert.deepEqual(
    before.map(({ lines, schedule }) => [lines[0]?.type, schedule?.id]),
    [
      ["members-added", scheduleId],
      ["person-created", undefined],
    ],
  );
  assert.deepEqual(before, await listAll(boss, max.id));
  for (const one of [ann, stranger]) {
    assert.equal(await codeOf(one.client.people.listHistory({ personId: max.id })), "request.not-found");
  }
  assert.equal(await codeOf(max.client.people.listHistory({ personId: max.id })), "request.forbidden");
  await boss.client.schedules.archive({ scheduleId });
  await boss.client.schedules.delete({ scheduleId });
  assert.deepEqual(
    (await listAll(sol, max.id)).map(({ lines }) => lines[0]?.type),
    ["person-created"],
  );
});

test("reads the same number of rows even if much happens to others, and forgets the history of erased people [X8, Q7]", async () => {
  const { app, ann, max, vic, boss, scheduleId } = await createTestWorld();
  const reads: number[] = [];
  const countingList = async (personId: string) => {
    const { transaction } = app.store;
    let rows = 0;
    app.store.transaction = (mode, work) =>
      transaction.call(app.store, mode, async (tx) =>
        work({
          ...tx,
          read: async (asked) => {
            const answers = await tx.read(asked);
            for (const answer of answers as readonly unknown[]) rows += Array.isArray(answer) ? answer.length : 1;
            return answers;
          },
        }),
      ) as never;
    const { entries } = await boss.client.people.listHistory({ personId });
    app.store.transaction = transaction;
    reads.push(rows);
    return entries;
  };
  const entries = await countingList(max.id);
  for (let i = 0; i < 300; i++) {
    await ann.client.members.setAssignable({ scheduleId, personId: vic.id, assignable: i % 2 === 0 });
  }
  assert.deepEqual(await countingList(max.id), entries);
  assert.equal(reads[0], reads[1]);
  await boss.client.people.erase({ personId: max.id });
  const left = await listAll(boss, max.id);
  assert.deepEqual(
    left.map(({ lines }) => lines[0]?.type),
    ["member-removed", "person-erased"],
  );
});
