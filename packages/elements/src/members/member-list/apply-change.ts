import type { ChangeMessage, DomainEvent } from "@rollcall/core/contract";
import type { SparseRows } from "../../ui/lists/sparse-rows.ts";
import type { ListedMember, ScheduleView, Settable } from "../wire.ts";

/** What decides whether a change affects the rows on screen. */
interface AppliedQuery {
  readonly role?: unknown;
  readonly assignable?: unknown;
  readonly invitation?: unknown;
  readonly sort?: unknown;
}

/** The list that a change is applied to. */
export interface ChangedList {
  readonly pages: { readonly rows: SparseRows<ListedMember>; readonly query: AppliedQuery };
  schedule: ScheduleView | undefined;
  readonly myId: string | undefined;
  /** A change reached the list through the stream: optimistic edits that it confirms end. */
  confirmed(personId: string, set: Partial<Settable> | "removed"): void;
  /** Loads the list from the start. */
  reload(): void;
}

/**
 * Updates rows and totals in place when others change them (B18). Returns whether the rows must be loaded again, because
 * their order or what the caller may do has changed: the browser has no rules of its own.
 */
export function applyChange(list: ChangedList, message: ChangeMessage, isNew: boolean): boolean {
  const { events, number, decisionsChanged } = message;
  const moved = events.map((event) => applyEvent(list, event, number, isNew));
  return decisionsChanged || moved.includes(true);
}

function applyEvent(list: ChangedList, event: DomainEvent, number: number, isNew: boolean): boolean {
  const { pages, myId, schedule } = list;
  const personId = String(event["personId"]);
  if (schedule && number > schedule.number) {
    const set = event.type === "schedule-changed" ? (event["set"] as Partial<ScheduleView>) : {};
    list.schedule = { ...schedule, ...set, ...(event["totals"] as Partial<ScheduleView> | undefined), number };
  }
  switch (event.type) {
    case "schedule-changed":
      return false;
    case "invitation-changed":
    case "calendar-changed":
    case "member-changed": {
      const set = { ...(event["set"] as Partial<Settable>), ...(event["shown"] as object) };
      list.confirmed(personId, set);
      pages.rows.replace(personId, (row) => (number > row.number ? { ...row, ...set } : row));
      return personId === myId || "role" in set || affectsQuery(list, set);
    }
    case "member-removed":
      list.confirmed(personId, "removed");
      if (isNew) pages.rows.replace(personId, () => undefined);
      if (personId === myId) list.reload();
      return false;
    default:
      return true;
  }
}

/** Whether the list is filtered or sorted by a value that changed, or shows a notice that the change may resolve. */
function affectsQuery({ pages, schedule }: ChangedList, set: Partial<ListedMember>): boolean {
  const { role, assignable, invitation, sort } = pages.query;
  return (
    ("invitation" in set && invitation !== undefined) ||
    ("role" in set && (role !== undefined || sort === "role")) ||
    ("assignable" in set && (assignable !== undefined || schedule?.notices.length !== 0))
  );
}
