import assert from "node:assert/strict";
import type { TestApp } from "../testing/test-app.fixture.ts";
import type { RaceWorld } from "./race-world.fixture.ts";

const fields = [{ id: "calm", label: "Was it calm?", type: "yes-no" as const }];

/** When the world is complete: the shifts with reports have ended. */
export const afterWorld = Date.UTC(2026, 0, 5, 9, 0, 1);

/**
 * Creates report forms, one of them archived, and two shifts that Max worked. He submitted the report of the second one, and a
 * second passes.
 */
export async function reportShifts(app: TestApp, { scheduleId, ids, callers }: RaceWorld) {
  const { Boss: boss, Ann: ann, Max: max } = callers;
  assert(boss !== undefined && ann !== undefined && max !== undefined);
  for (const kind of ["Event", "Audit"])
    await boss.client.reports.saveForm({ kind, title: "After the event", fields, version: 0 });
  await boss.client.reports.archiveForm({ kind: "Audit" });
  const end = afterWorld;
  const worked = async (hours: number) => {
    const at = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}[UTC]`;
    const asked = { scheduleId, kind: "Event", start: at(end - hours * 3_600_000), end: at(end) };
    const assignees = [{ personId: ids.Max }];
    return (await ann.client.shifts.create({ ...asked, assignees, status: "confirmed", override: "Worked." })).shift.id;
  };
  const [workedShiftId, reportedShiftId] = [await worked(2), await worked(1)];
  app.clock.set(afterWorld);
  const key = { scheduleId, shiftId: reportedShiftId };
  await max.client.portal.submitReport({ ...key, answers: { calm: true }, handOver: "All quiet.", revision: 0 });
  return { workedShiftId, reportedShiftId };
}
