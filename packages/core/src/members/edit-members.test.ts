import assert from "node:assert/strict";
import test from "node:test";
import { type TestWorld, createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf, refusedWithoutEffect } from "../testing/test-app.fixture.ts";

type Edits = Parameters<TestWorld["ann"]["client"]["members"]["edit"]>[0]["edits"];

/** The status of each edit, or the code of its refusal. */
async function outcomes({ ann, scheduleId }: Pick<TestWorld, "ann" | "scheduleId">, edits: Edits, user = ann) {
  const { results } = await user.client.members.edit({ scheduleId, edits });
  return results.map((result) => (result.status === "refused" ? result.reason.code : result.status));
}

const rolesOn = async ({ ann, scheduleId }: Pick<TestWorld, "ann" | "scheduleId">) => {
  const { rows } = await ann.client.members.list({ scheduleId });
  return Object.fromEntries(rows.map(({ name, role, assignable }) => [name, [role, assignable]]));
};

test("edits several members as one operation and returns a result for each [B41, B42, Q7]", async () => {
  const world = await createTestWorld();
  const { app, ann, max, vic, oda, scheduleId } = world;
  const before = (await ann.client.schedules.get({ scheduleId })).schedule.number;
  const edits = [
    { personId: max.id, role: "admin" as const },
    { personId: oda.id, role: "admin" as const },
    { personId: vic.id, assignable: true, role: "member" as const },
    { personId: ann.id, role: "admin" as const },
  ];
  assert.deepEqual(await outcomes(world, edits), ["changed", "request.not-found", "changed", "unchanged"]);
  assert.deepEqual(await rolesOn(world), { Ann: ["admin", true], Max: ["admin", true], Vic: ["member", true] });
  const { schedule } = await ann.client.schedules.get({ scheduleId });
  assert.deepEqual([schedule.number, schedule.admins, schedule.assignables, schedule.members], [before + 1, 2, 3, 3]);
  await app.rollcall.close();
});

test("a new admin allows the other to leave, in any order [Q7, X2]", async () => {
  for (const turned of [false, true]) {
    const world = await createTestWorld();
    const { ann, max } = world;
    const edits = [
      { personId: ann.id, role: "viewer" as const, assignable: false },
      { personId: max.id, role: "admin" as const },
    ];
    assert.deepEqual(await outcomes(world, turned ? edits.reverse() : edits), ["changed", "changed"]);
    assert.deepEqual((await rolesOn({ ...world, ann: max }))["Ann"], ["viewer", false]);
  }
});

test("refuses only the last of several edits that would leave no admin [B16, P17, X2]", async () => {
  const world = await createTestWorld();
  const { ann, max } = world;
  await outcomes(world, [{ personId: max.id, role: "admin" }]);
  const edits = [
    { personId: ann.id, role: "member" as const },
    { personId: max.id, role: "member" as const },
  ];
  assert.deepEqual(await outcomes(world, edits), ["changed", "member.last-admin"]);
});

test("refuses only the last of several removals that would leave no assignable person [B15, P19]", async () => {
  const world = await createTestWorld();
  const { ann, max, vic, boss, scheduleId } = world;
  await ann.client.members.setRole({ scheduleId, personId: vic.id, role: "admin" });
  const edits = [ann, max, vic].map(({ id }) => ({ personId: id, remove: true as const }));
  assert.deepEqual(await outcomes(world, edits, boss), ["removed", "member.last-assignable", "member.last-admin"]);
});

test("refuses an edit for the same reason as the single operation [Q9, P20, B66]", async () => {
  const world = await createTestWorld();
  const { ann, max, vic, oda, scheduleId } = world;
  const as = (user: typeof ann, edits: Edits) => outcomes(world, edits, user);
  assert.deepEqual(await as(max, [{ personId: max.id, role: "admin" }]), ["request.forbidden"]);
  assert.deepEqual(await as(max, [{ personId: ann.id, assignable: false }]), ["member.role-above-yours"]);
  assert.deepEqual(await as(max, [{ personId: ann.id, remove: true }]), ["request.forbidden"]);
  assert.deepEqual(await as(vic, [{ personId: vic.id, assignable: true }]), ["request.forbidden"]);
  assert.deepEqual(await as(ann, [{ personId: max.id, invited: false }]), ["member.invited-fixed"]);
  assert.equal(
    await codeOf(oda.client.members.edit({ scheduleId, edits: [{ personId: max.id, remove: true }] })),
    "request.not-found",
  );
});

test("a row with a refused part stays unchanged [B41, Q7]", async () => {
  const world = await createTestWorld();
  const { ann } = world;
  assert.deepEqual(await outcomes(world, [{ personId: ann.id, role: "member", assignable: false }]), [
    "member.last-admin",
  ]);
  assert.deepEqual((await rolesOn(world))["Ann"], ["admin", true]);
});

test("rejects empty, contradictory and duplicate edits as a whole [P26]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const personId = max.id;
  for (const edits of [
    [],
    [{ personId }],
    [{ personId, remove: true as const, role: "viewer" as const }],
    [
      { personId, assignable: false },
      { personId, assignable: true },
    ],
  ]) {
    const work = () => ann.client.members.edit({ scheduleId, edits });
    assert.equal(await refusedWithoutEffect(app, work), "request.invalid");
  }
});

test("a dry run of edits returns the resulting schedule and changes nothing [X3, B58]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const before = await app.everything();
  const edits = [
    { personId: max.id, remove: true as const },
    { personId: ann.id, remove: true as const },
  ];
  const { output, effects } = await ann.client.members.edit.dryRun({ scheduleId, edits });
  assert.deepEqual(
    output.results.map(({ status }) => status),
    ["removed", "refused"],
  );
  assert.deepEqual(effects, {
    totals: { members: 2, admins: 1, assignables: 1, ready: 0, toInvite: 0 },
    notices: [{ code: "one-admin-only" }],
    shifts: { count: 0, more: false, ids: [] },
  });
  assert.deepEqual(await app.everything(), before);
});
