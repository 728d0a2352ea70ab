import { toEmail } from "../identity/canonical-email.ts";
import { eachInSteps, type Steps } from "../kernel/platform/turns.ts";
import type { SnapshotPerson, StoredUpstreamPerson, SyncState, Tombstone } from "./sync-plan.ts";

/** What a plan asks about the organization's people. */
export interface PeopleToFind {
  /** Canonical addresses. */
  readonly addresses: readonly string[];
  readonly personIds: readonly string[];
}

/**
 * The addresses and people to look up before planning: those of new upstream people, changed addresses, and people who
 * return.
 */
export function* peopleToFind(
  snapshot: readonly SnapshotPerson[],
  { members, upstream, tombstones }: Pick<SyncState, "members" | "upstream" | "tombstones">,
): Steps<PeopleToFind> {
  const here = new Set<string>();
  yield* eachInSteps(members, ({ personId }) => here.add(personId));
  const stored = new Map<string, StoredUpstreamPerson>();
  yield* eachInSteps(upstream, (one) => stored.set(one.externalId, one));
  const buried = new Map<string, Tombstone>();
  yield* eachInSteps(tombstones, (one) => buried.set(one.externalId, one));
  const addresses = new Set<string>();
  const personIds = new Set<string>();
  yield* eachInSteps(snapshot, ({ externalId, address }) => {
    const tombstone = buried.get(externalId);
    if (tombstone !== undefined) personIds.add(tombstone.personId);
    const known = stored.get(externalId);
    if (known !== undefined && !here.has(known.personId)) personIds.add(known.personId);
    if (address === null || known?.address === address) return;
    const email = toEmail(address);
    if (email !== undefined) addresses.add(email.key);
  });
  return { addresses: [...addresses], personIds: [...personIds] };
}
