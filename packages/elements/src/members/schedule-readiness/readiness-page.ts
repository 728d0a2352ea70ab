import type { RollcallClient } from "@rollcall/core";

type MembersClient = RollcallClient["members"];

/** A page of assignable members. */
export type ReadinessPage = Awaited<ReturnType<MembersClient["listReadiness"]>>;

/** An assignable member with the states of account and calendar. */
export type ReadinessRow = ReadinessPage["rows"][number];

/** The state of account or calendar. */
export type Tick = ReadinessRow["account"];

/** The filter and the page. */
export interface ReadinessQuery {
  readonly scheduleId: string;
  readonly readiness?: ReadinessRow["readiness"] | undefined;
  readonly at?: { readonly after: string } | { readonly before: string } | undefined;
}

/** Rows of one page. */
export const pageSize = 50;

/** Fetches a page; if it is empty by now, the first one. */
export async function askReadiness(
  { members }: RollcallClient,
  { scheduleId, readiness, at }: ReadinessQuery,
  signal: AbortSignal,
): Promise<ReadinessPage> {
  const input = { scheduleId, limit: pageSize, ...(readiness && { readiness }) };
  const page = await members.listReadiness({ ...input, ...at }, { signal });
  return page.rows.length > 0 || at === undefined ? page : members.listReadiness(input, { signal });
}
