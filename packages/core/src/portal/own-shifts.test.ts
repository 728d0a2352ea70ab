import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import test from "node:test";
import { goodPassword, settle } from "../access/portal.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import type { RollcallOptions } from "../composition/rollcall-options.ts";

const stores: Readonly<Record<string, () => Partial<RollcallOptions>>> = {
  memory: () => ({}),
  sqlite: () => ({ store: createSqliteStore({ path: ":memory:" }) }),
};

/** Two workers on two schedules of the organization. */
async function openCrew(parts: Partial<RollcallOptions> = {}) {
  const world = await createMailedWorld(parts);
  const { app, boss, ann, mailer } = world;
  const [xia, yan] = [await settle(app, mailer, boss, "Xia"), await settle(app, mailer, boss, "Yan")];
  const other = await app.schedule(ann, "Day desk");
  for (const scheduleId of [world.scheduleId, other]) {
    await ann.client.members.add({ scheduleId, people: [{ personId: xia.id }, { personId: yan.id }] });
  }
  const plan = async (day: number, status: "draft" | "offered" | "confirmed" | "cancelled", more: object = {}) => {
    const date = String(day).padStart(2, "0");
    const [start, end] = [`2026-02-${date}T08:00:00+00:00[UTC]`, `2026-02-${date}T16:00:00+00:00[UTC]`];
    const asked = {
      scheduleId: world.scheduleId,
      kind: `Day ${day}`,
      start,
      end,
      assignees: [{ personId: xia.id }],
      override: "Planned by hand.",
      ...more,
    };
    const { shift } = await ann.client.shifts.create(asked);
    if (status !== "draft") await ann.client.shifts.update({ scheduleId: asked.scheduleId, shiftId: shift.id, status });
  };
  return { ...world, xia, yan, other, plan };
}

for (const [name, parts] of Object.entries(stores)) {
  test(`lists a worker's own upcoming shifts on all schedules page by page, without drafts, over ${name} [A61, A63, A64]`, async () => {
    const { xia, yan, other, plan } = await openCrew(parts());
    await plan(3, "confirmed");
    await plan(2, "offered", { scheduleId: other });
    await plan(4, "draft");
    await plan(5, "cancelled");
    await plan(6, "offered");
    await plan(1, "confirmed", { assignees: [{ personId: yan.id }], kind: "Another worker's" });
    const { listShifts } = xia.browser.client.portal;
    const one = await listShifts({ limit: 2 });
    assert.deepEqual(
      one.rows.map(({ kind, status, scheduleName }) => [kind, status, scheduleName]),
      [
        ["Day 2", "offered", "Day desk"],
        ["Day 3", "confirmed", "Night desk"],
      ],
    );
    const two = await listShifts({ limit: 2, after: one.next ?? "" });
    assert.deepEqual(
      two.rows.map(({ kind }) => kind),
      ["Day 6"],
    );
    assert.equal(two.next, null);
    assert.doesNotMatch(JSON.stringify([one, two]), /another worker|Yan/iu);
    const { cards, nextShift } = await xia.browser.client.portal.get({});
    assert.deepEqual(cards?.[0], { section: "shifts", count: 3, at: "2026-02-02T08:00:00.000Z" });
    assert.deepEqual(nextShift, one.rows[0]);
  });
}

test("pages of any size contain every own shift once, ordered by start, schedule and id [A61, P26]", async () => {
  const { xia, other, plan } = await openCrew();
  // The later schedule's shifts are created first, so that their ids are lower.
  for (const day of [2, 3, 3]) await plan(day, "confirmed", { scheduleId: other });
  for (const day of [2, 2, 3, 4]) await plan(day, "confirmed");
  const { listShifts } = xia.browser.client.portal;
  const { rows: all } = await listShifts({});
  const place = ({ start, scheduleId, id }: (typeof all)[number]) => [start, scheduleId, id].join(" ");
  assert.deepEqual(all.map(place), all.map(place).toSorted());
  for (const limit of [1, 2, 3, 6, 7]) {
    const found: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await listShifts(after === undefined ? { limit } : { limit, after });
      found.push(...page.rows.map(({ id }) => id));
      after = page.next;
    }
    assert.deepEqual(
      found,
      all.map(({ id }) => id),
      `pages of ${limit}`,
    );
  }
});

test("lists a week-long shift until its end [A61]", async () => {
  const { app, xia, plan } = await openCrew();
  await plan(1, "confirmed", { end: "2026-02-08T08:00:00+00:00[UTC]" });
  app.clock.set(Date.UTC(2026, 1, 8, 7, 59));
  xia.browser.token = "";
  await xia.browser.signIn(xia.email, goodPassword);
  assert.equal((await xia.browser.client.portal.listShifts({})).rows.length, 1);
  assert.equal((await xia.browser.client.portal.get({})).cards?.[0]?.count, 1);
});

test("lists a shift that has begun until its end, and no ended shifts [A61]", async () => {
  const { app, xia, plan } = await openCrew();
  await plan(1, "confirmed");
  const count = async () => (await xia.browser.client.portal.listShifts({})).rows.length;
  app.clock.set(Date.UTC(2026, 1, 1, 15, 59, 59, 999));
  xia.browser.token = "";
  await xia.browser.signIn(xia.email, "nine silent harbour cranes");
  assert.equal(await count(), 1);
  app.clock.advance(1);
  assert.equal(await count(), 0);
});

