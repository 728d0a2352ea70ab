import type { RollcallClient } from "@rollcall/core";

type MembersClient = RollcallClient["members"];

/** One page of assignable members with their ticks. */
export type ReadinessPage = Awaited<ReturnType<MembersClient["listReadiness"]>>;

/** One assignable member with both ticks. */
export type ReadinessRow = ReadinessPage["rows"][number];

/** Where one of the two ticks stands. */
export type Tick = ReadinessRow["account"];

/** What is asked: whom, and where in the list. */
export interface ReadinessQuery {
  readonly scheduleId: string;
  readonly readiness?: ReadinessRow["readiness"] | undefined;
  readonly at?: { readonly after: string } | { readonly before: string } | undefined;
}

/** Rows of one page. */
export const pageSize = 50;

/** Asks for a page; where everybody of it has gone meanwhile, for the first one. */
export async function askReadiness(
  { members }: RollcallClient,
  { scheduleId, readiness, at }: ReadinessQuery,
  signal: AbortSignal,
): Promise<ReadinessPage> {
  const input = { scheduleId, limit: pageSize, ...(readiness && { readiness }) };
  const page = await members.listReadiness({ ...input, ...at }, { signal });
  return page.rows.length > 0 || at === undefined ? page : members.listReadiness(input, { signal });
}
