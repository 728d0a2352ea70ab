import { createMemoryStore } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import test from "node:test";
import { events } from "../composition/events.ts";
import { domains } from "../composition/domains.ts";
import { collections, partsOf } from "../composition/operations.ts";
import { journal, type JournalRow } from "../kernel/journal.ts";
import { list } from "../kernel/query.ts";
import { addAddress, createFakeMailer, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { openBrowser, settle } from "../access/portal.fixture.ts";
import { codeOf, createTestApp } from "../testing/test-app.fixture.ts";
import { runSound } from "./crash-points.fixture.ts";
import { rowsOf, storeWith } from "./race.fixture.ts";
import { crashWorld, sampleCalls } from "./crash-world.fixture.ts";
import { samePasswords } from "./same-passwords.fixture.ts";
import { newSecrets } from "./test-secrets.fixture.ts";

const mailer = createFakeMailer();
const app = await createTestApp({ mail: mailer.options, secrets: newSecrets(800_000), passwords: samePasswords });
const world = await crashWorld(app, mailer);
const rows = await rowsOf(app.store);
const place = collections.findIndex(({ name }) => name === journal.name);

/** The types of all events after a call, those of the world's own set-up included. */
async function emittedBy(name: string): Promise<readonly string[]> {
  const open = async () => {
    const store = await storeWith(createMemoryStore(), rows);
    return { store, dispose: async () => store.close() };
  };
  const sample = sampleCalls.get(name)?.(world);
  assert(sample !== undefined, name);
  const { after } = await runSound(open, { name, world, sample });
  const journalRows = (JSON.parse(after) as readonly (readonly JournalRow[])[])[place] ?? [];
  return journalRows.flatMap(({ events }) => events.map(({ type }) => type));
}

/** The types of events that need more than one call. */
async function emittedInSituations(): Promise<readonly string[]> {
  const { app, ann, boss, max, mailer, scheduleId } = await createMailedWorld();
  const personId = await addAddress(ann.client, scheduleId, "pia@pending.example");
  await app.rollcall.dispatchMail();
  const pia = await app.user("Pia", { email: "pia@pending.example", emailVerified: false });
  await pia.client.invitations.accept({ token: mailer.tokenTo("pia@pending.example") });
  await boss.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  const people = ["jo", "kai"].map((name) => ({ address: `${name}@pending.example` }));
  await ann.client.members.add({ scheduleId, people });
  await ann.client.invitations.send({ scheduleId });
  await app.user("Max", { name: "Maximilian" });
  await ann.client.calendars.connect({ address: "https://calendar.example.org/ann.ics" });
  const own = await app.schedule(ann, "Own");
  await ann.client.members.add({ scheduleId: own, people: [{ personId: max.id, invited: false }] });
  await ann.client.members.remove({ scheduleId: own, personId: max.id });
  const times = { start: "2026-02-02T08:00:00+00:00[UTC]", end: "2026-02-02T16:00:00+00:00[UTC]" };
  await ann.client.shifts.create({
    scheduleId,
    kind: "Day",
    assignees: [{ personId: max.id }],
    status: "confirmed",
    ...times,
  });
  await max.client.portal.blockDays({ days: ["2026-02-02"] });
  const { shift } = await ann.client.shifts.create({ scheduleId, kind: "Bar", ...times });
  await ann.client.shifts.assign({ scheduleId, shiftId: shift.id, personId: max.id, override: "Agreed." });
  const later = { start: "2026-02-05T08:00[UTC]", end: "2026-02-05T16:00[UTC]" };
  const { id: shiftId } = (await ann.client.shifts.create({ scheduleId, kind: "Late", ...later })).shift;
  await ann.client.offers.create({ scheduleId, shiftId, personIds: [max.id, ann.id], wave: { size: 1, minutes: 1 } });
  app.clock.advance(60_000);
  await app.rollcall.jobs.find(({ name }) => name === "offers.advance")?.run();
  const until = new Date(app.clock.now() + 60_000).toISOString();
  await boss.client.access.setPortal({ personId, portal: "off", until });
  app.clock.advance(120_000);
  await app.rollcall.settleStatuses();
  await boss.client.access.setPortal({ personId, portal: "off" });
  await boss.client.access.setPortal({ personId, portal: "on" });
  const xia = await settle(app, mailer, boss, "Xia");
  for (let i = 0; i < 10; i++) await codeOf(openBrowser(app).signIn(xia.email, `not the one they have ${i}`));
  app.clock.set(Date.UTC(2026, 1, 3));
  await app.rollcall.jobs.find(({ name }) => name === "shifts.complete")?.run();
  const entries = await app.store.transaction("read", (tx) => tx.read([allEntries]));
  return entries[0].flatMap(({ events }) => events.map(({ type }) => type));
}

const allEntries = list(journal, "key", 0)({ equal: [], limit: 10_000 });

test("every declared event is emitted", async () => {
  const types = new Set(await emittedInSituations());
  for (const name of sampleCalls.keys()) for (const type of await emittedBy(name)) types.add(type);
  assert.deepEqual([...types].sort(), events.map(({ type }) => type).sort());
});

test("operations on the invitation of one member declare only the event of one member", () => {
  const ofOne = ["accept", "copyLink", "decline", "resend", "revoke"].map((verb) => `invitations.${verb}`);
  for (const { name, events: declared } of partsOf(domains).operations.filter(({ name }) => ofOne.includes(name))) {
    const types = declared.map(({ type }) => type);
    assert.deepEqual(
      [types.includes("invitation-changed"), types.includes("invitations-changed")],
      [true, false],
      name,
    );
  }
});
