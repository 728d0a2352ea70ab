import type { RollcallClient, ShiftView } from "@rollcall/core";
import { instantOf } from "../../ui/text/times.ts";

/** The maximum number of people in one request, and the longest period in milliseconds. */
const maxPeople = 50;
const longest = 62 * 86_400_000;

/** Names a person on a shift. */
export const conflictKey = (shiftId: string, personId: string): string => `${shiftId} ${personId}`;

/** The people who accepted one of these shifts and are unavailable then (Q29), as keys. For callers who plan. */
export async function loadConflicts(
  client: RollcallClient,
  scheduleId: string,
  shifts: readonly ShiftView[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const people = [
    ...new Set(
      shifts.flatMap(({ assignees }) =>
        assignees.filter(({ state }) => state === "confirmed" || state === "changed").map(({ personId }) => personId),
      ),
    ),
  ];
  if (people.length === 0) return new Set();
  const first = Math.min(...shifts.map(({ start }) => instantOf(start)));
  const last = Math.min(first + longest, Math.max(...shifts.map(({ end }) => instantOf(end))));
  const span = { from: new Date(first).toISOString(), until: new Date(last).toISOString() };
  const chunks = Array.from({ length: Math.ceil(people.length / maxPeople) }, (_, place) =>
    people.slice(place * maxPeople, (place + 1) * maxPeople),
  );
  const pages = await Promise.all(
    chunks.map((personIds) => client.availability.listUnavailable({ scheduleId, personIds, ...span }, { signal })),
  );
  return new Set(
    pages.flatMap((page) =>
      page.people.flatMap(({ personId, conflicts }) => conflicts.map((shiftId) => conflictKey(shiftId, personId))),
    ),
  );
}
