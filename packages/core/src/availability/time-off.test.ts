import assert from "node:assert/strict";
import test from "node:test";
import { eventsOf } from "../shifts/shifts.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { peopleTopic } from "../people/people-topic.ts";
import { openWorkers } from "./availability.fixture.ts";

const week = { firstDay: "2026-02-02", lastDay: "2026-02-06" };
const february = { firstDay: "2026-02-01", lastDay: "2026-02-28" };

test("a scheduler approves a request, which makes the worker unavailable immediately [A12, A13, Q28]", async () => {
  const { app, worker, xia, sam, ann, accept, scheduleId, seenBy } = await openWorkers();
  const shiftId = await accept("2026-02-06T22:00", "2026-02-07T06:00");
  const { effects } = await worker.portal.requestTimeOff.dryRun(week);
  assert.deepEqual(
    effects.clashes.map((clash) => clash.shiftId),
    [shiftId],
  );
  const { request } = await worker.portal.requestTimeOff({ ...week, reason: "A wedding" });
  assert.equal(request.state, "pending");
  assert.deepEqual(await seenBy(ann), { personId: xia.id, timeZone: "Europe/Zurich", periods: [], conflicts: [] });
  const { rows } = await sam.client.availability.listRequests({ state: "pending", scheduleId });
  assert.deepEqual(
    rows.map(({ id, personName, reason, clashes }) => [id, personName, reason, clashes[0]?.shiftId]),
    [[request.id, "Xia Worker", "A wedding", shiftId]],
  );
  const decisions = [{ requestId: request.id, state: "approved" as const, was: "pending" as const }];
  const { results } = await sam.client.availability.decide({ decisions });
  assert.equal(results[0]?.status, "decided");
  const seen = await seenBy(ann);
  assert.deepEqual(seen?.periods, [
    {
      from: "2026-02-01T23:00:00.000Z",
      until: "2026-02-06T23:00:00.000Z",
      kind: null,
      state: "approved",
      reason: null,
    },
  ]);
  assert.deepEqual(seen.conflicts, [shiftId]);
  assert.deepEqual((await worker.portal.listTimeOff({})).rows[0]?.state, "approved");
  const decided = { type: "time-off-changed", personId: xia.id, requestId: request.id, state: "approved" };
  assert.deepEqual((await eventsOf(app, xia.id)).at(-1), decided);
  assert.deepEqual((await eventsOf(app, peopleTopic("acme"))).at(-1), decided);
  assert.deepEqual((await eventsOf(app, scheduleId)).slice(-2), [
    { type: "availability-changed", personId: xia.id },
    { type: "availability-conflict-raised", personId: xia.id, shiftIds: [shiftId] },
  ]);
});

test("members see that a person is unavailable, and only organization schedulers see why and decide [Q60]", async () => {
  const { worker, ann, sam, boss, seenBy } = await openWorkers();
  const { request } = await worker.portal.requestTimeOff({ ...week, reason: "A secret operation" });
  const decisions = [{ requestId: request.id, state: "approved" as const }];
  assert.equal(await codeOf(ann.client.availability.decide({ decisions })), "request.forbidden");
  assert.equal(await codeOf(ann.client.availability.listRequests({})), "request.forbidden");
  assert.equal(await codeOf(worker.availability.decide({ decisions })), "request.forbidden");
  assert.deepEqual((await seenBy(ann))?.periods, []);
  assert.deepEqual(
    (await seenBy(sam))?.periods.map(({ state, reason }) => [state, reason]),
    [["pending", "A secret operation"]],
  );
  await boss.client.availability.decide({ decisions });
  await worker.portal.blockDays({ days: ["2026-02-07"], reason: "Another secret" });
  const seen = await seenBy(ann);
  assert.doesNotMatch(JSON.stringify(seen), /secret|time-off|block/);
  assert.equal(seen?.periods.length, 1);
  assert.equal((await seenBy(sam))?.periods.length, 2);
});