test("the card's count matches the list and excludes deleted schedules [A45]", async () => {
  const { boss, xia, plan, other } = await openCrew();
  await plan(2, "offered", { scheduleId: other });
  await plan(3, "confirmed");
  await boss.client.schedules.delete({ scheduleId: other });
  const { portal } = xia.browser.client;
  assert.equal((await portal.listShifts({})).rows.length, 1);
  const { cards, nextShift } = await portal.get({});
  assert.deepEqual(cards?.[0], { section: "shifts", count: 1, at: "2026-02-03T08:00:00.000Z" });
  assert.equal(nextShift?.kind, "Day 3");
});

test("the card counts at most 100 upcoming shifts, regardless of the number of past shifts [A45]", async () => {
  const { app, ann, scheduleId, xia } = await openCrew();
  const began = app.clock.now();
  const at = (hours: number) => new Date(began + hours * 3_600_000).toISOString().replace(".000Z", "+00:00[UTC]");
  for (let hour = 0; hour < 130; hour++) {
    const asked = { scheduleId, kind: "Watch", start: at(hour), end: at(hour + 1), assignees: [{ personId: xia.id }] };
    const { shift } = await ann.client.shifts.create(asked);
    await ann.client.shifts.update({ scheduleId, shiftId: shift.id, status: "confirmed" });
  }
  app.clock.advance(20 * 3_600_000);
  assert.equal((await xia.browser.client.portal.get({})).cards?.[0]?.count, 100);
});

test("rejects ids in the input and cursors from another list [P42, Q33, P26]", async () => {
  const { xia, yan } = await openCrew();
  const { portal } = xia.browser.client;
  const foreign = JSON.parse(JSON.stringify({ personId: yan.id })) as Record<string, never>;
  assert.equal(await codeOf(portal.listShifts(foreign)), "request.invalid");
  assert.equal(await codeOf(portal.get(foreign)), "request.invalid");
  for (const after of ["x", '["a","b","c"]', '["1","b"]']) {
    assert.equal(await codeOf(portal.listShifts({ after })), "request.invalid");
  }
});

test("planner users of both affiliations appear on the schedule, and shifts are assigned to them [A1, A2, A3]", async () => {
  const { ann, boss, max, xia, plan, scheduleId } = await openCrew();
  await plan(2, "confirmed");
  await plan(3, "confirmed", { assignees: [{ personId: max.id }] });
  const { rows } = await ann.client.shifts.list({ scheduleId });
  assert.deepEqual(
    rows.map(({ assignees }) => assignees[0]?.personId),
    [xia.id, max.id],
  );
  const affiliations = await Promise.all(
    [xia, max].map(async ({ id }) => (await boss.client.people.get({ personId: id })).person.affiliation),
  );
  assert.deepEqual(affiliations, ["external", "internal"]);
  assert.equal((await max.client.portal.listShifts({})).rows.length, 1);
});

test("a name changed in the portal changes the same person's name on schedules [Q44, A66]", async () => {
  const { ann, xia, scheduleId } = await openCrew();
  await xia.browser.client.portal.updateProfile({ set: { lastName: "Waterman" } });
  assert.equal((await ann.client.members.get({ scheduleId, personId: xia.id })).member.name, "Xia Waterman");
});

test("lists a person's schedules and upcoming shifts for people managers, but not for other colleagues [A41, Q49]", async () => {
  const { app, ann, boss, xia, yan, other, scheduleId, plan } = await openCrew();
  await plan(3, "confirmed");
  await plan(2, "offered", { scheduleId: other });
  await plan(4, "draft");
  await ann.client.members.setAssignable({ scheduleId, personId: xia.id, assignable: false });
  const first = await boss.client.people.listAssignments({ personId: xia.id, limit: 1 });
  const second = await boss.client.people.listAssignments({ personId: xia.id, limit: 1, after: first.next ?? "" });
  const found = [...first.schedules, ...second.schedules].sort((a, b) => (a.name < b.name ? -1 : 1));
  assert.deepEqual(
    found.map(({ name, role, assignable, state }) => [name, role, assignable, state]),
    [
      ["Day desk", "viewer", true, "active"],
      ["Night desk", "viewer", false, "active"],
    ],
  );
  assert.deepEqual([found[1]?.scheduleId, second.next], [scheduleId, null]);
  assert.deepEqual(
    first.shifts.map(({ kind, scheduleName }) => [kind, scheduleName]),
    [
      ["Day 2", "Day desk"],
      ["Day 3", "Night desk"],
    ],
  );
  assert.deepEqual([first.moreShifts, second.shifts], [false, []]);
  assert.equal((await boss.client.people.listAssignments({ personId: yan.id })).shifts.length, 0);
  const zoe = await app.user("Zoe");
  assert.equal(await codeOf(zoe.client.people.listAssignments({ personId: xia.id })), "request.not-found");
});
