import assert from "node:assert/strict";
import { openBrowser, settle } from "../access/portal.fixture.ts";
import { links, syncRemovals, tombstones, upstreamPeople } from "../linking/collection.ts";
import { newLink } from "../linking/new-link.ts";
import { notifications } from "../notifications/collection.ts";
import { timeOffRequests } from "../availability/collection.ts";
import { certificationHoldings, certificationProofs } from "../certifications/collection.ts";
import { scriptedCalendars } from "../calendars/scripted-calendars.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { type Change, insert, update } from "../kernel/store/change.ts";
import { collection, integer, text } from "../kernel/store/collection.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { setApart } from "../profiles/profiles.fixture.ts";
import { fillReports } from "../reports/reports.fixture.ts";
import type { RollcallOptions } from "../composition/rollcall-options.ts";
import { skillHoldings } from "../skills/collection.ts";
import { storedLimits } from "./every-row.fixture.ts";

/** Every personal value in these tests contains this text, and nothing else does. */
export const mark = "zq7erasable";
const busy = [{ from: 1_800_000_000_000, until: 1_800_003_600_000 }];
/** The times of a shift. */
export const moments = { start: "2026-02-02T08:00:00+00:00[UTC]", end: "2026-02-02T16:00:00+00:00[UTC]" };

/** Vehicles and their drivers, a collection of the host. */
export const vehicles = collection("vehicles", {
  fields: { plate: text(), driverId: text(), mileage: integer() },
  key: ["plate"],
  indexes: { driver: ["driverId"] },
  personal: [{ subject: "driverId", erase: "remove", merge: "move", export: ["plate", "mileage"] }],
});

/** A collection with undeclared personal data. */
export const badges = collection("badges", { fields: { id: text(), holderId: text(), label: text() }, key: ["id"] });

/** Two people, one of the host's and one external, with data in every collection that declares personal data. */
export async function openFilled(parts: Partial<RollcallOptions> = {}) {
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
  await max.client.files.upload(new Blob(["%PDF-1.7\n"]), `${mark}.pdf`);
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
  await fillReports(world, max, mark);
  const pending = { address: "nia@pending.example", role: "admin" as const };
  await max.client.members.add({ scheduleId, people: [pending] });
  await app.rollcall.dispatchMail();
  const { id: typeId } = (await boss.client.skills.createType({ name: "Mooring" })).type;
  await boss.client.skills.assign({ typeId, personIds: [max.id, wim.id] });
  for (const [place, { id: personId, client }] of [max, wim].entries()) {
    await client.portal.rateSkill({ typeId, rating: 3, note: mark });
    await boss.client.skills.rate({ personId, typeId, rating: 2, note: mark });
    // As if Max had been a scheduler then.
    if (personId === wim.id) await write([update(skillHoldings, [personId, typeId], { ratedBy: max.id })]);
    const lastDay = `2026-02-2${place}`;
    const { request } = await client.portal.requestTimeOff({ firstDay: "2026-02-20", lastDay, reason: mark });
    const decisions = [{ requestId: request.id, state: "rejected" as const, answer: `Not ${mark}` }];
    await boss.client.availability.decide({ decisions });
    // As if Max had been a scheduler then.
    await write([update(timeOffRequests, [request.id], { decidedBy: max.id })]);
    await client.portal.blockDays({ days: ["2026-02-12"], reason: mark });
    await client.portal.setWeeklyBlocks({ weekdays: [{ weekday: 1, firstDay: "2026-02-01", reason: mark }] });
  }
  const { id: certificationId } = (await boss.client.certifications.createType({ name: "First aid" })).type;
  await boss.client.certifications.assign({ typeId: certificationId, personIds: [max.id, wim.id] });
  for (const { client } of [max, wim]) {
    const file = await client.files.upload(new Blob(["%PDF-1.7\n%%EOF\n"]), `Certificate of ${mark}.pdf`);
    const { proof } = await client.portal.submitProof({
      typeId: certificationId,
      documentIds: [file.id],
      note: mark,
    });
    const decision = { proofId: proof.id, digest: proof.digest, reason: `Not ${mark}` };
    await boss.client.certifications.rejectProof(decision);
    // As if Max had been a scheduler then.
    await write([update(certificationProofs, [proof.id], { decidedBy: max.id })]);
  }
  await write([update(certificationHoldings, [wim.id, certificationId], { decidedBy: max.id })]);
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
  const linked = {
    scheduleId,
    organizationId: "acme",
    provider: "scripted",
    upstreamId: "crew",
    upstreamName: "Crew",
    source: "crew",
    salt: "salt",
  };
  const connected = { settings: {}, credentials: "", trustsAddresses: false, removalPercent: 20, linkedBy: max.id };
  const upstream = {
    scheduleId,
    mark: "salt.one",
    name: mark,
    address: `${mark}@example.org`,
    possibleMatchId: null,
    arrivedAt: 0,
  };
  const removed = {
    role: "member",
    assignable: true,
    invitation: "accepted",
    source: "crew",
    mark: "salt.three",
    until: 0,
  } as const;
  await write([
    insert(links, newLink({ ...linked, ...connected }, 0)),
    insert(upstreamPeople, { ...upstream, externalId: `one ${mark}`, personId: wim.id }),
    insert(upstreamPeople, {
      ...upstream,
      externalId: "two",
      personId: other.id,
      name: "",
      address: null,
      possibleMatchId: max.id,
    }),
    insert(tombstones, { ...removed, scheduleId, externalId: `three ${mark}`, personId: max.id }),
    insert(syncRemovals, { scheduleId, personId: wim.id, isLock: false }),
    insert(notifications, { ...about, ...waiting, id: "a-notification", personId: wim.id }),
    ...[max, wim].map(({ id: driverId }) => insert(vehicles, { plate: `${mark} ${driverId}`, driverId, mileage: 7 })),
  ]);
  return { ...world, max, wim };
}
