import assert from "node:assert/strict";
import test from "node:test";
import { settle } from "../access/portal.fixture.ts";
import { upload } from "../certifications/certifications.fixture.ts";
import { defineDomain, type RollcallOptions } from "../index.ts";
import { insert } from "../kernel/store/change.ts";
import { pendingSubjectChanges } from "../kernel/subjects/pending-subject-changes.ts";
import { createScriptedUpstream, upstreamPerson } from "../linking/scripted-provider.fixture.ts";
import { announced, queued } from "../notifications/announcements.ts";
import { device } from "../notifications/notifications.fixture.ts";
import { type Observer, unobserved } from "../ports/observer.ts";
import { plan } from "../shifts/shifts.fixture.ts";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { refusingStore } from "./refusing-store.fixture.ts";
import { day, minute, run } from "./situations.fixture.ts";

type World = Awaited<ReturnType<typeof createMailedWorld>>;

/** A job with one row that is due. */
interface DueJob {
  readonly options?: Partial<RollcallOptions>;
  readonly prepare: (world: World) => Promise<unknown>;
  /** The names of its work. Default: that of the job. */
  readonly works?: readonly string[];
}

const upstream = createScriptedUpstream();
upstream.people = [upstreamPerson("Oda")];

const busy = { outcome: "retry", reason: "busy" } as const;
const unanswered = { quietHours: null, push: { publicKey: "key", send: async () => busy } };

/** The jobs that work on rows when they are due. */
const jobs: Readonly<Record<string, DueJob>> = {
  "access.settle": {
    async prepare({ app, mailer, boss }) {
      const { id: personId } = await settle(app, mailer, boss, "Xia");
      const until = new Date(app.clock.now() + minute).toISOString();
      await boss.client.access.setPortal({ personId, portal: "off", until });
      app.clock.advance(2 * minute);
    },
  },
  "calendars.refresh": {
    async prepare({ app, max }) {
      await max.client.calendars.connect({ address: "https://calendar.example.org/own.ics" });
      app.clock.advance(day);
    },
  },
  "certifications.remind": {
    async prepare({ app, boss, max }) {
      const { id: typeId } = (await boss.client.certifications.createType({ name: "First aid" })).type;
      await boss.client.certifications.assign({ typeId, personIds: [max.id] });
      const documentIds = [await upload(max, "Page 1")];
      const { id: proofId, digest } = (await max.client.portal.submitProof({ typeId, documentIds })).proof;
      await boss.client.certifications.approveProof({ proofId, digest, validFrom: null, expiresOn: "2026-04-30" });
      app.clock.set(Date.UTC(2026, 2, 31));
    },
  },
  "documents.delete": {
    async prepare({ max }) {
      await max.client.portal.removeDocument({ documentId: await upload(max, "Page 1") });
    },
  },
  "invitations.expire": {
    async prepare({ app, ann, scheduleId }) {
      await addAddress(ann.client, scheduleId, "pia@pending.example");
      await app.rollcall.dispatchMail();
      app.clock.advance(30 * day);
    },
  },
  "links.sync": {
    options: { links: { providers: [upstream.provider] } },
    async prepare({ app, ann }) {
      const scheduleId = await app.schedule(ann, "Own");
      await ann.client.links.create({
        scheduleId,
        provider: "scripted",
        upstreamId: "crew",
        settings: {},
        credentials: {},
      });
    },
  },
  "members.reviewGrants": {
    async prepare({ app, ann, scheduleId }) {
      const gil = await app.user("Gil");
      await ann.client.members.add({ scheduleId, people: [{ personId: gil.id, role: "admin" }] });
      await addAddress(gil.client, scheduleId, "pia@pending.example", { role: "admin" });
      await ann.client.members.setRole({ scheduleId, personId: gil.id, role: "member" });
      app.clock.advance(1000);
    },
  },
  "notifications.send": {
    options: { notifications: unanswered },
    works: ["notifications.claim", "notifications.plan", "notifications.queueDigest", "notifications.spread"],
    async prepare({ app, ann, max, scheduleId }) {
      await max.client.notifications.addDevice(device("phone"));
      await ann.client.notifications.updateSettings({ digest: "daily" });
      await plan(ann, scheduleId, { assignees: [{ personId: max.id }], status: "confirmed" });
      await run(app, "notifications.send");
      app.clock.advance(day);
      const call = { now: app.clock.now(), newId: () => app.ids.next() };
      const announcement = announced({ kind: "offer-withdrawn", organizationId: "acme" }, call);
      const notification = queued({ kind: "test", personId: max.id }, call);
      await app.store.transaction("write", (tx) => tx.write([announcement, notification]));
    },
  },
  "offers.advance": {
    async prepare({ app, ann, max, scheduleId }) {
      const { id: shiftId } = await plan(ann, scheduleId);
      await ann.client.offers.create({ scheduleId, shiftId, personIds: [max.id] });
      app.clock.set(Date.UTC(2026, 1, 3));
    },
  },
  "schedules.sweep": {
    prepare: async ({ boss, scheduleId }) => boss.client.schedules.delete({ scheduleId }),
  },
  "series.extend": {
    works: ["shifts.extendSeries"],
    async prepare({ app, ann, scheduleId }) {
      const times = { start: "2026-01-12T08:00[UTC]", end: "2026-01-12T16:00[UTC]" };
      await ann.client.shifts.createSeries({ scheduleId, kind: "Day", rule: "FREQ=WEEKLY", ...times });
      app.clock.advance(7 * day);
    },
  },
  "shifts.complete": {
    async prepare({ app, ann, max, scheduleId }) {
      await plan(ann, scheduleId, { assignees: [{ personId: max.id }], status: "confirmed" });
      app.clock.set(Date.UTC(2026, 1, 3));
    },
  },
  "subjects.sweep": {
    async prepare({ app }) {
      const pending = { subject: "gone", collection: "profiles", place: 0, into: null, after: null, since: 0 };
      await app.store.transaction("write", (tx) => tx.write([insert(pendingSubjectChanges, pending)]));
    },
  },
  "swaps.close": {
    async prepare({ app, ann, max, scheduleId }) {
      const { id: shiftId } = await plan(ann, scheduleId, { assignees: [{ personId: max.id }], status: "confirmed" });
      await max.client.swaps.propose({ scheduleId, shiftId, version: 1 });
      app.clock.set(Date.UTC(2026, 1, 3));
    },
  },
};

