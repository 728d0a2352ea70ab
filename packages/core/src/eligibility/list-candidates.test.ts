import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openWorkers } from "../availability/availability.fixture.ts";
import { plan } from "../shifts/shifts.fixture.ts";
import type { TestUser } from "../testing/test-app.fixture.ts";

/** A night shift from February 2, 22:00, to February 3, 06:00, in Zurich. */
const night = { kind: "Night", start: "2026-02-02T22:00[Europe/Zurich]", end: "2026-02-03T06:00[Europe/Zurich]" };

describe("the list of candidates", () => {
  /** What a planner sees of each person by name: `yes`, or the codes against them. */
  async function seen(planner: TestUser, scheduleId: string, shiftId: string, only?: "eligible") {
    const { rows } = await planner.client.eligibility.listCandidates({ scheduleId, shiftId, only });
    return Object.fromEntries(
      rows.map(({ name, blocking, warnings }) => [
        name.replace(" Worker", ""),
        [...blocking.map(({ code }) => code), ...warnings.map(({ code }) => `(${code})`)].join(", ") || "yes",
      ]),
    );
  }

  it("shows who may take a shift, and schedulers why others may not [A13, A2]", async () => {
    const { ann, sam, yan, scheduleId, worker } = await openWorkers();
    const { id } = await plan(ann, scheduleId, night);
    const vic = { Vic: "member.not-assignable" };
    assert.deepEqual(await seen(sam, scheduleId, id), {
      ...{ Ann: "yes", Max: "yes", Xia: "yes", Yan: "yes" },
      ...vic,
    });

    await worker.portal.blockDays({ days: ["2026-02-03"] });
    const { request } = await yan.browser.client.portal.requestTimeOff({
      firstDay: "2026-02-02",
      lastDay: "2026-02-02",
    });
    assert.equal((await seen(sam, scheduleId, id))["Yan"], "yes");
    await sam.client.availability.decide({ decisions: [{ requestId: request.id, state: "approved" }] });
    assert.deepEqual(await seen(sam, scheduleId, id), {
      ...{ Ann: "yes", Max: "yes", Xia: "worker.unavailable", Yan: "worker.on-time-off" },
      ...vic,
    });
    assert.deepEqual(await seen(sam, scheduleId, id, "eligible"), { Ann: "yes", Max: "yes" });
  });

  it("shows members of the schedule that a person is unavailable, never why [Q60]", async () => {
    const { ann, sam, yan, scheduleId } = await openWorkers();
    const { id } = await plan(ann, scheduleId, night);
    const { request } = await yan.browser.client.portal.requestTimeOff({
      firstDay: "2026-02-02",
      lastDay: "2026-02-02",
      reason: "Surgery",
    });
    await sam.client.availability.decide({ decisions: [{ requestId: request.id, state: "approved" }] });
    const answer = await ann.client.eligibility.listCandidates({ scheduleId, shiftId: id });
    assert.equal((await seen(ann, scheduleId, id))["Yan"], "worker.unavailable");
    assert.equal(/surgery|time-off/i.test(JSON.stringify(answer)), false);
  });

  it("counts other shifts, hours and rest against a person, but not the shift itself [A11, B50]", async () => {
    const { ann, sam, xia, yan, scheduleId } = await openWorkers();
    const { id } = await plan(ann, scheduleId, {
      ...night,
      slots: 3,
      assignees: [{ personId: yan.id, state: "confirmed" }],
    });
    const late = { kind: "Late", start: "2026-02-02T14:00[Europe/Zurich]", end: "2026-02-02T21:00[Europe/Zurich]" };
    await plan(ann, scheduleId, { ...late, assignees: [{ personId: xia.id, state: "confirmed" }] });
    const { Xia: free, Yan: onIt } = await seen(sam, scheduleId, id);
    assert.deepEqual([free, onIt], ["yes", "yes"]);
    await sam.client.profiles.update({ personId: xia.id, set: { restHours: 11, weeklyHours: 10 } });
    assert.equal((await seen(sam, scheduleId, id))["Xia"], "worker.too-little-rest, (worker.too-many-hours)");
    const overlapping = { ...late, end: "2026-02-02T22:30[Europe/Zurich]" };
    await plan(ann, scheduleId, { ...overlapping, assignees: [{ personId: yan.id, state: "planned" }] });
    assert.equal((await seen(sam, scheduleId, id))["Yan"], "worker.other-shift");
  });

  it("enforces profile restrictions, except notes, which are for people to read [A11]", async () => {
    const { ann, sam, xia, scheduleId } = await openWorkers();
    const { id } = await plan(ann, scheduleId, night);
    const other = { kind: "other" as const, note: "Two in a row" };
    await sam.client.profiles.update({ personId: xia.id, set: { restrictions: [other] } });
    assert.equal((await seen(sam, scheduleId, id))["Xia"], "yes");
    const nights = { kind: "not-at" as const, days: [1], from: "23:00", until: "05:00" };
    await sam.client.profiles.update({ personId: xia.id, set: { restrictions: [other, nights] } });
    assert.equal((await seen(sam, scheduleId, id))["Xia"], "worker.restricted");
  });

  it("hides from members and workers who can't work with whom [A11, Q60]", async () => {
    const { ann, sam, xia, yan, scheduleId, worker } = await openWorkers();
    const colleagues = [{ kind: "cannot-work-with" as const, personId: xia.id }];
    await sam.client.profiles.update({ personId: yan.id, set: { colleagues } });
    const { id: shiftId } = await plan(ann, scheduleId, { ...night, slots: 2 });
    await ann.client.offers.create({ scheduleId, shiftId, personIds: [xia.id] });
    await ann.client.shifts.assign({ scheduleId, shiftId, personId: yan.id });
    const key = { scheduleId, shiftId };
    const { rows } = await sam.client.eligibility.listCandidates(key);
    const reasons = rows.find(({ personId }) => personId === xia.id)?.blocking;
    assert.deepEqual(reasons, [{ code: "worker.restricted", details: { kind: "cannot-work-with" } }]);
    assert.equal((await seen(ann, scheduleId, shiftId))["Xia"], "worker.unavailable");
    const [offer] = (await worker.offers.listOwn({})).rows;
    assert.deepEqual(offer?.reasons, [{ code: "offer.not-eligible", details: { reasons: ["worker.unavailable"] } }]);
    const answers = [await ann.client.eligibility.listCandidates(key), offer, await worker.portal.getProfile({})];
    assert.doesNotMatch(JSON.stringify(answers), /restricted|work-with|colleague/);
  });

  it("evaluates one page at a time, even if few people are eligible [F10]", async () => {
    const { ann, sam, xia, scheduleId, worker } = await openWorkers();
    const { id } = await plan(ann, scheduleId, night);
    await worker.portal.blockDays({ days: ["2026-02-02"] });
    const found: string[] = [];
    let after: string | undefined;
    let calls = 0;
    do {
      const page = await sam.client.eligibility.listCandidates({
        ...{ scheduleId, shiftId: id, only: "eligible", limit: 1, after },
      });
      assert.equal(page.evaluated, 1);
      found.push(...page.rows.map(({ personId }) => personId));
      after = page.next ?? undefined;
      calls += 1;
    } while (after !== undefined);
    assert.deepEqual([calls, found.length, found.includes(xia.id)], [4, 3, false]);
  });
});
