import type { OrganizationView, RollcallClient, ScheduleView } from "@rollcall/core";
import type { Decision } from "@rollcall/core/contract";
import { unlessRefused } from "../../messages/reason-words.ts";

/** How many rows each "Show more" loads. */
export const pageSize = 25;

/** The maximum page size of the server. */
const maxOnPage = 200;

/** The filters of the list. */
export interface ScheduleQuery {
  readonly scope: "mine" | "organization";
  readonly state: "active" | "archived";
}

/** The first schedules of a list, and whether there are more. */
export interface ScheduleRows {
  readonly schedules: readonly ScheduleView[];
  readonly isMore: boolean;
}

/** Loads the first `count` schedules. Pages may be shorter, because the server filters them by state. */
export async function firstSchedules(
  client: RollcallClient,
  query: ScheduleQuery,
  count: number,
  signal: AbortSignal,
): Promise<ScheduleRows> {
  const schedules: ScheduleView[] = [];
  let after: string | undefined;
  do {
    const limit = Math.min(maxOnPage, count - schedules.length);
    const page = await client.schedules.list({ ...query, limit, ...(after !== undefined && { after }) }, { signal });
    schedules.push(...page.schedules);
    after = page.next ?? undefined;
  } while (after !== undefined && schedules.length < count);
  return { schedules, isMore: after !== undefined };
}

/** Whether the caller can create schedules, and the organization if they may see it. */
export interface ListFrame {
  readonly organization: OrganizationView | undefined;
  readonly create: Decision;
  readonly whole: Decision;
}

/** Loads the context of the list. */
export async function loadFrame(client: RollcallClient, signal: AbortSignal): Promise<ListFrame> {
  const [organization, create, whole] = await Promise.all([
    client.organizations.get({}, { signal }).then(({ organization }) => organization, unlessRefused),
    // A placeholder for the name that will be entered.
    client.schedules.create.check({ name: "new" }, { signal }),
    client.schedules.list.check({ scope: "organization" }, { signal }),
  ]);
  return { organization, create, whole };
}
