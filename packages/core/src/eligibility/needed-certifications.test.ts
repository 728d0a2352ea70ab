import assert from "node:assert/strict";
import test from "node:test";
import { openCertifications } from "../certifications/certifications.fixture.ts";
import type { RollcallClient } from "../index.ts";
import { codeOf } from "../testing/test-app.fixture.ts";

const needs = [{ kind: "certification" as const, name: "first aid" }];

/** Wim on a schedule in Zurich, and shifts on it that need first aid. */
async function openShifts() {
  const world = await openCertifications();
  const { ann, wim, scheduleId } = world;
  await ann.client.schedules.update({ scheduleId, timeZone: "Europe/Zurich" });
  await ann.client.members.add({ scheduleId, people: [{ personId: wim.id }] });
  /** Creates a shift at a local time. */
  const plan = async (start: string, end: string) => {
    const times = { start: `${start}[Europe/Zurich]`, end: `${end}[Europe/Zurich]` };
    const { shift } = await ann.client.shifts.create({ scheduleId, kind: "Dock", needs, ...times });
    return { scheduleId, shiftId: shift.id };
  };
  /** Why Wim can't take a shift. */
  const against = async (client: RollcallClient, key: { scheduleId: string; shiftId: string }) => {
    const { rows } = await client.eligibility.listCandidates(key);
    return rows.find(({ personId }) => personId === wim.id)?.blocking;
  };
  return { ...world, against, plan };
}

test("a shift that needs a certification is refused until its proof is approved [A70, A71, Q40]", async () => {
  const { ann, kim, wim, against, certify, plan, submit } = await openShifts();
  const shift = await plan("2026-02-02T08:00", "2026-02-02T16:00");
  const assign = () => codeOf(ann.client.shifts.assign({ ...shift, personId: wim.id, state: "offered" }));
  const missing = [{ code: "worker.certification-missing", details: { name: "first aid" } }];
  assert.deepEqual(await against(kim.client, shift), missing);
  await submit();
  assert.equal(await assign(), "worker.certification-missing");
  await certify("2026-01-01", "2027-12-31");
  assert.deepEqual(await against(kim.client, shift), []);
  await ann.client.shifts.assign({ ...shift, personId: wim.id, state: "offered" });
  await wim.client.offers.accept({ ...shift, version: 1 });
  assert.equal((await ann.client.shifts.get(shift)).shift.assignees[0]?.state, "confirmed");
});

test("a certification that ends before the shift does is a separate reason, in the shift’s time zone [Q40, X15]", async () => {
  const { ann, kim, wim, typeId, against, certify, plan } = await openShifts();
  await certify("2025-06-01", "2026-02-02");
  const lastDay = await plan("2026-02-02T14:00", "2026-02-02T23:59");
  const night = await plan("2026-02-02T20:00", "2026-02-03T04:00");
  assert.deepEqual(await against(kim.client, lastDay), []);
  await kim.client.certifications.updateType({ typeId, graceDays: 0 });
  const details = { name: "first aid", expiresOn: "2026-02-02" };
  assert.deepEqual(await against(kim.client, night), [{ code: "worker.certification-expired", details }]);
  assert.deepEqual(await against(ann.client, night), [
    { code: "worker.certification-missing", details: { name: "first aid" } },
  ]);
  await kim.client.certifications.updateType({ typeId, graceDays: 1 });
  assert.deepEqual(await against(kim.client, night), []);
  await kim.client.certifications.unassign({ typeId, personIds: [wim.id] });
  assert.equal((await against(kim.client, lastDay))?.[0]?.code, "worker.certification-missing");
});

test("shifts still need a renamed certification by its former name [X15]", async () => {
  const { kim, typeId, against, certify, plan } = await openShifts();
  await certify(null, null);
  const shift = await plan("2026-02-02T08:00", "2026-02-02T16:00");
  await kim.client.certifications.updateType({ typeId, name: "Emergency responder" });
  assert.deepEqual(await against(kim.client, shift), []);
  await kim.client.certifications.archiveType({ typeId });
  assert.deepEqual(await against(kim.client, shift), []);
});

test("marks people on shifts whose certification ends before the shift does [Q40, X15]", async () => {
  const { ann, kim, wim, zoe, certify, plan, scheduleId, typeId } = await openShifts();
  await certify(null, "2026-12-31");
  const shift = await plan("2026-02-02T08:00", "2026-02-02T16:00");
  const other = await plan("2026-03-02T08:00", "2026-03-02T16:00");
  for (const key of [shift, other]) await ann.client.shifts.assign({ ...key, personId: wim.id, state: "confirmed" });
  const list = async (client: RollcallClient) => {
    const shiftIds = [shift.shiftId, other.shiftId];
    return (await client.eligibility.listLapsing({ scheduleId, shiftIds })).rows;
  };
  assert.deepEqual(await list(ann.client), []);
  await kim.client.certifications.updateType({ typeId, graceDays: 0, renewalDays: 730 });
  await certify(null, "2026-02-15");
  const details = { name: "first aid", expiresOn: "2026-02-15" };
  const lapsing = { shiftId: other.shiftId, personId: wim.id };
  assert.deepEqual(await list(kim.client), [{ ...lapsing, reason: { code: "worker.certification-expired", details } }]);
  assert.equal(await codeOf(list(zoe.client)), "request.not-found");
});
