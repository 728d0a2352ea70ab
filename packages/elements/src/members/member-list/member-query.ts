import type { ChangeMessage, RollcallEvent } from "@rollcall/core/contract";
import { PagedQueryController } from "../../ui/lists/paged-query-controller.ts";
import type { SparseRows } from "../../ui/lists/sparse-rows.ts";
import type { ListHost } from "../../ui/lists/virtual-rows.ts";
import type { QueryHost } from "../../ui/queries/query-controller.ts";
import type { ListedMember, ListInput, MemberPage, ScheduleView, Settable } from "../listed-member.ts";

/** Search, filters and order of the list. */
export interface MemberQuery extends Pick<ListInput, "search" | "role" | "invitation" | "sort" | "descending"> {
  readonly assignable?: "true" | "false";
}

/** The members of a schedule, as far as they are loaded. */
export type MemberPages = PagedQueryController<ListedMember, MemberQuery, MemberPage>;

/** The list whose members are loaded. */
export interface MemberPagesHost extends QueryHost, ListHost {
  readonly scheduleId: string;
  readonly myId: string | undefined;
  readonly rows: SparseRows<ListedMember>;
  schedule: ScheduleView | undefined;
  readonly edits:
    | { beforeFetch(): () => void; confirm(personId: string, set: Partial<Settable> | "removed"): void }
    | undefined;
  readonly selection: { deselect(personIds: readonly string[]): void } | undefined;
  reload(): void;
}

/** The id of a row's person. */
export const keyOf = ({ personId }: Pick<ListedMember, "personId">): string => personId;

/** Whether a query includes all members. */
export const isWhole = ({ search, role, assignable, invitation }: MemberQuery): boolean =>
  !search && role === undefined && assignable === undefined && invitation === undefined;

/** The input of `members.list` for a query. */
export const inputOf = (scheduleId: string, { assignable, ...query }: MemberQuery): ListInput => ({
  scheduleId,
  ...query,
  ...(assignable && { assignable: assignable === "true" }),
});

/** Loads the members of a schedule, and keeps them up to date. */
export function createMemberPages(host: MemberPagesHost): MemberPages {
  const pages: MemberPages = new PagedQueryController<ListedMember, MemberQuery, MemberPage>(host, {
    key: () => host.scheduleId || undefined,
    query: { sort: "name", descending: false },
    fetch: async ({ members }, query, signal) => {
      const fetched = host.edits?.beforeFetch();
      const page = await members.list(inputOf(host.scheduleId, query), { signal });
      fetched?.();
      return page;
    },
    // Each row carries its own refusals, and the sequence number of the page.
    rowsOf: ({ rows, legend, schedule }) =>
      rows.map((row) => ({ ...row, refused: legend[row.refused] ?? {}, number: schedule.number })),
    keyOf,
    topics: ({ schedule }) => ({ [schedule.id]: schedule.number }),
    placed: ({ schedule }) => {
      host.schedule = schedule;
    },
    changed: (message, isNew) => applyChange(host, pages.query, message, isNew),
  });
  return pages;
}

/**
 * Updates rows and totals in place when others change them (B18). Returns whether the rows must be loaded again, because
 * their order or what the caller may do has changed: the browser has no rules of its own.
 */
function applyChange(host: MemberPagesHost, query: MemberQuery, message: ChangeMessage, isNew: boolean): boolean {
  const { events, number, decisionsChanged } = message;
  const moved = events.map((event) => applyEvent(host, query, event, number, isNew));
  return decisionsChanged || moved.includes(true);
}

function applyEvent(
  host: MemberPagesHost,
  query: MemberQuery,
  event: RollcallEvent,
  number: number,
  isNew: boolean,
): boolean {
  const { rows, myId, schedule } = host;
  if (schedule && number > schedule.number) {
    const set = event.type === "schedule-changed" ? (event.set as Partial<ScheduleView>) : {};
    host.schedule = { ...schedule, ...set, ...("totals" in event && event.totals), number };
  }
  // The list shows nothing of these.
  if (/^(availability|offer|swap|report)-/.test(event.type)) return false;
  switch (event.type) {
    case "schedule-changed":
      return false;
    case "invitation-changed":
    case "calendar-changed":
    case "member-changed": {
      const { personId } = event;
      const set: Partial<ListedMember> = { ...event.set, ...("shown" in event && event.shown) };
      host.edits?.confirm(personId, set);
      rows.replace(personId, (row) => (number > row.number ? { ...row, ...set } : row));
      return personId === myId || "role" in set || affectsRows(set, query, schedule);
    }
    case "member-removed":
      host.edits?.confirm(event.personId, "removed");
      if (isNew) rows.replace(event.personId, () => undefined);
      host.selection?.deselect([event.personId]);
      if (event.personId === myId) host.reload();
      return false;
    default:
      return true;
  }
}

/**
 * Whether a row's decisions change, the rows are filtered or sorted by a value that changed, or a notice is shown that the
 * change may resolve.
 */
function affectsRows(
  set: Partial<ListedMember>,
  { role, assignable, invitation, sort }: MemberQuery,
  schedule: ScheduleView | undefined,
): boolean {
  return (
    // The decisions of a row depend on where the member comes from.
    "provenance" in set ||
    ("invitation" in set && invitation !== undefined) ||
    ("role" in set && (role !== undefined || sort === "role")) ||
    ("assignable" in set && (assignable !== undefined || schedule?.notices.length !== 0))
  );
}
