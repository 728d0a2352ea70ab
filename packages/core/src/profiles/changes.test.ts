import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, createTestApp, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { journalOfTopic } from "../kernel/journal/journal.ts";
import { maxWalked } from "./changes.ts";
import { fieldIn, openProfiles, type ProfileWorld } from "./profiles.fixture.ts";

/** A field that Kim and Wim change in turn: 1, 2, 3, … starting at sequence number 2. */
async function changedInTurn({ app, kim, wim }: ProfileWorld, times: number): Promise<void> {
  for (let i = 1; i <= times; i++) {
    app.clock.advance(1000);
    const set = { mobile: `+31 20 ${i}` };
    if (i % 2 === 1) await kim.client.profiles.update({ personId: wim.id, set });
    else await wim.client.portal.updateProfile({ set });
  }
}

test("history has both writes, newest first: who, when, where, before and after [P44, X8]", async () => {
  const world = await openProfiles();
  const { app, kim, wim } = world;
  const from = app.clock.now();
  await changedInTurn(world, 2);
  const { rows } = await kim.client.profiles.listChanges({ personId: wim.id, field: "mobile" });
  const at = (seconds: number) => new Date(from + seconds * 1000).toISOString();
  const of = { field: "mobile" };
  assert.deepEqual(rows, [
    {
      ...of,
      number: 3,
      at: at(2),
      before: "+31 20 1",
      after: "+31 20 2",
      by: wim.id,
      byName: "Wim van der Berg",
      via: "portal",
    },
    { ...of, number: 2, at: at(1), before: null, after: "+31 20 1", by: kim.id, byName: "Kim", via: "host" },
  ]);
});

test("the list of changes starts with the creation of the person and repeats no value [X8]", async () => {
  const { kim, wim } = await openProfiles();
  const { rows, next } = await kim.client.profiles.listChanges({ personId: wim.id });
  assert.equal(next, null);
  assert.deepEqual(
    rows.map(({ number, field, before, after }) => [number, field, before, after]),
    [
      [1, "lastName", null, "van der Berg"],
      [1, "firstName", null, "Wim"],
    ],
  );
});

test("pages of any size contain every change once, in order [X8]", async () => {
  const world = await openProfiles();
  const { kim, wim } = world;
  await changedInTurn(world, 9);
  await kim.client.profiles.update({ personId: wim.id, set: { nickname: "N", address: "A", kinName: "K" } });
  const { rows: all } = await kim.client.profiles.listChanges({ personId: wim.id });
  assert.equal(all.length, 14);
  for (const limit of [1, 2, 3, 13, 14]) {
    const paged: unknown[] = [];
    let before: string | undefined;
    do {
      const page = await kim.client.profiles.listChanges({
        personId: wim.id,
        limit,
        ...(before !== undefined && { before }),
      });
      assert.ok(page.rows.length <= limit);
      paged.push(...page.rows);
      before = page.next ?? undefined;
    } while (before !== undefined);
    assert.deepEqual(paged, all);
  }
});

test("a page reads at most 500 values, even if a field rarely changed [X8]", async () => {
  const world = await openProfiles();
  const { kim, wim } = world;
  await changedInTurn(world, maxWalked);
  const first = await kim.client.profiles.listChanges({ personId: wim.id, field: "lastName" });
  assert.deepEqual(first.rows, []);
  assert(first.next !== null);
  const second = await kim.client.profiles.listChanges({ personId: wim.id, field: "lastName", before: first.next });
  assert.deepEqual([second.rows.length, second.next], [1, null]);
});

for (const before of ["", "x", "[1]", "[1,2,3]", '["1","2"]', "[1.5,0]", "null", "{}"]) {
  test(`rejects a malformed cursor: ${JSON.stringify(before)} [P26]`, async () => {
    const { wim } = await openProfiles();
    assert.equal(await codeOf(wim.client.portal.listChanges({ before })), "request.invalid");
  });
}

test("hides fields a worker can't read from their profile history [P43, Q32]", async () => {
  const { kim, wim } = await openProfiles();
  const nights = { kind: "not-at" as const, days: [1, 2], from: "22:00", until: "06:00" };
  const set = { payRate: { amount: 1, currency: "EUR" }, restrictions: [nights], weeklyHours: 8 };
  await kim.client.profiles.update({ personId: wim.id, set });
  const { rows } = await wim.client.portal.listChanges({});
  assert.deepEqual(
    rows.map(({ field }) => field),
    ["weeklyHours", "lastName", "firstName"],
  );
  assert.deepEqual((await wim.client.portal.listChanges({ field: "payRate" })).rows, []);
});

test("a worker restores the value from before a change [X12, Q31]", async () => {
  const { kim, wim } = await openProfiles();
  await wim.client.portal.updateProfile({ set: { mobile: "+31 20 22" } });
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 99" } });
  const { profile } = await wim.client.portal.restoreField({ field: "mobile", number: 3 });
  const { value, via, number, notice } = fieldIn(profile, "mobile");
  assert.deepEqual([value, via, number, notice], ["+31 20 22", "portal", 4, false]);
  const { rows } = await kim.client.profiles.listChanges({ personId: wim.id, field: "mobile", limit: 1 });
  assert.deepEqual([rows[0]?.before, rows[0]?.after, rows[0]?.by], ["+31 20 99", "+31 20 22", wim.id]);
});

