import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";

/** What became of one of many who were to be mailed. */
export type Mailed = Awaited<ReturnType<RollcallClient["invitations"]["send"]>>["results"][number];

/** People who were not mailed for one reason. */
export interface RefusedGroup {
  readonly reason: Reason;
  readonly personIds: readonly string[];
}

/** Who was refused, by reason. */
export function refusedGroups(results: Iterable<Mailed>): readonly RefusedGroup[] {
  const groups = new Map<string, { reason: Reason; personIds: string[] }>();
  for (const result of results) {
    if (result.status !== "refused") continue;
    const { code } = result.reason;
    const group = groups.get(code) ?? { reason: result.reason, personIds: [] };
    group.personIds.push(result.personId);
    groups.set(code, group);
  }
  return [...groups.values()];
}
