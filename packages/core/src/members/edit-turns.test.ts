import assert from "node:assert/strict";
import test from "node:test";
import { addPending, type TestWorld, createTestWorld } from "../testing/test-world.fixture.ts";

type Edits = Parameters<TestWorld["ann"]["client"]["members"]["edit"]>[0]["edits"];

/** The results of edits by member, for any order of the edits. */
async function everyOrder(
  edits: (world: TestWorld) => Edits,
  prepare: (world: TestWorld) => Promise<unknown> = () => Promise.resolve(),
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const order of orders(edits(await createTestWorld()).length)) {
    const world = await createTestWorld();
    await prepare(world);
    const asked = edits(world);
    const { scheduleId, boss } = world;
    const { results } = await boss.client.members.edit({
      scheduleId,
      edits: order.flatMap((place) => asked[place] ?? []),
    });
    const outcome = order.map((place, at) => {
      const result = results[at];
      return [place, result?.status === "refused" ? result.reason.code : result?.status] as const;
    });
    found.add(JSON.stringify(outcome.sort(([one], [other]) => one - other).map(([, result]) => result)));
  }
  return [...found];
}

function orders(length: number): readonly (readonly number[])[] {
  if (length === 0) return [[]];
  return orders(length - 1).flatMap((order) =>
    Array.from({ length }, (_, place) => [...order.slice(0, place), length - 1, ...order.slice(place)]),
  );
}

const done = (count: number): string => JSON.stringify(Array.from({ length: count }, () => "changed"));

test("a new assignable person allows the only other one to become unassignable, in any order [B15, Q7]", async () => {
  const outcomes = await everyOrder(
    ({ ann, vic }) => [
      { personId: ann.id, assignable: false },
      { personId: vic.id, assignable: true },
    ],
    ({ ann, max, scheduleId }) => ann.client.members.setAssignable({ scheduleId, personId: max.id, assignable: false }),
  );
  assert.deepEqual(outcomes, [done(2)]);
});

test("an edit that adds and removes runs after additions and before removals [Q7, X2]", async () => {
  const outcomes = await everyOrder(
    ({ ann, max, vic }) => [
      { personId: ann.id, role: "member", assignable: false },
      { personId: max.id, role: "admin", assignable: false },
      { personId: vic.id, assignable: true },
    ],
    () => Promise.resolve(),
  );
  assert.deepEqual(outcomes, [done(3)]);
});

test("a lower role is set after the higher one it depends on, in any order [B16, Q7]", async () => {
  const outcomes = await everyOrder(({ ann, max }) => [
    { personId: ann.id, role: "viewer" },
    { personId: max.id, role: "admin" },
  ]);
  assert.deepEqual(outcomes, [done(2)]);
});

/** Max instead of Ann is the only admin, and Ann the only assignable person. */
const maxIsAdmin = async ({ ann, max, scheduleId }: TestWorld): Promise<void> => {
  await ann.client.members.setAssignable({ scheduleId, personId: max.id, assignable: false });
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  await ann.client.members.setRole({ scheduleId, personId: ann.id, role: "member" });
};

test("an edit that lowers a role and makes assignable waits only for additions [B15, B16, Q7]", async () => {
  const lowered = (max: TestWorld["max"]) => ({ personId: max.id, role: "member" as const, assignable: true });
  const afterAddition = await everyOrder(
    ({ max, vic }) => [lowered(max), { personId: vic.id, role: "admin" }],
    maxIsAdmin,
  );
  assert.deepEqual(afterAddition, [done(2)]);
  const beforeRemoval = await everyOrder(
    ({ ann, max, vic }) => [{ personId: ann.id, assignable: false }, lowered(max), { personId: vic.id, role: "admin" }],
    maxIsAdmin,
  );
  assert.deepEqual(beforeRemoval, [done(3)]);
});

test("removals run after the edits they depend on [B15, B16, Q7]", async () => {
  const outcomes = await everyOrder(({ ann, max, vic }) => [
    { personId: ann.id, remove: true },
    { personId: max.id, role: "admin" },
    { personId: vic.id, assignable: true, role: "member" },
  ]);
  assert.deepEqual(outcomes, ['["removed","changed","changed"]']);
});

test("runs equal edits in the given order [Q7]", async () => {
  for (const turned of [false, true]) {
    const { ann, max, boss, scheduleId } = await createTestWorld();
    await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
    const asked = [ann.id, max.id].map((personId) => ({ personId, role: "viewer" as const }));
    const { results } = await boss.client.members.edit({ scheduleId, edits: turned ? asked.reverse() : asked });
    assert.deepEqual(
      results.map(({ status }) => status),
      ["changed", "refused"],
    );
  }
});

test("unchanged values need no permission and write nothing [Q9, B66]", async () => {
  const { app, vic, scheduleId } = await createTestWorld();
  const before = await app.everything();
  const edits = [{ personId: vic.id, role: "viewer" as const, assignable: false, invited: true }];
  const { results } = await vic.client.members.edit({ scheduleId, edits });
  assert.deepEqual(
    results.map(({ status }) => status),
    ["unchanged"],
  );
  assert.deepEqual(await app.everything(), before);
});

test("the invited flag can be edited while auto-send is off [B46, Q11]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  const personId = await addPending({ ann, scheduleId }, "Nia");
  const { results } = await ann.client.members.edit({ scheduleId, edits: [{ personId, invited: false }] });
  assert(results[0]?.status === "changed");
  assert.equal(results[0].member.invited, false);
  assert.equal(results[0].member.assignable, true);
});

test("reports shifts only of people who become unassignable [B50, Q21]", async () => {
  const { ann, max, vic, app, scheduleId } = await createTestWorld();
  const day = new Date(app.clock.now() + 86_400_000).toISOString().slice(0, 10);
  const { shift } = await ann.client.shifts.create({
    scheduleId,
    kind: "Night",
    start: `${day}T20:00[UTC]`,
    end: `${day}T23:00[UTC]`,
    assignees: [{ personId: max.id }],
  });
  const affected = async (edit: object) => {
    const edits = [
      { personId: max.id, ...edit },
      { personId: vic.id, role: "member" as const },
    ];
    const { events, effects } = await ann.client.members.edit.dryRun({ scheduleId, edits });
    return [events.flatMap((event) => (event.type === "shifts-flagged" ? [event.personId] : [])), effects.shifts.ids];
  };
  assert.deepEqual(await affected({ role: "viewer" }), [[], []]);
  assert.deepEqual(await affected({ assignable: false }), [[max.id], [shift.id]]);
  assert.deepEqual(await affected({ remove: true }), [[max.id], [shift.id]]);
});
