import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { type TestWorld, createTestWorld } from "../testing/test-world.fixture.ts";
import { type TestUser, codeOf, refusedWithoutEffect } from "../testing/test-app.fixture.ts";

/** Reads the sequence number of a schedule, which is that of its last history entry. */
const numberOf = async ({ ann, scheduleId }: Pick<TestWorld, "ann" | "scheduleId">) =>
  (await ann.client.schedules.get({ scheduleId })).schedule.number;

/** Reads the values the member list shows, by name. */
async function rosterOf({ ann, scheduleId }: Pick<TestWorld, "ann" | "scheduleId">) {
  const { rows, schedule } = await ann.client.members.list({ scheduleId, limit: 200 });
  const { members, admins, assignables, ready, name, autoSend, description } = schedule;
  return {
    people: rows.map(({ name, role, assignable, invited, invitation }) => [
      name,
      role,
      assignable,
      invited,
      // A queued mail was canceled with the removal and isn't sent again by itself.
      invitation === "queued" ? "not-invited" : invitation,
    ]),
    schedule: { members, admins, assignables, ready, name, autoSend, description },
  };
}

const changes: Readonly<Record<string, (world: TestWorld) => Promise<unknown>>> = {
  "a removal": ({ ann, max, scheduleId }) => ann.client.members.remove({ scheduleId, personId: max.id }),
  "a role": ({ ann, vic, scheduleId }) => ann.client.members.setRole({ scheduleId, personId: vic.id, role: "admin" }),
  "an assignability": ({ ann, max, scheduleId }) =>
    ann.client.members.setAssignable({ scheduleId, personId: max.id, assignable: false }),
  "an addition of several": ({ ann, oda, scheduleId }) =>
    ann.client.members.add({ scheduleId, people: [{ personId: oda.id }, { address: "pim@pending.example" }] }),
  "a name and a description": ({ max, scheduleId }) =>
    max.client.schedules.update({ scheduleId, name: "Day desk", description: "By day." }),
  "auto-send": ({ max, scheduleId }) => max.client.schedules.setAutoSend({ scheduleId, autoSend: false }),
  "edits of many": ({ ann, max, vic, scheduleId }) =>
    ann.client.members.edit({
      scheduleId,
      edits: [
        { personId: max.id, role: "admin", assignable: false },
        { personId: vic.id, remove: true },
      ],
    }),
};

for (const [what, change] of Object.entries(changes)) {
  test(`undoes ${what} and redoes it by undoing the undo [X8]`, async () => {
    const world = await createTestWorld();
    const before = await rosterOf(world);
    await change(world);
    const after = await rosterOf(world);
    assert.notDeepEqual(after, before);
    const { scheduleId, ann } = world;
    await ann.client.history.undo({ scheduleId, number: await numberOf(world) });
    assert.deepEqual(await rosterOf(world), before);
    await ann.client.history.undo({ scheduleId, number: await numberOf(world) });
    assert.deepEqual(await rosterOf(world), after);
  });
}

test("records an undo in history with the entry it undid [X8]", async () => {
  const world = await createTestWorld();
  const { ann, max, scheduleId } = world;
  await ann.client.members.remove({ scheduleId, personId: max.id });
  const number = await numberOf(world);
  await ann.client.history.undo({ scheduleId, number });
  const { entries } = await ann.client.history.list({ scheduleId, limit: 1 });
  assert.equal(entries[0]?.via, "undo");
  assert.equal(entries[0].lines.find(({ type }) => type === "change-undone")?.details["undone"], number);
});

test("applies the caller's permissions to an undo: members can't undo role changes, and viewers can't undo anything [X8, Q9, B66]", async () => {
  const world = await createTestWorld();
  const { app, ann, max, vic, oda, scheduleId } = world;
  await ann.client.members.setRole({ scheduleId, personId: vic.id, role: "member" });
  await ann.client.members.setRole({ scheduleId, personId: vic.id, role: "viewer" });
  const number = await numberOf(world);
  const code = (user: TestUser) => refusedWithoutEffect(app, () => user.client.history.undo({ scheduleId, number }));
  assert.equal(await code(max), "request.forbidden");
  assert.equal(await code(vic), "request.forbidden");
  assert.equal(await code(oda), "request.not-found");
  const { allowed, reasons } = await max.client.history.undo.check({ scheduleId, number });
  assert.deepEqual([allowed, reasons[0]?.code], [false, "request.forbidden"]);
});

test("refuses callers without permission before it reveals later changes [X8, Q9, P21]", async () => {
  const world = await createTestWorld();
  const { app, ann, max, vic, boss, scheduleId } = world;
  const number = async (change: Promise<unknown>) => change.then(() => numberOf(world));
  const role = await number(ann.client.members.setRole({ scheduleId, personId: max.id, role: "viewer" }));
  await ann.client.history.undo({ scheduleId, number: role });
  const removal = await number(ann.client.members.remove({ scheduleId, personId: max.id }));
  const name = await number(ann.client.schedules.update({ scheduleId, name: "Day desk" }));
  await ann.client.schedules.update({ scheduleId, name: "Night desk" });
  await boss.client.people.deactivate({ personId: max.id });
  for (const undone of [name, removal]) {
    const code = await refusedWithoutEffect(app, () => vic.client.history.undo({ scheduleId, number: undone }));
    assert.equal(code, "request.forbidden");
  }
  await boss.client.people.reactivate({ personId: max.id });
  await ann.client.history.undo({ scheduleId, number: removal });
  for (const undone of [role, removal]) {
    const undo = { scheduleId, number: undone };
    assert.equal((await vic.client.history.undo.check(undo)).reasons[0]?.code, "request.forbidden");
    assert.equal((await ann.client.history.undo.check(undo)).reasons[0]?.code, "history.changed-since");
  }
});

