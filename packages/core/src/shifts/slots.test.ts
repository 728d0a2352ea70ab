import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { past, eventsOf, plan } from "./shifts.fixture.ts";

const stores = {
  memory: () => ({}),
  sqlite: () => ({ store: createSqliteStore({ path: ":memory:" }) }),
};

/** The names and states of people on a shift. */
const peopleOn = ({
  assignees,
}: {
  readonly assignees: readonly { readonly name: string; readonly state: string }[];
}) => assignees.map(({ name, state }) => `${name} ${state}`);

for (const [name, parts] of Object.entries(stores)) {
  test(`derives the status from the people in the slots, with ${name} [B63]`, async () => {
    const { app, ann, max, scheduleId } = await createTestWorld(parts());
    const { id: shiftId } = await plan(ann, scheduleId, { slots: 2 });
    const key = { scheduleId, shiftId };
    const put = async (personId: string, state: "planned" | "offered" | "confirmed") => {
      const { shift } = await ann.client.shifts.assign({ ...key, personId, state });
      return [shift.status, shift.filled, ...peopleOn(shift)];
    };
    assert.deepEqual(await put(ann.id, "planned"), ["draft", 0, "Ann planned"]);
    assert.deepEqual(await put(max.id, "offered"), ["offered", 0, "Ann planned", "Max offered"]);
    assert.deepEqual(await put(max.id, "confirmed"), ["offered", 1, "Ann planned", "Max confirmed"]);
    assert.deepEqual(await put(ann.id, "confirmed"), ["confirmed", 2, "Ann confirmed", "Max confirmed"]);
    const draft = (await ann.client.shifts.update({ ...key, status: "draft" })).shift;
    assert.deepEqual([draft.status, draft.filled, ...peopleOn(draft)], ["draft", 0, "Ann planned", "Max planned"]);
    const confirmed = (await ann.client.shifts.update({ ...key, status: "confirmed", slots: 3 })).shift;
    assert.deepEqual([confirmed.status, confirmed.filled], ["offered", 2]);
    const { shift } = await ann.client.shifts.assign({ ...key, personId: null, instead: ann.id });
    assert.deepEqual([shift.filled, ...peopleOn(shift)], [1, "Max confirmed"]);
    const smaller = (await ann.client.shifts.update({ ...key, slots: 1 })).shift;
    assert.deepEqual([smaller.status, ...peopleOn(smaller)], ["confirmed", "Max confirmed"]);
    await app.rollcall.close();
  });

  test(`never puts more people on a shift than it has slots, with ${name} [B63]`, async () => {
    const { app, ann, max, vic, scheduleId } = await createTestWorld(parts());
    await ann.client.members.setAssignable({ scheduleId, personId: vic.id, assignable: true });
    const { id: shiftId } = await plan(ann, scheduleId, { slots: 2 });
    const key = { scheduleId, shiftId };
    const ids = [ann.id, max.id, vic.id];
    const answers = await Promise.allSettled(
      ids.map((personId) => max.client.shifts.assign({ ...key, personId, instead: null })),
    );
    const place = answers.findIndex(({ status }) => status === "rejected");
    const out = ids[place] ?? "";
    assert.equal(answers.filter(({ status }) => status === "rejected").length, 1);
    assert.equal(
      await codeOf(max.client.shifts.assign({ ...key, personId: out, instead: null })),
      "request.stale-version",
    );
    const [on = ""] = (await ann.client.shifts.get(key)).shift.assignees.map(({ personId }) => personId);
    assert.equal(
      await refusedWithoutEffect(app, () => ann.client.shifts.assign({ ...key, personId: out })),
      "shift.full",
    );
    for (const slots of [0, 1, 51]) {
      assert.equal(
        await refusedWithoutEffect(app, () => ann.client.shifts.update({ ...key, slots })),
        "request.invalid",
      );
    }
    const { shift } = await ann.client.shifts.assign({ ...key, personId: out, instead: on });
    assert.equal(shift.assignees.length, 2);
    assert.equal(shift.assignees[0]?.personId, out);
    await app.rollcall.close();
  });
}

test("asks everyone who confirmed a shift to confirm again when its agreed details change [Q61]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const people = [{ personId: ann.id, state: "confirmed" as const }, { personId: max.id }];
  const { id: shiftId } = await plan(ann, scheduleId, { slots: 2, status: "offered", assignees: people });
  const key = { scheduleId, shiftId };
  const after = async (values: object) => {
    const { shift } = await ann.client.shifts.update({ ...key, ...values });
    return [shift.version, ...peopleOn(shift)];
  };
  assert.deepEqual(await after({ notes: "Bring boots.", slots: 3 }), [1, "Ann confirmed", "Max offered"]);
  let version = 1;
  for (const values of [
    { kind: "Late" },
    { venue: "South gate" },
    { position: "Guard" },
    { start: "2026-02-02T07:00[Europe/Zurich]" },
    { end: "2026-02-02T15:00[Europe/Zurich]" },
    { needs: [{ kind: "skill", name: "Radio" }] },
  ]) {
    assert.deepEqual(await after(values), [++version, "Ann changed", "Max offered"], JSON.stringify(values));
    assert.deepEqual(await after(values), [version, "Ann changed", "Max offered"]);
    await ann.client.shifts.assign({ ...key, personId: ann.id, state: "confirmed" });
  }
  const events = await eventsOf(app, scheduleId);
  const { totals: _totals, ...again } = events.filter(({ type }) => type === "assignment-changed").at(-2) ?? {};
  const [set, was] = [{ state: "changed" }, { state: "confirmed" }];
  assert.deepEqual(again, { type: "assignment-changed", shiftId, personId: ann.id, set, was });
  assert.equal(
    await codeOf(ann.client.shifts.update({ ...key, kind: "Early", version: version - 1 })),
    "request.stale-version",
  );
});

