import assert from "node:assert/strict";
import test from "node:test";
import { update } from "../kernel/store/change.ts";
import { createLinkedWorld } from "../linking/linked-world.fixture.ts";
import { schedules } from "../schedules/collection.ts";
import { type Member, members } from "../schedules/members.ts";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";

/** A linked schedule on which Max is in the linked schedule, Ann and Vic aren't. */
async function linkedWorld() {
  const world = await createTestWorld();
  const { app, scheduleId, ann, max } = world;
  const set = (personId: string, columns: Partial<Member>) => update(members, [scheduleId, personId], columns);
  await app.store.transaction("write", (tx) =>
    tx.write([
      update(schedules, [scheduleId], { linked: true, assignables: 1 }),
      set(max.id, { provenance: "both" }),
      set(ann.id, { assignable: false, assignableBeforeLink: true, readiness: null }),
    ]),
  );
  const row = async (personId: string) => (await ann.client.members.get({ scheduleId, personId })).member;
  return { ...world, row };
}

test("adds people to a linked schedule in any role, unassignable by default [B20, B21, Q1]", async () => {
  const { ann, scheduleId } = await linkedWorld();
  const { results } = await ann.client.members.add({
    scheduleId,
    people: [
      ...(["viewer", "member", "admin"] as const).map((role) => ({ address: `${role}@example.org`, role })),
      { address: "eager@example.org", assignable: true },
      { address: "calm@example.org", assignable: false },
    ],
  });
  const answers = results.map((one) =>
    one.status === "refused" ? one.reason : [one.member.role, one.member.assignable, one.member.provenance],
  );
  assert.deepEqual(answers, [
    ["viewer", false, "local"],
    ["member", false, "local"],
    ["admin", false, "local"],
    { code: "member.not-in-linked-schedule", remedy: "add-in-linked-schedule" },
    ["member", false, "local"],
  ]);
});

test("locks the assignable toggle of local members and the remove button of synced ones [B22, B33, Q22]", async () => {
  const { ann, max, vic, scheduleId } = await linkedWorld();
  const { rows, legend, schedule } = await ann.client.members.list({ scheduleId });
  assert.equal(schedule.linked, true);
  const refusedOn = (personId: string) => {
    const refused = legend[rows.find((row) => row.personId === personId)?.refused ?? -1];
    const codes = (action: "remove" | "set-assignable") => (refused?.[action] ?? []).map(({ code }) => code);
    return { remove: codes("remove"), assignable: codes("set-assignable") };
  };
  assert.deepEqual(refusedOn(vic.id), { remove: [], assignable: ["member.not-in-linked-schedule"] });
  assert.deepEqual(refusedOn(max.id), { remove: ["member.managed-by-link"], assignable: [] });
});

test("refuses to make a local member assignable, alone or with others [B22, B24]", async () => {
  const { ann, max, vic, scheduleId } = await linkedWorld();
  const asked = { scheduleId, personId: vic.id, assignable: true };
  assert.equal(await codeOf(ann.client.members.setAssignable(asked)), "member.not-in-linked-schedule");
  const { results } = await ann.client.members.edit({
    scheduleId,
    edits: [
      { personId: vic.id, assignable: true },
      { personId: max.id, remove: true },
    ],
  });
  assert.deepEqual(
    results.map((one) => (one.status === "refused" ? one.reason.code : one.status)),
    ["member.not-in-linked-schedule", "member.managed-by-link"],
  );
});

test("a synced member, even the last one, can be made unassignable and assignable again, but not removed [B29, B34, P65]", async () => {
  const { ann, max, scheduleId } = await linkedWorld();
  const key = { scheduleId, personId: max.id };
  const { effects } = await ann.client.members.setAssignable.dryRun({ ...key, assignable: false });
  assert.deepEqual(effects.notices, [{ code: "one-admin-only" }, { code: "nobody-assignable" }]);
  assert.equal((await ann.client.members.setAssignable({ ...key, assignable: false })).member.assignable, false);
  assert.equal((await ann.client.members.setAssignable({ ...key, assignable: true })).member.assignable, true);
  assert.equal(await codeOf(ann.client.members.remove(key)), "member.managed-by-link");
  assert.equal(await codeOf(max.client.members.leave({ scheduleId })), "member.managed-by-link");
});