test("rejects an undo that would leave no admin [X8, P17, X2]", async () => {
  const world = await createTestWorld();
  const { app, ann, max, scheduleId } = world;
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  const number = await numberOf(world);
  await ann.client.members.setRole({ scheduleId, personId: ann.id, role: "member" });
  assert.equal(
    await refusedWithoutEffect(app, () => max.client.history.undo({ scheduleId, number })),
    "member.last-admin",
  );
});

test("rejects an undo that would overwrite later changes [X8]", async () => {
  const world = await createTestWorld();
  const { app, ann, vic, scheduleId } = world;
  await ann.client.members.setRole({ scheduleId, personId: vic.id, role: "member" });
  const number = await numberOf(world);
  await ann.client.members.setRole({ scheduleId, personId: vic.id, role: "admin" });
  assert.equal(
    await refusedWithoutEffect(app, () => ann.client.history.undo({ scheduleId, number })),
    "history.changed-since",
  );
});

test("doesn't undo adding a member who has since been added again or given another role [X8]", async () => {
  const world = await createTestWorld();
  const { app, ann, oda, boss, scheduleId } = world;
  const key = { scheduleId, personId: oda.id };
  await ann.client.members.add({ scheduleId, people: [{ personId: oda.id }] });
  const number = await numberOf(world);
  const undo = () => refusedWithoutEffect(app, () => ann.client.history.undo({ scheduleId, number }));
  await ann.client.members.setRole({ ...key, role: "viewer" });
  assert.equal(await undo(), "history.changed-since");
  await ann.client.members.remove(key);
  await boss.client.members.add({ scheduleId, people: [{ personId: oda.id, role: "admin" }] });
  assert.equal(await undo(), "history.changed-since");
  await ann.client.members.setRole({ ...key, role: "member" });
  await ann.client.history.undo({ scheduleId, number });
});

test("rejects a second undo and undoing entries without an inverse [X8]", async () => {
  const world = await createTestWorld();
  const { ann, max, scheduleId } = world;
  await ann.client.members.remove({ scheduleId, personId: max.id });
  const number = await numberOf(world);
  await ann.client.history.undo({ scheduleId, number });
  assert.equal(await codeOf(ann.client.history.undo({ scheduleId, number })), "history.changed-since");
  assert.equal(await codeOf(ann.client.history.undo({ scheduleId, number: 1 })), "history.not-undoable");
  assert.equal(await codeOf(ann.client.history.undo({ scheduleId, number: 99 })), "request.not-found");
});

test("doesn't add back a person who has since been deactivated [X8, Q49]", async () => {
  const world = await createTestWorld();
  const { ann, max, boss, scheduleId } = world;
  await ann.client.members.remove({ scheduleId, personId: max.id });
  const number = await numberOf(world);
  await boss.client.people.deactivate({ personId: max.id });
  assert.equal(await codeOf(ann.client.history.undo({ scheduleId, number })), "person.deactivated");
});

test("has nothing to undo on a schedule that a deactivation didn't change [X8, Q49]", async () => {
  const world = await createTestWorld();
  const { app, ann, vic, boss, scheduleId } = world;
  await boss.client.people.deactivate({ personId: vic.id });
  const deactivation = await numberOf(world);
  await boss.client.people.reactivate({ personId: vic.id });
  for (const number of [deactivation, await numberOf(world)]) {
    const code = await refusedWithoutEffect(app, () => ann.client.history.undo({ scheduleId, number }));
    assert.equal(code, "history.not-undoable");
  }
});

test("doesn't add people back to an archived schedule [X8, Q23]", async () => {
  const world = await createTestWorld();
  const { app, ann, max, boss, scheduleId } = world;
  await boss.client.schedules.archive({ scheduleId });
  await ann.client.members.remove({ scheduleId, personId: max.id });
  const number = await numberOf(world);
  assert.equal(
    await refusedWithoutEffect(app, () => ann.client.history.undo({ scheduleId, number })),
    "schedule.archived",
  );
  await boss.client.schedules.restore({ scheduleId });
  await ann.client.history.undo({ scheduleId, number });
  const { member } = await ann.client.members.get({ scheduleId, personId: max.id });
  assert.equal(member.role, "member");
});

test("restores the owner who left when the ownership was transferred [X8, Q48]", async () => {
  const { ann, max } = await createTestWorld();
  const { schedule } = await ann.client.schedules.create({ name: "Mine", owner: "person" });
  const scheduleId = schedule.id;
  await ann.client.members.add({ scheduleId, people: [{ personId: max.id, role: "admin" }] });
  await ann.client.members.leave({ scheduleId, successorId: max.id });
  const { schedule: left } = await max.client.schedules.get({ scheduleId });
  assert.equal(left.ownerId, max.id);
  await max.client.history.undo({ scheduleId, number: left.number });
  assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.ownerId, ann.id);
});

test("returns to the initial state when everything is undone from last to first [X8]", async () => {
  const kinds = Object.keys(changes).filter((what) => what !== "an addition of several");
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(kinds, { minLength: 2 }), async (order) => {
      const world = await createTestWorld();
      const { ann, scheduleId } = world;
      const [before, first] = [await rosterOf(world), await numberOf(world)];
      // Skips changes that an earlier one has made impossible.
      for (const what of order) await changes[what]?.(world).catch(() => undefined);
      for (let number = await numberOf(world); number > first; number--) {
        await ann.client.history.undo({ scheduleId, number });
      }
      assert.deepEqual(await rosterOf(world), before);
    }),
    { numRuns: 30 },
  );
});