test("asks no one to confirm again when a past shift is corrected [Q61]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  const { id: shiftId } = await plan(ann, scheduleId, {
    ...past,
    status: "confirmed",
    assignees: [{ personId: max.id }],
  });
  const { shift } = await ann.client.shifts.update({ scheduleId, shiftId, end: "2026-01-01T15:00[Europe/Zurich]" });
  assert.deepEqual([shift.status, ...peopleOn(shift)], ["confirmed", "Max confirmed"]);
});

test("shows workers their own part of a shift and no one else's [A64, Q60]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  const assignees = [
    { personId: max.id, state: "offered" as const },
    { personId: ann.id, state: "planned" as const },
  ];
  const { id: shiftId } = await plan(ann, scheduleId, { slots: 3, venue: "North gate", assignees });
  const mine = async () =>
    (await max.client.portal.listShifts({})).rows.map(({ status, venue, version }) => [status, venue, version]);
  assert.deepEqual(await mine(), [["offered", "North gate", 1]]);
  assert.deepEqual((await ann.client.portal.listShifts({})).rows, []);
  const key = { scheduleId, shiftId };
  await ann.client.shifts.assign({ ...key, personId: max.id, state: "confirmed" });
  await ann.client.shifts.update({ ...key, venue: "South gate" });
  assert.deepEqual(await mine(), [["changed", "South gate", 2]]);
  const answer = JSON.stringify(await max.client.portal.listShifts({}));
  assert.doesNotMatch(answer, /Ann|assignees|slots|filled/u);
  await ann.client.shifts.assign({ ...key, personId: null, instead: max.id });
  assert.deepEqual(await mine(), []);
});

test("keeps a released assignment for calendar feeds, unless its person never saw it [B63]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const assignees = [
    { personId: max.id, state: "confirmed" as const },
    { personId: ann.id, state: "planned" as const },
  ];
  const { id: shiftId } = await plan(ann, scheduleId, { slots: 2, assignees });
  for (const instead of [max.id, ann.id]) {
    await ann.client.shifts.assign({ scheduleId, shiftId, personId: null, instead });
  }
  const kept = async () =>
    ((await app.everything()) as readonly (readonly Readonly<Record<string, unknown>>[])[])
      .flat()
      .filter((row) => row["shiftId"] === shiftId && "revision" in row)
      .map(({ personId, state, slot, revision, open }) => [personId, state, slot, revision, open]);
  assert.deepEqual(await kept(), [[max.id, "released", null, 2, false]]);
  await ann.client.shifts.assign({ scheduleId, shiftId, personId: max.id, state: "confirmed" });
  assert.deepEqual(await kept(), [[max.id, "confirmed", 0, 3, true]]);
});

test("publishes drafts with one event for each person, after a preview of who sees what [B63, X3]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const both = [{ personId: ann.id }, { personId: max.id }];
  const one = await plan(ann, scheduleId, { slots: 2, assignees: both });
  const two = await plan(ann, scheduleId, {
    end: "2026-02-02T15:00[Europe/Zurich]",
    assignees: [{ personId: max.id }],
  });
  const shown = await plan(ann, scheduleId, { status: "offered" });
  const override = "Two short shifts.";
  const asked = { scheduleId, shiftIds: [one.id, two.id, shown.id], state: "confirmed" as const, override };
  const people = [
    { personId: ann.id, name: "Ann", shiftIds: [one.id] },
    { personId: max.id, name: "Max", shiftIds: [one.id, two.id] },
  ];
  const before = await app.everything();
  const preview = await ann.client.shifts.publish.dryRun(asked);
  assert.deepEqual(preview.output.people, people);
  assert.deepEqual(await app.everything(), before);
  assert.deepEqual(await ann.client.shifts.publish(asked), { shiftIds: [one.id, two.id], people });
  const events = (await eventsOf(app, scheduleId)).filter(({ type }) => type === "shifts-published");
  assert.deepEqual(
    events.map(({ personId, shiftIds, state }) => ({ personId, shiftIds, state })),
    people.map(({ personId, shiftIds }) => ({ personId, shiftIds, state: "confirmed" })),
  );
  assert.equal((await max.client.portal.listShifts({})).rows.length, 2);
  assert.deepEqual(await ann.client.shifts.publish(asked), { shiftIds: [], people: [] });
});

test("publishes nothing if a shift is unknown or someone on it isn't assignable [B50, P21]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const { id } = await plan(ann, scheduleId, { assignees: [{ personId: max.id }] });
  const publish = (...shiftIds: string[]) => ann.client.shifts.publish({ scheduleId, shiftIds, state: "offered" });
  assert.equal(await refusedWithoutEffect(app, () => publish(id, "no-shift")), "request.not-found");
  await ann.client.members.setAssignable({ scheduleId, personId: max.id, assignable: false });
  assert.equal(await refusedWithoutEffect(app, () => publish(id)), "member.not-assignable");
});