/**
 * Jobs without rows that are due one by one: some delete whatever is old in one transaction, some have their own rules for
 * failures, which other tests prove, and a migration must not skip anything.
 */
const others: ReadonlySet<string> = new Set([
  ...["access.sweep", "certifications.migrate", "clock.record", "documents.scan", "documents.sweep", "failures.sweep"],
  ...["history.seal", "limits.sweep", "links.sweep", "mail.dispatch", "mail.sweep", "notifications.sweep"],
  ...["receipts.sweep", "shifts.sweep", "skills.migrate"],
]);

test("every job that works on due rows postpones those that fail, and handles them later [P69]", async (t) => {
  const { app } = await createMailedWorld();
  const names = app.rollcall.jobs.map(({ name }) => name).filter((name) => !others.has(name));
  assert.deepEqual(names.toSorted(), Object.keys(jobs).toSorted());
  for (const [name, { options, works = [name], prepare }] of Object.entries(jobs)) {
    await t.test(name, async () => {
      const { store, refuse, takeRefusals, failures } = refusingStore();
      const world = await createMailedWorld({ store, ...options });
      await prepare(world);
      const work = () => run(world.app, name) ?? assert.fail("no job");
      refuse(() => true);
      assert.equal(await codeOf(work()), "internal");
      assert.deepEqual([...new Set((await failures()).map((failure) => failure.work))], works);
      assert(takeRefusals() > 0);
      await work();
      assert.equal(takeRefusals(), 0, "it waits");
      refuse(() => false);
      world.app.clock.advance(minute);
      await work();
      assert.deepEqual(await failures(), []);
    });
  }
});

test("all sweeps run even if one of them fails, and history is sealed [X8]", async () => {
  const { store, refuse } = refusingStore();
  const { app, boss, max, scheduleId } = await createMailedWorld({ store });
  await max.client.portal.removeDocument({ documentId: await upload(max, "Page 1") });
  await boss.client.schedules.delete({ scheduleId });
  refuse((changes) => changes.some(({ kind, collection }) => kind === "remove" && collection.name === "members"));
  assert.equal(await codeOf(app.rollcall.sweep()), "internal");
  assert.equal((await app.rollcall.queueDepths()).journal, 0);
});

test("history is sealed after all sweeps, including a host domain's [X8]", async () => {
  const ran: string[] = [];
  const observer: Observer = {
    ...unobserved,
    job(name, run) {
      ran.push(name);
      return run();
    },
  };
  const bells = defineDomain({ name: "bells", jobs: [{ name: "bells.sweep", every: 3600, run: async () => 0 }] });
  const { app } = await createMailedWorld({ observer, domains: [bells] });
  ran.length = 0;
  await app.rollcall.sweep();
  assert.deepEqual(ran.slice(-2), ["bells.sweep", "history.seal"]);
});
