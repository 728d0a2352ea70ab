import type { ListRequestsOutput, RollcallClient } from "@rollcall/core";

/** A request as schedulers see it. */
export type ListedRequest = ListRequestsOutput["rows"][number];

/** Which requests are listed. */
export interface RequestQuery {
  readonly scheduleId: string | undefined;
  /** Undefined for all. */
  readonly state: ListedRequest["state"] | undefined;
}

/** Requests and whether there are more. */
export interface ShownRequests extends Pick<ListRequestsOutput, "organizationId" | "number"> {
  readonly rows: readonly ListedRequest[];
  readonly hasMore: boolean;
}

/** The maximum number of requests of a page. */
const pageSize = 50;

/** Loads pages until there are enough requests. Pending requests come in order of their days, others with the latest first. */
export async function loadRequests(
  client: RollcallClient,
  { scheduleId, state }: RequestQuery,
  count: number,
  signal: AbortSignal,
): Promise<ShownRequests> {
  const rows: ListedRequest[] = [];
  for (let after: string | undefined; ;) {
    const page = await client.availability.listRequests(
      {
        descending: state !== "pending",
        limit: Math.min(pageSize, count - rows.length),
        ...(scheduleId && { scheduleId }),
        ...(state !== undefined && { state }),
        ...(after !== undefined && { after }),
      },
      { signal },
    );
    rows.push(...page.rows);
    const { next, organizationId, number } = page;
    if (next === null || rows.length >= count) return { rows, hasMore: next !== null, organizationId, number };
    after = next;
  }
}
