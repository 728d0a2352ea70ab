import assert from "node:assert/strict";
import test from "node:test";
import { createMemoryStore } from "@rollcall/storage-memory";
import { faultyStore } from "@rollcall/testkit";
import { unobserved } from "../ports/observer.ts";
import { maxAttempts } from "../kernel/platform/backoff.ts";
import { insert, update } from "../kernel/store/change.ts";
import { failedRows } from "../kernel/queues/failed-rows.ts";
import { announcements, announced, queued } from "../notifications/announcements.ts";
import { notificationsByKey } from "../notifications/collection.ts";
import { list } from "../kernel/store/query.ts";
import { plan } from "../shifts/shifts.fixture.ts";
import { addAddress, createMailedWorld, stateOf } from "../testing/fake-mailer.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import type { Change, RollcallError, Store } from "../index.ts";
import { refusingStore } from "./refusing-store.fixture.ts";
import { day, run } from "./situations.fixture.ts";

const everyAnnouncement = list(announcements, "created", 0);

/** Announcements with these ids, the oldest first. */
async function announce(store: Store, ids: readonly string[]): Promise<void> {
  const rows = ids.map((id, place) =>
    announced({ kind: "offer-withdrawn", organizationId: "acme", id }, callAt(place)),
  );
  await store.transaction("write", (tx) => tx.write(rows));
}

const callAt = (now: number) => ({ now, newId: () => "unused" });

const announcedIds = async (store: Store): Promise<readonly string[]> => {
  const [rows] = await store.transaction("read", (tx) => tx.read([everyAnnouncement({ equal: [], limit: 1000 })]));
  return rows.map(({ id }) => id);
};

/** Whether changes are about a row with one of these ids. */
const about =
  (...ids: readonly string[]) =>
  (changes: readonly Change[]): boolean =>
    changes.some((change) => ids.some((id) => JSON.stringify(change).includes(id)));

test("a full page of failing rows doesn't hide others; each waits longer after every attempt and is finally given up [P69]", async () => {
  const { store, refuse, takeRefusals, failures } = refusingStore();
  const results: string[] = [];
  const observer = { ...unobserved, failedRow: (work: string, result: string) => results.push(`${work} ${result}`) };
  const { app } = await createMailedWorld({ store, observer });
  const send = () => run(app, "notifications.send") ?? assert.fail("no job");
  const bad = Array.from({ length: 120 }, (_, index) => `bad-${index}`);
  await announce(store, [...bad, "good-1", "good-2"]);
  refuse(about("bad-"));
  assert.equal(await codeOf(send()), "internal");
  assert.deepEqual((await announcedIds(store)).toSorted(), bad.toSorted());
  const waits: number[] = [];
  for (let attempt = 1; attempt < maxAttempts; attempt++) {
    const failed = await failures();
    assert.deepEqual([failed.length, new Set(failed.map(({ attempts }) => attempts))], [120, new Set([attempt])]);
    takeRefusals();
    await send();
    assert.equal(takeRefusals(), 0, "they wait");
    const next = Math.max(...failed.map(({ retryAt }) => retryAt));
    waits.push(next - app.clock.now());
    app.clock.set(next);
    assert.equal(await codeOf(send()), "internal");
    assert.equal(takeRefusals(), 120, "each is tried once in a run");
  }
  assert.deepEqual(
    waits,
    waits.toSorted((one, other) => one - other),
  );
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
  assert(hours > 7 && hours < 10, `${hours} hours`);
  assert.deepEqual([await announcedIds(store), await failures()], [[], []]);
  assert.deepEqual(new Set(results.slice(-120)), new Set(["notifications.spread gave-up"]));
  assert.deepEqual(new Set(results.slice(0, -120)), new Set(["notifications.spread failed"]));
});

test("a row that can't be given up is tried once a day after many failures, and is counted until it succeeds [P69]", async () => {
  const { store, refuse, takeRefusals, failures } = refusingStore();
  const { app, ann, scheduleId } = await createMailedWorld({ store });
  const { id: shiftId } = await plan(ann, scheduleId, { status: "offered" });
  const status = async () => (await ann.client.shifts.get({ scheduleId, shiftId })).shift.status;
  const complete = () => run(app, "shifts.complete") ?? assert.fail("no job");
  app.clock.set(Date.UTC(2026, 1, 3));
  refuse(about(shiftId));
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    assert.equal((await app.rollcall.queueDepths()).failures, 0);
    app.clock.advance(day / 2);
    assert.equal(await codeOf(complete()), "internal");
  }
  assert.equal((await app.rollcall.queueDepths()).failures, 1);
  const [{ retryAt } = assert.fail("no failure")] = await failures();
  assert.equal(retryAt, app.clock.now() + day);
  takeRefusals();
  app.clock.advance(day - 1);
  await complete();
  assert.equal(takeRefusals(), 0);
  app.clock.advance(1);
  assert.equal(await codeOf(complete()), "internal");
  refuse(() => false);
  app.clock.advance(day);
  await complete();
  assert.deepEqual([await status(), await failures()], ["completed", []]);
});