test("refuses decisions on the caller's own request, including for schedulers and admins [A12, Q28]", async () => {
  const { sam, boss } = await openWorkers();
  const codes: unknown[] = [];
  for (const [own, other] of [
    [sam, boss],
    [boss, sam],
  ] as const) {
    const { request } = await own.client.portal.requestTimeOff(week);
    const { rows } = await own.client.availability.listRequests({});
    codes.push(rows.find(({ id }) => id === request.id)?.refused?.code);
    const decisions = [{ requestId: request.id, state: "approved" as const }];
    const [mine] = (await own.client.availability.decide({ decisions })).results;
    codes.push(mine?.status === "refused" ? mine.reason.code : mine?.status);
    codes.push((await other.client.availability.listRequests({})).rows.find(({ id }) => id === request.id)?.refused);
    codes.push((await other.client.availability.decide({ decisions })).results[0]?.status);
  }
  const expected = ["request.forbidden", "request.forbidden", null, "decided"];
  assert.deepEqual(codes, [...expected, ...expected]);
});

test("shows the worker the reason for a rejection, which can be undone [A12, Q28]", async () => {
  const { worker, sam } = await openWorkers();
  const { request } = await worker.portal.requestTimeOff(week);
  const requestId = request.id;
  const decide = (state: "approved" | "rejected" | "pending", answer = "") =>
    sam.client.availability.decide({ decisions: [{ requestId, state, answer }] });
  assert.equal(await codeOf(decide("rejected")), "request.invalid");
  await decide("rejected", "The inspection is that week.");
  const [rejected] = (await worker.portal.listTimeOff({})).rows;
  assert.deepEqual([rejected?.state, rejected?.answer], ["rejected", "The inspection is that week."]);
  assert.equal(await codeOf(worker.portal.cancelTimeOff({ requestId })), "time-off.closed");
  assert.equal((await decide("rejected", "Again.")).results[0]?.status, "unchanged");
  await decide("pending");
  const [reopened] = (await worker.portal.listTimeOff({})).rows;
  assert.deepEqual([reopened?.state, reopened?.answer, reopened?.decidedAt], ["pending", "", null]);
});

test("decides on many requests at once, with a result for each [A12]", async () => {
  const { worker, yan, sam, app } = await openWorkers();
  const mine = (await worker.portal.requestTimeOff(week)).request.id;
  const more = (await worker.portal.requestTimeOff({ firstDay: "2026-03-02", lastDay: "2026-03-02" })).request.id;
  const theirs = (await yan.browser.client.portal.requestTimeOff(week)).request.id;
  const cancelled = (await yan.browser.client.portal.requestTimeOff(february).catch(() => undefined))?.request.id;
  assert.equal(cancelled, undefined);
  await yan.browser.client.portal.cancelTimeOff({ requestId: theirs });
  const foreign = await app.user("Fay", { organizationId: "other", organizationRole: "admin" });
  const far = (await foreign.client.portal.requestTimeOff(week)).request.id;
  const state = "approved" as const;
  const { results } = await sam.client.availability.decide({
    decisions: [
      { requestId: mine, state },
      { requestId: theirs, state },
      { requestId: far, state },
      { requestId: more, state, was: "rejected" },
    ],
  });
  assert.deepEqual(
    results.map((one) => (one.status === "refused" ? one.reason.code : one.status)),
    ["decided", "time-off.closed", "request.not-found", "request.stale-version"],
  );
});

