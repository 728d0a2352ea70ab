import { settle } from "../access/portal.fixture.ts";
import type { RollcallOptions } from "../composition/rollcall-options.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";

/** A schedule in Zurich with two workers, and its scheduler, who isn't on it. It is January 5, 2026, 09:00 UTC. */
export async function openWorkers(parts: Partial<RollcallOptions> = {}) {
  const world = await createMailedWorld(parts);
  const { app, boss, ann, mailer, scheduleId } = world;
  await ann.client.schedules.update({ scheduleId, timeZone: "Europe/Zurich" });
  const [xia, yan] = [await settle(app, mailer, boss, "Xia"), await settle(app, mailer, boss, "Yan")];
  await ann.client.members.add({ scheduleId, people: [{ personId: xia.id }, { personId: yan.id }] });
  const sam = await app.user("Sam", { organizationRole: "scheduler" });
  /** Plans an accepted shift of Xia's, in Zurich time. */
  const accept = async (
    start: string,
    end: string,
    { personId = xia.id, status = "confirmed" }: { personId?: string; status?: "offered" | "confirmed" } = {},
  ) => {
    const times = { start: `${start}[Europe/Zurich]`, end: `${end}[Europe/Zurich]` };
    const asked = { scheduleId, kind: "Night", assignees: [{ personId }], status, ...times };
    return (await ann.client.shifts.create(asked)).shift.id;
  };
  /** What a planner sees of Xia in February. */
  const seenBy = async (planner: typeof ann) => {
    const month = { from: "2026-02-01T00:00:00Z", until: "2026-03-01T00:00:00Z" };
    const { people } = await planner.client.availability.listUnavailable({ scheduleId, personIds: [xia.id], ...month });
    return people[0];
  };
  return { ...world, xia, yan, sam, accept, seenBy, worker: xia.browser.client };
}