test("a restore can be undone, by schedulers too [X12]", async () => {
  const { kim, wim } = await openProfiles();
  const personId = wim.id;
  await kim.client.profiles.update({ personId, set: { weeklyHours: 36 } });
  await kim.client.profiles.update({ personId, set: { weeklyHours: 12 } });
  const back = await kim.client.profiles.restore({ personId, field: "weeklyHours", number: 3 });
  assert.equal(fieldIn(back.profile, "weeklyHours").value, 36);
  const again = await kim.client.profiles.restore({ personId, field: "weeklyHours", number: 4 });
  assert.equal(fieldIn(again.profile, "weeklyHours").value, 12);
  const none = await kim.client.profiles.restore({ personId, field: "weeklyHours", number: 2 });
  assert.equal(fieldIn(none.profile, "weeklyHours").value, null);
});

test("restoring an earlier name updates every schedule [X12, B40]", async () => {
  const { ann, wim, scheduleId } = await openProfiles();
  await ann.client.members.add({ scheduleId, people: [{ personId: wim.id, role: "viewer", assignable: false }] });
  await wim.client.portal.updateProfile({ set: { firstName: "Willem" } });
  await wim.client.portal.restoreField({ field: "firstName", number: 2 });
  assert.equal((await ann.client.members.get({ scheduleId, personId: wim.id })).member.name, "Wim van der Berg");
});

test("rejects a worker's restore of a read-only field or of another field's change [P43, X12]", async () => {
  const { app, kim, wim, zoe } = await openProfiles();
  const personId = wim.id;
  await kim.client.profiles.update({ personId, set: { weeklyHours: 36 } });
  await kim.client.profiles.update({ personId, set: { weeklyHours: 12, nickname: "N" } });
  const restore = (field: string, number: number) => () => wim.client.portal.restoreField({ field, number });
  for (const field of ["weeklyHours", "payRate", "salary", "__proto__"]) {
    assert.equal(await refusedWithoutEffect(app, restore(field, 3)), "request.invalid");
  }
  for (const number of [2, 4, 99]) {
    assert.equal(await refusedWithoutEffect(app, restore("nickname", number)), "request.not-found");
  }
  assert.equal(await codeOf(zoe.client.portal.restoreField({ field: "nickname", number: 3 })), "request.not-found");
});

test("rejects restoring a value that is no longer valid for the field [X12, X26]", async () => {
  const field = { name: "shirt", group: "details", label: "Shirt", kind: "choice" } as const;
  const world = await openProfiles({ profile: { fields: [{ ...field, choices: ["S", "M"] }] } });
  const personId = world.wim.id;
  await world.kim.client.profiles.update({ personId, set: { shirt: "S" } });
  await world.kim.client.profiles.update({ personId, set: { shirt: "M" } });
  const { store, ids } = world.app;
  const app = await createTestApp({ store, ids, profile: { fields: [{ ...field, choices: ["M", "L"] }] } });
  const kim = await app.user("Kim", { organizationRole: "scheduler" });
  const restore = kim.client.profiles.restore({ personId, field: "shirt", number: 3 });
  const { details } = await refusal(restore, "request.invalid");
  assert.deepEqual(details?.issues, [{ field: "set.shirt", expected: "one of `M`, `L`" }]);
});

test("history seals the field names and stores their values separately [X8, P25]", async () => {
  const { app, kim, wim } = await openProfiles();
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 987" } });
  await app.rollcall.seal();
  assert.equal((await app.rollcall.verifyHistory()).findings.length, 0);
  const [rows] = await app.store.transaction("read", (tx) => tx.read([journalOfTopic({ equal: [wim.id], limit: 9 })]));
  assert.match(JSON.stringify(rows), /"fields":\["mobile"\]/);
  assert.doesNotMatch(JSON.stringify(rows), /987/);
});

test("fields that changed together can be restored individually [X12, Q31]", async () => {
  const { kim, wim } = await openProfiles();
  const names = ["nickname", "emergencyName", "kinName"];
  const phones = ["mobile", "emergencyPhone", "kinPhone"];
  const hours = ["weeklyHours", "restHours", "mostDays"];
  const setTo = (word: string, digits: number) => ({
    ...Object.fromEntries(names.map((name) => [name, word])),
    ...Object.fromEntries(phones.map((name) => [name, `+31 20 ${digits}`])),
    ...Object.fromEntries(hours.map((name) => [name, digits])),
    address: `${word} street`,
    lastName: word,
    payKind: digits === 1 ? "simple" : "tiered",
    payUnit: digits === 1 ? "hour" : "day",
  });
  const ask = kim.client.profiles;
  await ask.update({ personId: wim.id, set: setTo("One", 1) });
  const { profile } = await ask.update({ personId: wim.id, set: setTo("Two", 2) });
  const fields = Object.keys(setTo("Two", 2));
  const { number } = fieldIn(profile, "mobile");
  for (const field of fields) await ask.restore({ personId: wim.id, field, number });
  const after = (await ask.get({ personId: wim.id })).profile;
  assert.deepEqual(Object.fromEntries(fields.map((field) => [field, fieldIn(after, field).value])), setTo("One", 1));
});
