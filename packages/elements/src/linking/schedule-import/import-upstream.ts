import type { ReadUpstreamInput, ReadUpstreamOutput, RollcallClient } from "@rollcall/core";
import { type Draft, type UpstreamSchedule, zoneOf } from "./import-draft.ts";
import type { Done } from "./import-result.ts";
import type { ImportHost } from "./upstream-shifts.ts";

/** What was read from the product, and where the people go. */
interface UpstreamImport {
  readonly draft: Draft;
  readonly schedule: UpstreamSchedule | undefined;
  readonly asked: ReadUpstreamInput;
  readonly people: ReadUpstreamOutput["people"];
}

/** Previews and imports people from another product, into a new schedule if the element has none. `undefined`: nothing was imported. */
export async function importUpstream(
  host: ImportHost & { readonly scheduleId: string },
  { draft, schedule, asked, people }: UpstreamImport,
): Promise<{ readonly scheduleId: string; readonly done: Done } | undefined> {
  const [{ openImport }, { UpstreamPeople }] = await Promise.all([
    import("../../members/member-import/member-import.ts"),
    import("./upstream-people.ts"),
  ]);
  const { renderRoot, scheduleId: existing } = host;
  const name = draft.name.trim();
  let createdId: string | undefined;
  const createSchedule = async (client: RollcallClient): Promise<string> => {
    const answer = await client.schedules.create({ name, timeZone: zoneOf(schedule) });
    return (createdId = answer.schedule.id);
  };
  const target = { renderRoot, scheduleId: existing, ...(existing === "" && { createSchedule }) };
  const added = await openImport(target, new UpstreamPeople(people));
  const scheduleId = createdId ?? existing;
  if (scheduleId === "" || (added.length === 0 && createdId === undefined)) return undefined;
  const { UpstreamShifts } = await import("./upstream-shifts.ts");
  const { onCallTimes } = draft.provider.capabilities;
  return {
    scheduleId,
    done: {
      ...{ added: added.length, name: createdId === undefined ? "" : name, createdId },
      ...(onCallTimes && { shifts: new UpstreamShifts(host, { ...asked, scheduleId }) }),
    },
  };
}