test("a failing row doesn't stop others of its schedule in the same transaction [P06]", async () => {
  const { store, refuse } = refusingStore();
  const world = await createMailedWorld({ store });
  const { app, ann, scheduleId } = world;
  const ids: string[] = [];
  for (const name of ["one", "two", "three"])
    ids.push(await addAddress(ann.client, scheduleId, `${name}@pending.example`));
  const [bad = "", ...others] = ids;
  await app.rollcall.dispatchMail();
  app.clock.advance(30 * day);
  refuse(about(bad));
  assert.equal(await codeOf(app.rollcall.expireInvitations()), "internal");
  for (const id of others) assert.equal(await stateOf(world, id), "expired");
  assert.equal(await stateOf(world, bad), "sent");
  ids.push(await addAddress(ann.client, scheduleId, "four@pending.example"));
  await app.rollcall.dispatchMail();
  app.clock.advance(30 * day);
  assert.equal(await codeOf(app.rollcall.expireInvitations()), "internal");
  assert.equal(await stateOf(world, ids.at(-1) ?? ""), "expired");
  refuse(() => false);
  app.clock.advance(day);
  assert.equal(await app.rollcall.expireInvitations(), 1);
  assert.equal(await stateOf(world, bad), "expired");
});

test("a run ends after a few rows if the store refuses all writes, and the next one handles them all [F3]", async () => {
  const store = faultyStore(createMemoryStore());
  const { app } = await createMailedWorld({ store });
  await announce(
    store,
    Array.from({ length: 30 }, (_, index) => `one-${index}`),
  );
  let refused = 0;
  store.follow(({ kind, mode }) => {
    if (kind !== "begin" || mode !== "write") return undefined;
    refused++;
    return "before";
  });
  assert.equal(await codeOf(run(app, "notifications.send") ?? assert.fail("no job")), "store.unavailable");
  assert(refused > 2 && refused <= 16, `${refused} attempts`);
  store.follow();
  await run(app, "notifications.send");
  assert.deepEqual(await announcedIds(store), []);
});

test("a row waits half a minute if the store was busy, and the run doesn't fail [F3]", async () => {
  const store = faultyStore(createMemoryStore());
  const { app } = await createMailedWorld({ store });
  await announce(store, ["one", "two"]);
  let writes = 0;
  store.follow(({ kind, mode }) => (kind === "begin" && mode === "write" && ++writes === 1 ? "before" : undefined));
  await run(app, "notifications.send");
  assert.deepEqual(await announcedIds(store), ["one"]);
  await run(app, "notifications.send");
  assert.deepEqual(await announcedIds(store), ["one"]);
  app.clock.advance(40_000);
  await run(app, "notifications.send");
  assert.deepEqual(await announcedIds(store), []);
});

test("a notification that can't be planned doesn't hold up the person's others [X19]", async () => {
  const { store, failures } = refusingStore();
  const { app, ann, max, mailer, scheduleId } = await createMailedWorld({ store, notifications: { quietHours: null } });
  const send = async () => {
    mailer.sent.length = 0;
    const ended = await Promise.allSettled([run(app, "notifications.send")]);
    const code = ended[0].status === "rejected" ? (ended[0].reason as RollcallError).code : undefined;
    await app.rollcall.dispatchMail();
    return [code, mailer.sent.map(({ to }) => to.address)];
  };
  const odd = { kind: "removed-kind" as "test", personId: max.id };
  const call = { now: app.clock.now(), newId: () => "odd" };
  await store.transaction("write", (tx) => tx.write([queued(odd, call)]));
  await plan(ann, scheduleId, { assignees: [{ personId: max.id }], status: "confirmed" });
  assert.deepEqual(await send(), ["internal", [max.identity.email]]);
  assert.deepEqual(
    (await failures()).map(({ row }) => row),
    ['["odd"]'],
  );
  const planOn = async (...dates: readonly string[]): Promise<void> => {
    for (const date of dates) {
      const times = { start: `2026-02-${date}T08:00[UTC]`, end: `2026-02-${date}T16:00[UTC]` };
      await plan(ann, scheduleId, { assignees: [{ personId: max.id }], status: "confirmed", ...times });
    }
  };
  // It is tried again, and then waits longer than a message does.
  for (let attempt = 2; attempt <= 5; attempt++) {
    app.clock.advance(10 * 60_000);
    if (attempt === 2) await planOn("05", "06");
    assert.deepEqual(await send(), ["internal", attempt === 2 ? [max.identity.email] : []]);
    if (attempt === 2) assert.match(mailer.sent[0]?.subject ?? "", /^2 /, "the others are combined");
  }
  await planOn("07", "08");
  assert.deepEqual(await send(), [undefined, [max.identity.email]]);
  assert.match(mailer.sent[0]?.subject ?? "", /^2 /, "the others are combined");
});

