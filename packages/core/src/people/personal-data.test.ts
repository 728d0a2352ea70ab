import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { insert } from "../kernel/store/change.ts";
import { collection, text } from "../kernel/store/collection.ts";
import { addAddress } from "../testing/fake-mailer.fixture.ts";
import { portalOf } from "../profiles/profiles.fixture.ts";
import { rowsOfSubject, rowsWith } from "./every-row.fixture.ts";
import { mark, moments, vehicles, badges, openFilled } from "./filled-people.fixture.ts";

test("erasing people leaves none of their values in any row of any collection [Q49, X8, P25]", async () => {
  const { app, boss, max, wim } = await openFilled();
  const before = await Promise.all([max, wim].map(({ id }) => rowsOfSubject(app.store, id, [vehicles])));
  for (const name of before[0]?.keys() ?? []) {
    assert(
      before.some((rows) => (rows.get(name)?.length ?? 0) > 0),
      `the sample holds nothing in ${name}`,
    );
  }
  assert((await rowsWith(app.store, mark, [vehicles])).length > 20);
  for (const { id } of [max, wim]) await boss.client.people.erase({ personId: id });
  assert.deepEqual(await rowsWith(app.store, mark, [vehicles]), []);
  assert.deepEqual((await app.rollcall.verifyHistory()).findings, []);
});

test("finds personal data without a declaration, so the test above can fail [X8]", async () => {
  const { app, boss, max } = await openFilled();
  const badge = { id: "badge", holderId: max.id, label: `Badge of ${mark}` };
  await app.store.transaction("write", (tx) => tx.write([insert(badges, badge)]));
  await boss.client.people.erase({ personId: max.id });
  const left = await rowsWith(app.store, mark, [badges]);
  assert(left.some((row) => row.startsWith("badges ")));
});

test("rejects a declaration without an index by the subject", () => {
  const shape = { fields: { id: text(), holderId: text() }, key: ["id"] } as const;
  const personal = [{ subject: "holderId", erase: "remove", merge: "move", export: ["id"] }] as const;
  assert.throws(() => collection("cards", { ...shape, personal }), /no index that begins with `holderId`/);
});

test("answers a repeated command that names an erased person as not found, without running it [P25, X8]", async () => {
  const { app, ann, boss, max, scheduleId } = await openFilled();
  const input = { scheduleId, personId: max.id, assignable: false };
  const once = { idempotencyKey: "once" };
  const { member } = await ann.client.members.setAssignable(input, once);
  assert.deepEqual((await ann.client.members.setAssignable(input, once)).member, member);
  const note = { idempotencyKey: "note" };
  const named = await ann.client.schedules.update({ scheduleId, description: "By night." }, note);
  await boss.client.people.erase({ personId: max.id });
  const rows = await app.everything();
  assert.equal(await codeOf(ann.client.members.setAssignable(input, once)), "request.not-found");
  assert.deepEqual(await ann.client.schedules.update({ scheduleId, description: "By night." }, note), named);
  assert.deepEqual(await app.everything(), rows);
});

test("erases rows beyond the limit of one transaction with later sweeps [X8]", async () => {
  const { app, boss, max } = await openFilled();
  const fleet = Array.from({ length: 1200 }, (_, i) => ({ plate: `${mark} ${i}`, driverId: max.id, mileage: i }));
  await app.store.transaction("write", (tx) => tx.write(fleet.map((one) => insert(vehicles, one))));
  await boss.client.people.erase({ personId: max.id });
  assert.equal((await rowsOfSubject(app.store, max.id, [vehicles])).get("vehicles.driverId")?.length, 701);
  await app.rollcall.sweep();
  assert.equal((await rowsOfSubject(app.store, max.id, [vehicles])).get("vehicles.driverId")?.length, 0);
  assert.equal(await app.rollcall.sweep(), 0);
});

/** A user of the host with their own data claims the mailbox of an invited person. */
async function openMerged(count = 1) {
  const world = await openFilled();
  const { app, ann, boss, mailer, scheduleId } = world;
  mailer.answer = () => ({ status: "sent" });
  const address = `${mark}pia@pending.example`;
  const own = await app.schedule(ann, "Own");
  const personId = await addAddress(ann.client, scheduleId, address);
  await app.rollcall.dispatchMail();
  const token = mailer.tokenTo(address);
  const me = await app.user(`${mark}pia`, { email: address, emailVerified: false });
  await ann.client.members.add({ scheduleId: own, people: [{ personId: me.id }] });
  await ann.client.shifts.create({ scheduleId: own, kind: "Night", ...moments, assignees: [{ personId: me.id }] });
  await app.rollcall.dispatchMail();
  await ann.client.members.remove({ scheduleId: own, personId: me.id });
  await me.client.calendars.connect({ address: `https://calendar.example/${mark}-pia.ics` });
  await me.client.portal.createCalendarLink({ name: `Phone ${mark}-link` });
  await portalOf(app, me.id).client.portal.updateProfile({ set: { nickname: `Pip ${mark}` } }, { idempotencyKey: "m" });
  const contact = { name: `${mark} desk`, address: "desk@example.org" };
  await boss.client.access.setPortal({ personId: me.id, portal: "off", reason: `${mark} is away.`, contact });
  const fleet = Array.from({ length: count }, (_, i) => ({ plate: `${mark}-${i}`, driverId: me.id, mileage: i }));
  await app.store.transaction("write", (tx) => tx.write(fleet.map((one) => insert(vehicles, one))));
  const before = await rowsOfSubject(app.store, me.id, [vehicles]);
  await me.client.invitations.accept({ token });
  return { ...world, personId, me, before };
}

test("moves all data to the remaining person when two people are merged [P02, P45, X8]", async () => {
  const { app, personId, me, before } = await openMerged();
  const left = await rowsOfSubject(app.store, me.id, [vehicles]);
  const remaining = [...left].filter(([, rows]) => rows.length > 0).map(([name]) => name);
  const kept = ["people.id", "receipts.personId", "journal_subjects.personId"];
  assert.deepEqual(remaining, kept, "ids remain, for history and used keys");
  assert.doesNotMatch(JSON.stringify([...left.values()]), new RegExp(mark));
  const after = await rowsOfSubject(app.store, personId, [vehicles]);
  const calendars = ["calendars.personId", "busy_times.personId", "calendar_links.personId"];
  const moved = ["accounts.personId", "profiles.personId", ...calendars];
  for (const name of [...moved, "assignments.personId", "outbox.personId", "vehicles.driverId"]) {
    assert((before.get(name)?.length ?? 0) > 0, `the claimant has nothing in ${name}`);
    assert((after.get(name)?.length ?? 0) >= (before.get(name)?.length ?? 0), name);
  }
  const values = JSON.stringify([...after]);
  for (const value of [`${mark}-pia.ics`, `Pip ${mark}`, `${mark} is away.`, `${mark} desk`, `${mark}-0`]) {
    assert(values.includes(value), value);
  }
  assert.deepEqual((await app.rollcall.verifyHistory()).findings, []);
});

test("continues a merge beyond one transaction in the sweep, which erases the rest if the person is erased [X8]", async () => {
  const { app, boss, personId, me } = await openMerged(1200);
  await boss.client.people.erase({ personId });
  assert.equal((await rowsOfSubject(app.store, me.id, [vehicles])).get("vehicles.driverId")?.length, 700);
  await app.rollcall.sweep();
  assert.deepEqual(await rowsWith(app.store, `${mark}-`, [vehicles]), []);
});
