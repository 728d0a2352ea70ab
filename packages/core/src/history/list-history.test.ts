import assert from "node:assert/strict";
import test from "node:test";
import { addPending, createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { update } from "../kernel/store/change.ts";
import { people } from "../people/collection.ts";
import { writeDirectly, stores } from "./history.fixture.ts";

for (const [name, create] of Object.entries(stores)) {
  test(`lists who changed what, when and where, with values before and after, newest first, with ${name} [X8]`, async (t) => {
    const { app, ann, boss, max, vic, scheduleId } = await createTestWorld({ store: create() });
    t.after(() => app.rollcall.close());
    app.clock.advance(60_000);
    await boss.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
    const at = new Date(app.clock.now()).toISOString();
    await ann.client.members.remove({ scheduleId, personId: vic.id });
    await max.client.schedules.setAutoSend({ scheduleId, autoSend: false });
    const { entries, next, previous } = await ann.client.history.list({ scheduleId });
    assert.deepEqual([next, previous], [null, null]);
    assert.deepEqual(
      entries.map(({ number, operation, actor, via, lines }) => [number, operation, actor.name, via, lines[0]?.type]),
      [
        [5, "schedules.setAutoSend", "Max", "host", "schedule-changed"],
        [4, "members.remove", "Ann", "host", "member-removed"],
        [3, "members.setRole", "Boss", "host", "member-changed"],
        [2, "members.add", "Ann", "host", "members-added"],
        [1, "schedules.create", "Ann", "host", "schedule-created"],
      ],
    );
    const [autoSend, removed, promoted, added] = entries.map(({ lines }) => lines[0]);
    assert.deepEqual(autoSend?.changes, [{ field: "autoSend", before: true, after: false }]);
    assert.deepEqual(removed?.people, [{ id: vic.id, name: "Vic", role: "viewer" }]);
    assert.deepEqual(promoted?.people, [{ id: max.id, name: "Max", role: null }]);
    assert.deepEqual(promoted.changes, [{ field: "role", before: "member", after: "admin" }]);
    assert.equal(entries[2]?.at, at);
    assert.deepEqual(
      added?.people.map(({ name, role }) => [name, role]),
      [
        ["Max", "member"],
        ["Vic", "viewer"],
      ],
    );
  });

  test(`pages through history in both directions, with ${name} [X8]`, async (t) => {
    const { app, ann, max, scheduleId } = await createTestWorld({ store: create() });
    t.after(() => app.rollcall.close());
    for (let i = 0; i < 9; i++) {
      await ann.client.members.setRole({ scheduleId, personId: max.id, role: i % 2 === 0 ? "viewer" : "member" });
    }
    const read = async (asked: { after?: string; before?: string }) =>
      ann.client.history.list({ scheduleId, limit: 4, ...asked });
    const first = await read({});
    const second = await read({ after: first.next! });
    const third = await read({ after: second.next! });
    const numbers = [first, second, third].map(({ entries }) => entries.map(({ number }) => number));
    assert.deepEqual(numbers, [
      [11, 10, 9, 8],
      [7, 6, 5, 4],
      [3, 2, 1],
    ]);
    assert.equal(third.next, null);
    const back = await read({ before: third.previous! });
    assert.deepEqual(back, second);
    for (const after of ['["x"]', '["1.5"]', "[]", "x"]) assert.equal(await codeOf(read({ after })), "request.invalid");
  });

  test(`limits one person's history to changes about them, with ${name} [X8, P25]`, async (t) => {
    const { app, ann, max, vic, scheduleId } = await createTestWorld({ store: create() });
    t.after(() => app.rollcall.close());
    await ann.client.members.setRole({ scheduleId, personId: max.id, role: "viewer" });
    await ann.client.members.setRole({ scheduleId, personId: vic.id, role: "member" });
    await ann.client.members.remove({ scheduleId, personId: max.id });
    await ann.client.members.add({ scheduleId, people: [{ personId: max.id }] });
    const { entries } = await ann.client.history.list({ scheduleId, personId: max.id });
    assert.deepEqual(
      entries.map(({ lines }) => lines.map(({ type, people }) => [type, people[0]?.name])),
      [
        [["members-added", "Max"]],
        [["member-removed", "Max"]],
        [["member-changed", "Max"]],
        [["members-added", "Max"]],
      ],
    );
    const one = await ann.client.history.list({ scheduleId, personId: max.id, limit: 1 });
    const two = await ann.client.history.list({ scheduleId, personId: max.id, limit: 1, after: one.next! });
    assert.deepEqual([...one.entries, ...two.entries], entries.slice(0, 2));
    const again = await ann.client.history.list({ scheduleId, personId: max.id, limit: 1, before: two.previous! });
    assert.deepEqual(again.entries, one.entries);
  });
}

test("shows who was assigned to a shift, who was unassigned, and what changed [X8, B63]", async () => {
  const { ann, max, vic, scheduleId } = await createTestWorld();
  const { shifts, members, history } = ann.client;
  const [start, end] = ["2031-01-05T20:00:00+01:00[Europe/Zurich]", "2031-01-05T23:00:00+01:00[Europe/Zurich]"];
  const { shift } = await shifts.create({ scheduleId, kind: "Night", start, end });
  await shifts.assign({ scheduleId, shiftId: shift.id, personId: max.id });
  await shifts.update({ scheduleId, shiftId: shift.id, kind: "Day" });
  await shifts.assign({ scheduleId, shiftId: shift.id, personId: null });
  await shifts.assign({ scheduleId, shiftId: shift.id, personId: max.id });
  await members.setAssignable({ scheduleId, personId: max.id, assignable: false });
  await shifts.release({ scheduleId, personId: max.id });
  const { entries } = await history.list({ scheduleId, limit: 7 });
  const unassigned = { field: "assigneeId", before: null, after: { id: max.id, name: "Max" } };
  const lines = entries.flatMap(({ lines }) =>
    lines.map(({ type, people, changes }) => [type, people.map(({ name }) => name), changes]),
  );
  assert.deepEqual(lines, [
    ["shifts-released", ["Max"], []],
    ["member-changed", ["Max"], [{ field: "assignable", before: true, after: false }]],
    ["shifts-flagged", ["Max"], []],
    ["shift-assigned", ["Max"], [unassigned]],
    ["shift-assigned", [], [{ field: "assigneeId", before: unassigned.after, after: null }]],
    ["shift-changed", [], [{ field: "kind", before: "Night", after: "Day" }]],
    ["shift-assigned", ["Max"], [unassigned]],
    ["shift-created", [], []],
  ]);
  const own = await history.list({ scheduleId, personId: max.id, limit: 4 });
  assert.deepEqual(
    own.entries.map(({ lines }) => lines[0]?.type),
    ["shifts-released", "member-changed", "shift-assigned", "shift-assigned"],
  );
  assert.equal((await history.list({ scheduleId, personId: vic.id })).entries.length, 1);
  await shifts.create({ scheduleId, kind: "Night", start, end, assignees: [{ personId: ann.id }] });
  const [planned] = (await history.list({ scheduleId, personId: ann.id })).entries;
  assert.deepEqual(planned?.lines[0]?.people, [{ id: ann.id, name: "Ann", role: null }]);
  assert.deepEqual(planned.lines[0].details["kind"], "Night");
});

test("scans at most 1,000 entries for a page of one person's history and returns a cursor to continue [X8]", async () => {
  const { app, ann, max, vic, scheduleId } = await createTestWorld();
  const flip = async (personId: string, times: number) => {
    for (let i = 0; i < times; i++) {
      await ann.client.members.setAssignable({ scheduleId, personId, assignable: i % 2 === 1 });
    }
  };
  await flip(max.id, 2);
  await flip(vic.id, 1);
  for (let i = 0; i < 1100; i++) await ann.client.schedules.setAutoSend({ scheduleId, autoSend: i % 2 === 1 });
  const first = await ann.client.history.list({ scheduleId, personId: max.id });
  assert.deepEqual(first.entries, []);
  const second = await ann.client.history.list({ scheduleId, personId: max.id, after: first.next! });
  assert.deepEqual(
    second.entries.map(({ number }) => number),
    [4, 3, 2],
  );
  assert.equal(second.next, null);
  const back = await ann.client.history.list({ scheduleId, personId: max.id, before: second.previous! });
  assert.deepEqual(back.entries, []);
  assert(back.previous !== null);
  await app.rollcall.close();
});

test("shows the history to all members of a schedule and hides it from others [P21]", async () => {
  const { ann, max, vic, boss, oda, stranger, scheduleId } = await createTestWorld();
  const expected = await ann.client.history.list({ scheduleId });
  for (const one of [max, vic, boss]) assert.deepEqual(await one.client.history.list({ scheduleId }), expected);
  for (const one of [oda, stranger]) {
    assert.equal(await codeOf(one.client.history.list({ scheduleId })), "request.not-found");
    assert.equal(await codeOf(one.client.history.listMembers({ scheduleId, number: 1 })), "request.not-found");
  }
});

test("shows people by their current name, by their address if they have no name, and not at all once erased [X8, P25]", async () => {
  const world = await createTestWorld();
  const { app, ann, scheduleId } = world;
  const nia = await addPending(world, "Nia");
  const line = async () => (await ann.client.history.list({ scheduleId, limit: 1 })).entries[0]?.lines[0]?.people[0];
  await writeDirectly(app.store, [update(people, [nia], { name: "" })]);
  assert.deepEqual(await line(), { id: nia, name: "nia@pending.example", role: "member" });
  await writeDirectly(app.store, [update(people, [nia], { name: "", email: "", emailKey: null, state: "erased" })]);
  assert.deepEqual(await line(), { id: nia, name: null, role: "member" });
});

test("names ten of hundreds of added people, including the requested one, and counts all of them [X8]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const asked = Array.from({ length: 300 }, (_, i) => ({ address: `p${i}@crew.example`, name: `P ${i}` }));
  const { results } = await ann.client.members.add({ scheduleId, people: asked });
  const last = results.at(-1);
  assert(last?.status === "added");
  const { personId } = last.member;
  const [entry] = (await ann.client.history.list({ scheduleId, limit: 1 })).entries;
  assert.deepEqual([entry?.lines[0]?.people.length, entry?.lines[0]?.count], [10, 300]);
  const [own] = (await ann.client.history.list({ scheduleId, personId })).entries;
  assert.equal(own?.lines[0]?.people[0]?.name, "P 299");
});
