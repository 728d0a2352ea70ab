import type { OrganizationView, RollcallClient, ScheduleView } from "@rollcall/core";
import type { Decision } from "@rollcall/core/contract";
import { unlessRefused } from "../../messages/reason-words.ts";

/** Rows that one press of "Show more" brings. */
export const pageSize = 25;

/** The most rows that one call brings. */
const mostOnPage = 200;

/** Which schedules are listed. */
export interface ScheduleQuery {
  readonly scope: "mine" | "organization";
  readonly state: "active" | "archived";
}

/** The beginning of a list of schedules, and whether there are more. */
export interface ScheduleRows {
  readonly schedules: readonly ScheduleView[];
  readonly isMore: boolean;
}

/** Asks for the first `count` schedules. Pages may come short, since those of the other state are left out of them. */
export async function firstSchedules(
  client: RollcallClient,
  query: ScheduleQuery,
  count: number,
  signal: AbortSignal,
): Promise<ScheduleRows> {
  const schedules: ScheduleView[] = [];
  let after: string | undefined;
  do {
    const limit = Math.min(mostOnPage, count - schedules.length);
    const page = await client.schedules.list({ ...query, limit, ...(after !== undefined && { after }) }, { signal });
    schedules.push(...page.schedules);
    after = page.next ?? undefined;
  } while (after !== undefined && schedules.length < count);
  return { schedules, isMore: after !== undefined };
}

/** What the caller may do beside choosing a row, and the organization where they may see it. */
export interface ListFrame {
  readonly organization: OrganizationView | undefined;
  readonly create: Decision;
  readonly whole: Decision;
}

/** Asks what stands around the rows. */
export async function askFrame(client: RollcallClient, signal: AbortSignal): Promise<ListFrame> {
  const [organization, create, whole] = await Promise.all([
    client.organizations.get({}, { signal }).then(({ organization }) => organization, unlessRefused),
    // The name only stands for the one that will be typed.
    client.schedules.create.check({ name: "new" }, { signal }),
    client.schedules.list.check({ scope: "organization" }, { signal }),
  ]);
  return { organization, create, whole };
}
