import type { QueryHost } from "../../ui/query-controller.ts";
import { PagedQueryController } from "../../ui/lists/paged-query-controller.ts";
import type { ListHost } from "../../ui/lists/virtual-rows.ts";
import type { ListedMember, ListInput, MemberPage } from "../wire.ts";
import { applyChange, type ChangedList } from "./apply-change.ts";

/** Search, filters and order of the list. */
export interface MemberQuery extends Pick<ListInput, "search" | "role" | "invitation" | "sort" | "descending"> {
  readonly assignable?: "true" | "false";
}

/** The members of a schedule, as far as they are loaded. */
export type MemberPages = PagedQueryController<ListedMember, MemberQuery, MemberPage>;

/** Whether a query leaves no member out. */
export const isWhole = ({ search, role, assignable, invitation }: MemberQuery): boolean =>
  !search && role === undefined && assignable === undefined && invitation === undefined;

/** The input of `members.list` for a query. */
export const inputOf = ({ assignable, ...query }: MemberQuery): Omit<ListInput, "scheduleId"> => ({
  ...query,
  ...(assignable && { assignable: assignable === "true" }),
});

/** The id of a row's person. */
export const keyOf = ({ personId }: Pick<ListedMember, "personId">): string => personId;

/** The list whose members are loaded. */
export interface MemberPagesHost extends QueryHost, ListHost, ChangedList {
  readonly scheduleId: string;
  /** Called before members are fetched; the returned function is called with the response. */
  answered(): () => void;
}

/** Loads the members of a schedule, and keeps them up to date. */
export function createMemberPages(host: MemberPagesHost): MemberPages {
  return new PagedQueryController<ListedMember, MemberQuery, MemberPage>(host, {
    key: () => host.scheduleId || undefined,
    query: { sort: "name", descending: false },
    fetch: async ({ members }, query, signal) => {
      const forget = host.answered();
      const page = await members.list({ scheduleId: host.scheduleId, ...inputOf(query) }, { signal });
      forget();
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
    changed: (message, isNew) => applyChange(host, message, isNew),
  });
}
