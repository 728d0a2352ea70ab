import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openWorkers } from "../availability/availability.fixture.ts";
import { eventsOf } from "../shifts/shifts.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";

const at = (day: number, from = "08:00", until = "16:00") => ({
  start: `2026-02-0${day}T${from}[Europe/Zurich]`,
  end: `2026-02-0${day}T${until}[Europe/Zurich]`,
});

const outcomes = (results: readonly { readonly status: string; readonly reason?: { readonly code: string } }[]) =>
  results.map(({ status, reason }) => reason?.code ?? status);

describe("importing shifts", () => {
  it("creates drafts, leaves existing shifts unchanged, and refuses invalid ones individually [X24, B63, A11]", async () => {
    const { app, ann, sam, xia, yan, scheduleId, worker } = await openWorkers();
    const outsider = await app.user("Oda");
    await worker.portal.blockDays({ days: ["2026-02-03"] });
    await ann.client.members.setAssignable({ scheduleId, personId: yan.id, assignable: false });
    const shifts = [
      { personId: xia.id, ...at(2), position: "Primary" },
      { personId: xia.id, ...at(2) },
      { personId: xia.id, ...at(2, "15:00", "18:00") },
      { personId: xia.id, ...at(3) },
      { personId: yan.id, ...at(4) },
      { personId: yan.id, start: "2026-01-01T08:00[UTC]", end: "2026-01-01T16:00[UTC]" },
      { personId: outsider.id, ...at(4) },
      { personId: xia.id, ...at(4, "16:00", "08:00") },
      { personId: xia.id, ...at(4), start: "tomorrow" },
      { personId: xia.id, ...at(4), position: "x".repeat(121) },
    ];
    const asked = { scheduleId, kind: "On call", shifts };
    const expected = [
      ...["created", "unchanged", "worker.other-shift", "worker.unavailable", "member.not-assignable", "created"],
      ...["request.not-found", "request.invalid", "request.invalid", "request.invalid"],
    ];
    const before = await app.everything();
    const preview = await ann.client.shifts.import.dryRun(asked);
    assert.deepEqual(outcomes(preview.output.results), expected);
    assert.deepEqual(await app.everything(), before);
    const { results } = await ann.client.shifts.import(asked);
    assert.deepEqual(outcomes(results), expected);
    const [first] = results;
    assert(first?.status === "created");
    const { shift } = first;
    assert.deepEqual(
      [shift.kind, shift.position, shift.status, shift.assignees.map(({ personId, state }) => [personId, state])],
      ["On call", "Primary", "draft", [[xia.id, "planned"]]],
    );
    const created = (await eventsOf(app, scheduleId)).filter(({ type }) => type === "shift-created");
    assert.deepEqual(
      created.map(({ personIds }) => personIds),
      [[xia.id], [yan.id]],
    );
    const after = await app.everything();
    const again = await ann.client.shifts.import(asked);
    assert.deepEqual(
      outcomes(again.results),
      expected.map((one) => (one === "created" ? "unchanged" : one)),
    );
    assert.deepEqual(await app.everything(), after);
    // A planner of the organization reads why.
    const busy = (
      await sam.client.shifts.import.dryRun({ ...asked, shifts: [{ personId: xia.id, ...at(2, "15:00") }] })
    ).output;
    assert.deepEqual(busy.results[0], {
      status: "refused",
      reason: { code: "worker.other-shift", details: { elsewhere: false } },
    });
  });

  it("accepts at most 200 shifts per call, and only from people who plan [X24, B67]", async () => {
    const { ann, vic, xia, scheduleId } = await openWorkers();
    const asked = { scheduleId, kind: "On call", status: "confirmed" as const };
    const shifts = [{ personId: xia.id, ...at(2) }];
    const many = Array.from({ length: 201 }, () => shifts[0] ?? { personId: "", ...at(2) });
    assert.equal(await codeOf(ann.client.shifts.import({ ...asked, shifts: many })), "request.invalid");
    assert.equal(await codeOf(vic.client.shifts.import({ ...asked, shifts })), "request.forbidden");
    const { results } = await ann.client.shifts.import({ ...asked, shifts });
    assert(results[0]?.status === "created");
    assert.equal(results[0].shift.status, "confirmed");
  });
});
