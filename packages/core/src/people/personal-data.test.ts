import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser, settle } from "../access/portal.fixture.ts";
import { notifications } from "../notifications/collection.ts";
import { timeOffRequests } from "../availability/collection.ts";
import { scriptedCalendars } from "../calendars/scripted-calendars.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { type Change, insert, update } from "../kernel/change.ts";
import { collection, integer, text } from "../kernel/collection.ts";
import { personalRowsIn } from "../kernel/personal-rows.ts";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { collections } from "../composition/operations.ts";
import { portalOf, setApart } from "../profiles/profiles.fixture.ts";
import type { RollcallOptions } from "../composition/rollcall-options.ts";
import { rowsOfSubject, rowsWith, storedLimits } from "./every-row.fixture.ts";

/** Every personal value in these tests contains this text, and nothing else does. */
const mark = "zq7";
const busy = [{ from: 1_800_000_000_000, until: 1_800_003_600_000 }];
const moments = { start: "2026-02-02T08:00:00+00:00[UTC]", end: "2026-02-02T16:00:00+00:00[UTC]" };

const vehicles = collection("vehicles", {
  fields: { plate: text(), driverId: text(), mileage: integer() },
  key: ["plate"],
  indexes: { driver: ["driverId"] },
  personal: [{ subject: "driverId", erase: "remove", merge: "move", export: ["plate", "mileage"] }],
});

/** A collection with undeclared personal data. */
const badges = collection("badges", { fields: { id: text(), holderId: text(), label: text() }, key: ["id"] });

/** Two people, one of the host's and one external, with data in every collection that declares personal data. */
async function openFilled(parts: Partial<RollcallOptions> = {}) {
  const calendars = scriptedCalendars();
  calendars.answer = { status: "read", busy, etag: mark };
  const world = await createMailedWorld({
    calendars,
    limits: storedLimits,
    availability: { repeats: true },
    domains: [{ name: "garage", collections: [vehicles, badges] }],
    ...parts,
  });
  const { app, boss, ann, mailer, scheduleId } = world;
  const keyed = (key: string) => ({ idempotencyKey: key });
  const write = (changes: readonly Change[]) => app.store.transaction("write", (tx) => tx.write(changes));
  const max = await app.user(`${mark}max`);
  const { id, browser } = await settle(app, mailer, boss, `${mark}wim`);
  const wim = { id, client: browser.client };
  const other = await app.user("Other", { organizationRole: "scheduler" });

  const people = [
    { personId: max.id, role: "admin" as const },
    { personId: wim.id, role: "viewer" as const, assignable: false },
  ];
  await ann.client.members.add({ scheduleId, people }, keyed("add"));
  const given = { start: "2026-02-06T08:00[UTC]", end: "2026-02-06T16:00[UTC]", status: "confirmed" as const };
  const swapped = { scheduleId, kind: "Early", ...given, assignees: [{ personId: max.id }] };
  const { id: givenId } = (await ann.client.shifts.create(swapped, keyed("swap"))).shift;
  await max.client.swaps.propose({ scheduleId, shiftId: givenId, version: 1 });
  const pending = { address: "nia@pending.example", role: "admin" as const };
  await max.client.members.add({ scheduleId, people: [pending] });
  await app.rollcall.dispatchMail();
  for (const [place, { client }] of [max, wim].entries()) {
    const lastDay = `2026-02-2${place}`;
    const { request } = await client.portal.requestTimeOff({ firstDay: "2026-02-20", lastDay, reason: mark });
    const decisions = [{ requestId: request.id, state: "rejected" as const, answer: `Not ${mark}` }];
    await boss.client.availability.decide({ decisions });
    // As if Max had been a scheduler then.
    await write([update(timeOffRequests, [request.id], { decidedBy: max.id })]);
    await client.portal.blockDays({ days: ["2026-02-12"], reason: mark });
    await client.portal.setWeeklyBlocks({ weekdays: [{ weekday: 1, firstDay: "2026-02-01", reason: mark }] });
  }
  for (const { id: personId } of [max, wim]) {
    const set = { address: `Street of ${mark}`, nickname: mark };
    await boss.client.profiles.update({ personId, set }, keyed(personId));
    const contact = { name: `${mark} desk`, address: max.identity.email };
    await boss.client.access.setPortal({ personId, portal: "off", reason: `${mark} is away.`, contact });
    await boss.client.access.setPortal({ personId: other.id, portal: "off", contact }, keyed(`pause-${personId}`));
  }
  await boss.client.access.setPortal({ personId: wim.id, portal: "on" });
  const address = `https://calendar.example/${mark}.ics`;
  for (const { client } of [max, wim]) await client.calendars.connect({ address });
  await wim.client.portal.createCalendarLink({ name: `Phone of ${mark}` });
  const device = { p256dh: "p".repeat(87), auth: "a".repeat(22), name: `Phone of ${mark}` };
  const endpoint = "https://push.example.org/send/wim";
  await wim.client.notifications.addDevice({ endpoint, ...device });
  await wim.client.notifications.updateSettings({ digest: "weekly" });
  await wim.client.notifications.test({ channel: "mail" });
  await setApart(boss, max, wim);
  await setApart(boss, wim, max);
  await wim.client.portal.updateProfile({ set: { nickname: `Own ${mark}` } }, keyed("own"));
  const planned = { scheduleId, kind: "Night", ...moments, assignees: [{ personId: max.id }], override: mark };
  const { shift } = await ann.client.shifts.create(planned, keyed("shift"));
  const times = { start: "2026-02-04T08:00[UTC]", end: "2026-02-04T16:00[UTC]" };
  const { id: shiftId } = (await ann.client.shifts.create({ scheduleId, kind: "Day", ...times }, keyed("day"))).shift;
  await ann.client.offers.create({ scheduleId, shiftId, personIds: [max.id] }, keyed("offer"));
  const declined = { personId: max.id, answer: "decline" as const, reason: mark };
  await boss.client.offers.answerFor({ scheduleId, shiftId, ...declined }, keyed("decline"));
  await ann.client.shifts.update({ scheduleId, shiftId: shift.id, kind: "Late" }, keyed("late"));
  mailer.answer = ({ to }) => ({ status: "refused", reason: `550 ${to.address} is unknown` });
  await boss.client.access.forgot({ organizationId: "acme", email: `${mark}wim@workers.example` });
  await ann.client.invitations.resend({ scheduleId, personId: wim.id }).catch(() => undefined);
  await app.rollcall.dispatchMail();
  const guess = openBrowser(app).signIn(`${mark}wim@workers.example`, "not the right one");
  assert.equal(await codeOf(guess), "sign-in.failed");
  const about = { kind: "profile-changed", scheduleId: "", shiftId: "", subjectId: "", aboutId: "" } as const;
  const none = { start: null, lead: null, end: null, waiting: null, messageId: null };
  const waiting = { ...none, createdAt: 0, open: true, dueAt: 0 };
  await write([
    insert(notifications, { ...about, ...waiting, id: "a-notification", personId: wim.id }),
    ...[max, wim].map(({ id: driverId }) => insert(vehicles, { plate: `${mark} ${driverId}`, driverId, mileage: 7 })),
  ]);
  return { ...world, max, wim };
}

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

