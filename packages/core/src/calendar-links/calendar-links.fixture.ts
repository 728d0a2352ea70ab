import assert from "node:assert/strict";
import { createTestWorld } from "../testing/test-world.fixture.ts";

const day = 86_400_000;

/** The token in the path of a feed. */
export const tokenIn = (path: string): string => /^\/calendar\/(.+)\.ics$/.exec(path)?.[1] ?? assert.fail(path);

/** Max, a way to plan shifts for him, and a way to read his feeds. */
export async function openLinks() {
  const world = await createTestWorld();
  const { app, ann, max, scheduleId } = world;
  const portal = max.client.portal;
  const update = (
    shiftId: string,
    set: Omit<Parameters<typeof ann.client.shifts.update>[0], "scheduleId" | "shiftId">,
  ) => ann.client.shifts.update({ scheduleId, shiftId, ...set });
  const plan = async (kind: string, status: "draft" | "offered" | "confirmed" | "cancelled", personId = max.id) => {
    const at = new Date(app.clock.now() + 3 * day).toISOString().slice(0, 10);
    const when = { start: `${at}T08:00:00+00:00[UTC]`, end: `${at}T16:00:00+00:00[UTC]` };
    const { shift } = await ann.client.shifts.create({
      ...{ scheduleId, kind, ...when, assignees: [{ personId }] },
      override: "Planned by hand.",
    });
    if (status === "cancelled") await update(shift.id, { status: "confirmed" });
    if (status !== "draft") await update(shift.id, { status });
    return shift.id;
  };
  const read = async (path: string) => app.rollcall.calendarFeed(tokenIn(path));
  const shiftsIn = async (path: string) => (await read(path))?.shifts ?? assert.fail("unchanged");
  const kindsIn = async (path: string) => (await read(path))?.shifts.map(({ kind, state }) => `${kind} ${state}`);
  return { ...world, portal, plan, update, read, shiftsIn, kindsIn };
}