test("a worker cancels pending and approved requests, even while a scheduler decides [A12, Q28]", async () => {
  const { worker, yan, sam, ann, app, seenBy } = await openWorkers();
  const { request } = await worker.portal.requestTimeOff(week);
  const requestId = request.id;
  assert.equal(await codeOf(worker.portal.requestTimeOff(february)), "time-off.overlaps");
  assert.equal(await codeOf(yan.browser.client.portal.cancelTimeOff({ requestId })), "request.not-found");
  await sam.client.availability.decide({ decisions: [{ requestId, state: "approved" }] });
  assert.equal((await seenBy(ann))?.periods.length, 1);
  assert.equal((await worker.portal.cancelTimeOff({ requestId })).request.state, "cancelled");
  assert.equal((await worker.portal.cancelTimeOff({ requestId })).request.state, "cancelled");
  assert.deepEqual((await seenBy(ann))?.periods, []);
  const tomorrow = { firstDay: "2026-01-06", lastDay: "2026-01-06" };
  const again = (await worker.portal.requestTimeOff(tomorrow)).request.id;
  await sam.client.availability.decide({ decisions: [{ requestId: again, state: "approved" }] });
  app.clock.set(Date.UTC(2026, 0, 6, 23));
  assert.equal(await codeOf(worker.portal.cancelTimeOff({ requestId: again })), "time-off.closed");
});

test("pages through requests by first day, for the organization or for one schedule [A12]", async () => {
  const { worker, yan, sam, ann, app } = await openWorkers();
  for (let day = 1; day <= 5; day++) {
    const date = `2026-03-0${day}`;
    await worker.portal.requestTimeOff({ firstDay: date, lastDay: date });
    await yan.browser.client.portal.requestTimeOff({ firstDay: date, lastDay: date });
  }
  const other = await app.schedule(ann, "Day desk");
  await ann.client.members.add({ scheduleId: other, people: [{ personId: yan.id }] });
  for (const [scheduleId, expected] of [[undefined, 10] as const, [other, 5] as const]) {
    for (const descending of [false, true]) {
      const days: string[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const page = await sam.client.availability.listRequests({
          ...{ limit: 3, descending, state: "pending" },
          ...(scheduleId !== undefined && { scheduleId }),
          ...(after !== undefined && { after }),
        });
        days.push(...page.rows.map(({ firstDay }) => firstDay));
        after = page.next;
      }
      assert.equal(days.length, expected);
      assert.deepEqual(days, descending ? days.toSorted().reverse() : days.toSorted());
    }
  }
  const unknown = sam.client.availability.listRequests({ scheduleId: "unknown" });
  assert.equal(await codeOf(unknown), "request.not-found");
});

test("blocked days wait for approval if the host requires it [Q28]", async () => {
  const { worker, sam, ann, seenBy } = await openWorkers({ availability: { approval: true } });
  const days = ["2026-02-02", "2026-02-03", "2026-02-09"];
  assert.equal((await worker.portal.blockDays({ days, reason: "Course" })).isPending, true);
  assert.deepEqual((await worker.portal.blockDays({ days: ["2026-02-03", "2026-02-04"] })).dates, ["2026-02-04"]);
  assert.deepEqual((await seenBy(ann))?.periods, []);
  const { rows } = await sam.client.availability.listRequests({ state: "pending" });
  assert.deepEqual(
    rows.map(({ kind, firstDay, lastDay }) => [kind, firstDay, lastDay]),
    [
      ["block", "2026-02-02", "2026-02-03"],
      ["block", "2026-02-04", "2026-02-04"],
      ["block", "2026-02-09", "2026-02-09"],
    ],
  );
  await sam.client.availability.decide({ decisions: rows.map(({ id }) => ({ requestId: id, state: "approved" })) });
  assert.equal((await seenBy(ann))?.periods.length, 2);
  await assert.rejects(openWorkers({ availability: { approval: true, repeats: true } }), TypeError);
});

test("exports requests and blocks, and deletes them when the person is erased [X8]", async () => {
  const { worker, xia, boss, sam } = await openWorkers();
  await worker.portal.requestTimeOff({ ...week, reason: "zq7" });
  await worker.portal.blockDays({ days: ["2026-02-12"], reason: "zq7" });
  const { document } = await boss.client.people.export({ personId: xia.id });
  const names = document.records.map(({ collection }) => collection);
  assert(["blocked_days", "time_off_requests"].every((name) => names.includes(name)));
  await boss.client.people.erase({ personId: xia.id });
  assert.deepEqual((await sam.client.availability.listRequests({})).rows, []);
});