/** A user of the host with data of their own claims the mailbox of an invited person. */
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

/** Every text with the mark in a JSON value. History keeps values of a profile as JSON. */
const markedIn = (value: unknown): readonly string[] =>
  typeof value === "string"
    ? value.includes(mark)
      ? [value.replace(/^"(.*)"$/, "$1")]
      : []
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(markedIn)
      : [];

/** Secrets, what mail servers answered, and other people's names are not part of an export (P09, P43). */
const omitted: readonly string[] = ["address", "etag", "reason", "contactName"];

test("exports every value that collections declare [Q49, X8]", async () => {
  const { app, boss, max, wim } = await openFilled();
  for (const { id: personId } of [max, wim]) {
    const { document } = await boss.client.people.export({ personId });
    const exported = JSON.stringify(document).toLowerCase();
    const declared = personalRowsIn([...collections, vehicles]);
    const rows = await rowsOfSubject(app.store, personId, [vehicles]);
    for (const { collection: of, declared: data } of declared) {
      const name = `${of.name}.${data.subject}`;
      if (data.export === "none") continue;
      const columns = (rows.get(name) ?? []).flatMap((row) => Object.entries(row));
      const shown = columns.filter(([column]) => !omitted.includes(column));
      for (const value of markedIn(shown))
        assert(exported.includes(JSON.stringify(value.toLowerCase())), `${name}: ${value}`);
    }
    const plate = `${mark} ${personId}`;
    const rowsIn = (name: string) => document.records.find((one) => one.collection === name)?.rows ?? [];
    assert.deepEqual(rowsIn("vehicles"), [{ plate, mileage: 7 }]);
    for (const row of rowsIn("trusted_devices")) assert.deepEqual(Object.keys(row), ["createdAt", "expiresAt"]);
    for (const row of rowsIn("calendar_links")) assert(!Object.keys(row).includes("secretHash"));
  }
});

test("continues an export beyond one page, with each row once [X8]", async () => {
  const { app, boss, max } = await openFilled();
  const fleet = Array.from({ length: 700 }, (_, i) => ({ plate: `${mark}-${i}`, driverId: max.id, mileage: i }));
  await app.store.transaction("write", (tx) => tx.write(fleet.map((one) => insert(vehicles, one))));
  const first = await boss.client.people.export({ personId: max.id });
  assert(first.next !== null);
  const second = await boss.client.people.export({ personId: max.id, after: first.next });
  assert.equal(second.next, null);
  const plates = [first, second].flatMap(({ document }) =>
    document.records.filter((one) => one.collection === "vehicles").flatMap(({ rows }) => rows),
  );
  assert.equal(new Set(plates.map(({ plate }) => plate)).size, 701);
  assert.equal(plates.length, 701);
});

test("exports each row under every column that names the person, with the columns of that declaration [X8]", async () => {
  const trips = collection("trips", {
    fields: { id: text(), driverId: text(), payerId: text(), route: text(), price: integer() },
    key: ["id"],
    indexes: { driver: ["driverId"], payer: ["payerId"] },
    personal: [
      { subject: "driverId", erase: "remove", merge: "move", export: ["route"] },
      { subject: "payerId", erase: "remove", merge: "move", export: ["price"] },
    ],
  });
  const domains = [{ name: "garage", collections: [vehicles, badges, trips] }];
  const { app, boss, max, wim } = await openFilled({ domains });
  const trip = (id: string, driverId: string, payerId: string) => ({ id, driverId, payerId, route: id, price: 7 });
  const rows = [trip("one", max.id, wim.id), trip("two", wim.id, max.id)];
  await app.store.transaction("write", (tx) => tx.write(rows.map((row) => insert(trips, row))));
  const { document } = await boss.client.people.export({ personId: max.id });
  const ofTrips = document.records.filter((one) => one.collection === "trips");
  assert.deepEqual(ofTrips, [
    { collection: "trips", rows: [{ route: "one" }] },
    { collection: "trips", rows: [{ price: 7 }] },
  ]);
});
