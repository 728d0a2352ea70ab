import type { RollcallClient, ShiftView } from "@rollcall/core";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import { batchSize, conflictsIn, loadTakenTimes, type TakenTime } from "../shift-board/people-times.ts";

/** A person who would be planned on a shift at a time at which they already work or can't work. */
export interface CopyConflict {
  readonly name: string;
  readonly shift: ShiftView;
}

/** The conflicts of new shifts with shifts of the same people, and with times at which they can't work. */
export async function loadCopyConflicts(
  client: RollcallClient,
  asked: { readonly scheduleId: string; readonly from: string; readonly until: string },
  { copies, existing }: { readonly copies: readonly ShiftView[]; readonly existing: readonly ListedShift[] },
  signal: AbortSignal,
): Promise<readonly CopyConflict[]> {
  const names = new Map(copies.flatMap(({ assignees }) => assignees.map(({ personId, name }) => [personId, name])));
  const personIds = [...names.keys()];
  const chunks = Array.from({ length: Math.ceil(personIds.length / batchSize) }, (_, place) =>
    personIds.slice(place * batchSize, (place + 1) * batchSize),
  );
  const taken = await Promise.all(
    chunks.map((chunk) => loadTakenTimes(client, { ...asked, personIds: chunk }, signal)),
  );
  const times = new Map<string, readonly TakenTime[]>(taken.flatMap((found) => [...found]));
  return personIds.flatMap((personId) => {
    const isOn = ({ assignees }: ShiftView): boolean => assignees.some((one) => one.personId === personId);
    const theirs = copies.filter(isOn);
    const found = conflictsIn([...existing.filter(isOn), ...theirs], times.get(personId) ?? []);
    return theirs.flatMap((shift) => (found.has(shift.id) ? { name: names.get(personId) ?? "", shift } : []));
  });
}
