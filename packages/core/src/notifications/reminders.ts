import type { CallContext } from "../identity/operation.ts";
import { type Change, update } from "../kernel/store/change.ts";
import { queued } from "./announcements.ts";
import { type NotificationRow, notifications } from "./collection.ts";
import type { FoundSubject } from "./notification-facts.ts";

const minute = 60_000;

/** After these a person has a shift at new times, so that reminders are planned. */
const startsReminders: ReadonlySet<NotificationRow["kind"]> = new Set(["shift-confirmed", "shift-changed"]);

interface PlannedReminders {
  /** The notifications to send: those that are due, without reminders that were only planned. */
  readonly due: readonly NotificationRow[];
  readonly changes: readonly Change[];
}

/**
 * Plans the next reminder for each of a person's shifts: one row at a time, at the next of their lead times. A due reminder plans the one
 * after it. If a shift moves, its reminder is planned again.
 * @param due the notifications that are due
 * @param open all open notifications of the person, or the first of them
 * @param found what a notification is about
 * @param leads the person's lead times in minutes
 * @param call the current time, and new ids
 */
export function planReminders(
  due: readonly NotificationRow[],
  open: readonly NotificationRow[],
  found: (row: NotificationRow) => FoundSubject,
  leads: readonly number[],
  call: CallContext,
): PlannedReminders {
  const { now } = call;
  const changes: Change[] = [];
  const ready: NotificationRow[] = [];
  const planned = new Set<string>();
  const next = (start: number): { readonly lead: number; readonly dueAt: number } | undefined =>
    leads
      .map((lead) => ({ lead, dueAt: start - lead * minute }))
      .filter(({ dueAt }) => dueAt > now)
      .sort((one, other) => one.dueAt - other.dueAt)[0];
  for (const row of due) {
    const isReminder = row.kind === "shift-reminder";
    if (!isReminder) ready.push(row);
    if (!isReminder && !startsReminders.has(row.kind)) continue;
    const { assignment } = found(row);
    const start = assignment?.accepted === true ? assignment.start : undefined;
    const about = `${row.scheduleId} ${row.shiftId}`;
    const isDue = isReminder && row.lead !== null && row.start === start;
    if (isDue) ready.push(row);
    const plan = start === undefined || planned.has(about) ? undefined : next(start);
    planned.add(about);
    // Another reminder of the same shift may have been planned before.
    const others = open.filter(
      (one) =>
        one.kind === "shift-reminder" &&
        one.id !== row.id &&
        `${one.scheduleId} ${one.shiftId}` === about &&
        !due.includes(one),
    );
    for (const { id } of others)
      changes.push(update(notifications, [id], { open: false, end: "replaced", dueAt: now }));
    if (isReminder && !isDue) {
      const set =
        plan === undefined
          ? ({ open: false, end: "obsolete", dueAt: now } as const)
          : { start: start ?? null, ...plan };
      changes.push(update(notifications, [row.id], set));
    } else if (plan !== undefined) {
      const { scheduleId, shiftId, personId } = row;
      changes.push(
        queued({ kind: "shift-reminder", personId, scheduleId, shiftId, start: start ?? null, ...plan }, call),
      );
    }
  }
  return { due: ready, changes };
}
