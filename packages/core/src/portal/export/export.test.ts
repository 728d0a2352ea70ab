import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../../testing/test-app.fixture.ts";
import { openProfiles, portalOf } from "../../profiles/profiles.fixture.ts";
import { maxOfEach } from "./lists.ts";

const moments = { start: "2026-02-02T08:00:00+00:00[UTC]", end: "2026-02-02T16:00:00+00:00[UTC]" };

/** Wim on a schedule, with a shift, pay, a phone number and a calendar. */
async function populatedExport() {
  const world = await openProfiles();
  const { ann, kim, max, scheduleId, wim } = world;
  await ann.client.members.add({ scheduleId, people: [{ personId: wim.id, role: "viewer", assignable: false }] });
  await kim.client.profiles.update({ personId: wim.id, set: { payKind: "simple", mobile: "+31 20 22" } });
  await wim.client.portal.updateProfile({ set: { mobile: "+31 20 33" } });
  await kim.client.profiles.update({ personId: max.id, set: { payKind: "tiered", nickname: "Maxi" } });
  await max.client.calendars.connect({ address: "https://calendar.example.org/secret-of-max.ics" });
  for (const [kind, status] of [
    ["Night", "offered"],
    ["Secret plan", "draft"],
  ] as const) {
    const { shift } = await ann.client.shifts.create({
      scheduleId,
      kind,
      ...moments,
      assignees: [{ personId: max.id }],
    });
    if (status === "offered") await ann.client.shifts.update({ scheduleId, shiftId: shift.id, status });
  }
  return world;
}

test("an organization admin exports all stored data of a person in one document [Q49, X8]", async () => {
  const { boss, scheduleId, wim } = await populatedExport();
  const { document, next } = await boss.client.people.export({ personId: wim.id });
  assert.equal(next, null);
  assert.deepEqual([document.person.name, document.person.email], ["Wim van der Berg", "wim@workers.example"]);
  assert.deepEqual(
    document.profile?.map(({ field, value, by, via }) => [field, value, by, via]),
    [
      ["firstName", "Wim", "organization", "host"],
      ["lastName", "van der Berg", "organization", "host"],
      ["mobile", "+31 20 33", "themselves", "portal"],
      ["payKind", "simple", "organization", "host"],
    ],
  );
  assert.deepEqual(
    document.memberships.map((one) => [one.scheduleId, one.scheduleName, one.role, one.addedBy]),
    [[scheduleId, "Night desk", "viewer", "organization"]],
  );
  assert.deepEqual(
    document.changes.filter(({ field }) => field === "mobile").map(({ before, after }) => [before, after]),
    [
      [null, "+31 20 22"],
      ["+31 20 22", "+31 20 33"],
    ],
  );
  assert.deepEqual(
    document.entries.map(({ operation, by }) => [operation, by]),
    [
      ["people.create", "organization"],
      ["profiles.update", "organization"],
      ["portal.updateProfile", "themselves"],
    ],
  );
});

test("includes shifts, calendar and busy times, but not the calendar's address [Q52, P09]", async () => {
  const { boss, max } = await populatedExport();
  const { document } = await boss.client.people.export({ personId: max.id });
  assert.deepEqual(document.shifts.map(({ kind, status, scheduleName }) => [kind, status, scheduleName]).sort(), [
    ["Night", "offered", "Night desk"],
    ["Secret plan", "draft", "Night desk"],
  ]);
  assert.deepEqual([document.calendar?.source, document.calendar?.host], ["address", "calendar.example.org"]);
  assert(Array.isArray(document.calendar?.busy));
  assert.doesNotMatch(JSON.stringify(document), /secret-of-max|Hash/);
});

test("names no one else: no authors of changes, inviters or schedulers [P43, A64]", async () => {
  const { boss, kim, ann, wim, max } = await populatedExport();
  for (const personId of [wim.id, max.id]) {
    const exportedText = JSON.stringify(await boss.client.people.export({ personId }));
    for (const { id, identity } of [boss, kim, ann]) {
      assert.doesNotMatch(exportedText, new RegExp(`${id}|"${identity.name ?? ""}"|${identity.email}`));
    }
  }
});

test("a worker's own export has only the profile fields workers can read, and no draft shifts [P43, A64]", async () => {
  const { app, max } = await populatedExport();
  const { document } = await portalOf(app, max.id).client.portal.export({});
  assert.deepEqual(
    document.profile?.map(({ field }) => field),
    ["nickname"],
  );
  assert.deepEqual(
    document.shifts.map(({ kind }) => kind),
    ["Night"],
  );
  assert.doesNotMatch(JSON.stringify(document), /payKind|tiered|Secret plan/);
});

test("continues lists over several pages with every row once [X8]", async () => {
  const { boss, kim, wim } = await openProfiles();
  const writes = maxOfEach + 10;
  for (let i = 0; i < writes; i++) {
    await kim.client.profiles.update({ personId: wim.id, set: { mobile: `+31 20 ${i}` } });
  }
  const changes: unknown[] = [];
  const entries: number[] = [];
  const pages: (string | null)[] = [];
  let after: string | undefined;
  do {
    const page = await boss.client.people.export({ personId: wim.id, ...(after !== undefined && { after }) });
    assert.equal(page.document.profile === null, after !== undefined);
    assert.equal(page.document.person.id, wim.id);
    changes.push(...page.document.changes);
    entries.push(...page.document.entries.map(({ number }) => number));
    pages.push(page.next);
    after = page.next ?? undefined;
  } while (after !== undefined);
  assert.equal(pages.length, 2);
  assert.equal(changes.length, writes + 4);
  assert.deepEqual(
    entries,
    Array.from({ length: writes + 1 }, (_, i) => i + 1),
  );
});

for (const after of ["", "x", "null", "{}", '{"memberships":[1]}', "[]"]) {
  test(`rejects a malformed cursor: ${JSON.stringify(after)} [P26]`, async () => {
    const { wim } = await openProfiles();
    assert.equal(await codeOf(wim.client.portal.export({ after })), "request.invalid");
  });
}

test("an export stores no receipt and changes nothing [P09, P25]", async () => {
  const { app, boss, wim } = await populatedExport();
  const before = await app.everything();
  await boss.client.people.export({ personId: wim.id }, { idempotencyKey: "once" });
  assert.deepEqual(await app.everything(), before);
});

test("an erased person's export shows only that they existed [P25, Q49]", async () => {
  const { boss, wim } = await populatedExport();
  await boss.client.people.erase({ personId: wim.id });
  const { document } = await boss.client.people.export({ personId: wim.id });
  assert.deepEqual([document.person.name, document.person.email, document.person.state], ["", "", "erased"]);
  assert.deepEqual([document.profile, document.changes, document.memberships], [[], [], []]);
});