test("rows waiting after failures leave room for others in a run, even if there are many [P69]", async () => {
  const { store } = refusingStore();
  const { app, ann, max, mailer, scheduleId } = await createMailedWorld({ store, notifications: { quietHours: null } });
  const ids = Array.from({ length: 10_000 }, (_, place) => `odd-${place}`);
  const odd = { kind: "removed-kind" as "test", personId: ann.id };
  const now = app.clock.now();
  const waiting = {
    work: "notifications.plan",
    attempts: 11,
    retryAt: now + day,
    hasGivenUp: true,
    code: "internal",
  } as const;
  await store.transaction("write", (tx) =>
    tx.write(
      ids.flatMap((id) => [
        queued(odd, { now, newId: () => id }),
        insert(failedRows, { ...waiting, row: JSON.stringify([id]) }),
      ]),
    ),
  );
  app.clock.advance(1);
  await app.rollcall.dispatchMail();
  mailer.sent.length = 0;
  await plan(ann, scheduleId, { assignees: [{ personId: max.id }], status: "confirmed" });
  await run(app, "notifications.send");
  await app.rollcall.dispatchMail();
  assert.deepEqual(
    mailer.sent.map(({ to }) => to.address),
    [max.identity.email],
  );
});

test("notifications that can't be planned leave room for the person's others, even if there are many, and end after many attempts [X19, P69]", async () => {
  const { store, failures } = refusingStore();
  const { app, ann, max, mailer, scheduleId } = await createMailedWorld({ store, notifications: { quietHours: null } });
  const sendAbout = async (date: string) => {
    const times = { start: `2026-02-${date}T08:00[UTC]`, end: `2026-02-${date}T16:00[UTC]` };
    await plan(ann, scheduleId, { assignees: [{ personId: max.id }], status: "confirmed", ...times });
    mailer.sent.length = 0;
    await Promise.allSettled([run(app, "notifications.send")]);
    await app.rollcall.dispatchMail();
    return mailer.sent.map(({ to }) => to.address);
  };
  await app.rollcall.dispatchMail();
  const odd = { kind: "removed-kind" as "test", personId: max.id };
  const ids = Array.from({ length: 250 }, (_, place) => `odd-${place}`);
  const now = app.clock.now() - 1;
  await store.transaction("write", (tx) => tx.write(ids.map((id) => queued(odd, { now, newId: () => id }))));
  assert.deepEqual(await sendAbout("05"), [max.identity.email], "each is planned alone");
  app.clock.advance(5 * 60_000);
  const records = await failures();
  const untilTomorrow = records.map(({ work, row }) => update(failedRows, [work, row], { retryAt: now + day }));
  const lastAttempts = records.map(({ work, row }) => update(failedRows, [work, row], { attempts: maxAttempts - 1 }));
  await store.transaction("write", (tx) => tx.write([...untilTomorrow, ...lastAttempts]));
  assert.deepEqual(await sendAbout("06"), [max.identity.email], "they wait");
  app.clock.advance(day);
  assert.deepEqual(await sendAbout("07"), [max.identity.email]);
  assert.deepEqual(await failures(), []);
  const [ended] = await store.transaction("read", (tx) => tx.read([notificationsByKey(ids.map((id) => [id]))]));
  assert.deepEqual(new Set(ended.map(({ open, end }) => `${open} ${end}`)), new Set(["false failed"]));
});

test("a person whose calendar can't be adopted from the host doesn't hold up others [Q52]", async () => {
  const { store, refuse } = refusingStore();
  const busyTimes = () => Promise.resolve([]);
  const { app, ann, max } = await createMailedWorld({ store, hostCalendars: { busyTimes } });
  const [first, second] = [ann, max].toSorted((one, other) => (one.id < other.id ? -1 : 1));
  assert(first !== undefined && second !== undefined);
  refuse(about(first.id));
  assert.equal(await codeOf(app.rollcall.refreshCalendars()), "internal");
  assert.equal((await second.client.calendars.get({})).state, "ok");
  assert.equal((await first.client.calendars.get({})).state, "none");
});

test("forgets failures of rows that are no longer due after two days", async () => {
  const { store, refuse, failures } = refusingStore();
  const { app, boss, scheduleId, ann } = await createMailedWorld({ store });
  const { id } = await plan(ann, scheduleId, { status: "offered" });
  app.clock.set(Date.UTC(2026, 1, 3));
  refuse(about(id));
  assert.equal(await codeOf(run(app, "shifts.complete") ?? assert.fail("no job")), "internal");
  refuse(() => false);
  await boss.client.schedules.delete({ scheduleId });
  await app.rollcall.sweep();
  assert.equal((await failures()).length, 1);
  app.clock.advance(2 * day + 60_000);
  await app.rollcall.sweep();
  assert.deepEqual(await failures(), []);
});