test("undoing a removal doesn't bring back an assignable local member [B22, X8]", async () => {
  const { app, ann, oda, scheduleId } = await createTestWorld();
  await ann.client.members.add({ scheduleId, people: [{ personId: oda.id }] });
  await ann.client.members.remove({ scheduleId, personId: oda.id });
  const { number } = (await ann.client.schedules.get({ scheduleId })).schedule;
  const undo = { scheduleId, number };
  assert.equal((await ann.client.history.undo.check(undo)).allowed, true);
  await app.store.transaction("write", (tx) => tx.write([update(schedules, [scheduleId], { linked: true })]));
  assert.equal(await codeOf(ann.client.history.undo(undo)), "member.not-in-linked-schedule");
});

test("an erased or deactivated synced member leaves or pauses as usual [Q7]", async () => {
  const { ann, boss, max, scheduleId, row } = await linkedWorld();
  await boss.client.people.deactivate({ personId: max.id });
  assert.deepEqual([(await row(max.id)).assignable, (await row(max.id)).provenance], [false, "both"]);
  await boss.client.people.reactivate({ personId: max.id });
  assert.equal((await row(max.id)).assignable, true);
  await boss.client.people.erase({ personId: max.id });
  assert.equal(await codeOf(ann.client.members.get({ scheduleId, personId: max.id })), "request.not-found");
});

test("the flag of a kept last admin ends with the admin role [Q5]", async () => {
  const { app, ann, max, vic, scheduleId, row } = await linkedWorld();
  await app.store.transaction("write", (tx) =>
    tx.write([update(members, [scheduleId, ann.id], { keptAsLastAdmin: true })]),
  );
  assert.equal(await codeOf(ann.client.members.leave({ scheduleId })), "member.last-admin");
  await ann.client.members.setRole({ scheduleId, personId: vic.id, role: "admin" });
  assert.equal((await row(ann.id)).keptAsLastAdmin, true);
  assert.equal((await ann.client.members.remove.check({ scheduleId, personId: ann.id })).allowed, true);
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  const { member } = await vic.client.members.setRole({ scheduleId, personId: ann.id, role: "member" });
  assert.equal(member.keptAsLastAdmin, false);
  assert.equal((await row(ann.id)).keptAsLastAdmin, false);
});

test("the flag of a kept last admin stays when another value changes [Q5]", async () => {
  const { app, ann, scheduleId, row } = await linkedWorld();
  await app.store.transaction("write", (tx) =>
    tx.write([update(members, [scheduleId, ann.id], { keptAsLastAdmin: true, provenance: "both" })]),
  );
  await ann.client.members.setAssignable({ scheduleId, personId: ann.id, assignable: true });
  assert.deepEqual([(await row(ann.id)).assignable, (await row(ann.id)).keptAsLastAdmin], [true, true]);
});

test("unlinking a schedule doesn't undo a choice that a person made while it was linked [Q3]", async () => {
  const { app, ann, boss, max, scheduleId, link } = await createLinkedWorld();
  await link();
  const before = update(members, [scheduleId, max.id], { assignableBeforeLink: true });
  await app.store.transaction("write", (tx) => tx.write([before]));
  await ann.client.members.setAssignable({ scheduleId, personId: max.id, assignable: false });
  await boss.client.links.remove({ scheduleId });
  assert.equal((await ann.client.members.get({ scheduleId, personId: max.id })).member.assignable, false);
});

test("a member's provenance follows the invitation to the person who verifies the mailbox [P02, Q2]", async () => {
  const { app, ann, mailer, scheduleId } = await createMailedWorld();
  const own = await app.schedule(ann, "Own");
  const address = "pia@pending.example";
  const { id, client } = await app.user("Pia", { email: address, emailVerified: false });
  await ann.client.members.add({ scheduleId: own, people: [{ personId: id, invited: false }] });
  const personId = await addAddress(ann.client, scheduleId, address);
  await app.rollcall.dispatchMail();
  await app.store.transaction("write", (tx) =>
    tx.write([
      update(schedules, [scheduleId], { linked: true }),
      update(members, [scheduleId, personId], { provenance: "linked" }),
    ]),
  );
  const { member } = await client.invitations.accept({ token: mailer.tokenTo(address) });
  assert.deepEqual([member.personId, member.provenance], [id, "linked"]);
});
