import { toEmail } from "../identity/canonical-email.ts";
import { eachInSteps, type Steps } from "../kernel/platform/turns.ts";
import type { SnapshotPerson, SyncConflict, SyncState } from "./sync-plan.ts";

const keyOf = (address: string | null): string | undefined => (address === null ? undefined : toEmail(address)?.key);

/** The upstream ids of people who have the address of another person. */
export const sharedIn = (conflicts: readonly SyncConflict[]): ReadonlySet<string> =>
  new Set(conflicts.flatMap(({ code, externalId }) => (code === "address-shared" ? [externalId] : [])));

/**
 * The conflicts of earlier arrivals whose address another listed person still has (Q17). They end when the addresses differ upstream, or
 * when an admin changes the address here.
 */
export function* stillShared(
  snapshot: readonly SnapshotPerson[],
  { shared, members, upstream }: Pick<SyncState, "shared" | "members" | "upstream">,
): Steps<readonly SyncConflict[]> {
  if (shared.size === 0) return [];
  const personOf = new Map<string, string>();
  yield* eachInSteps(upstream, ({ externalId, personId }) => personOf.set(externalId, personId));
  const addressOf = new Map<string, string | undefined>();
  yield* eachInSteps(members, ({ personId, email }) => addressOf.set(personId, email));
  const waiting = new Map<string, string>();
  yield* eachInSteps(upstream, ({ externalId, personId, address }) => {
    const key = shared.has(externalId) ? keyOf(address) : undefined;
    if (key !== undefined && keyOf(addressOf.get(personId) ?? null) === key) waiting.set(externalId, key);
  });
  const keys = new Set(waiting.values());
  const sharing = new Map<string, Set<string>>();
  const unchanged = new Set<string>();
  yield* eachInSteps(keys.size === 0 ? [] : snapshot, ({ externalId, address }) => {
    const key = keyOf(address);
    if (key === undefined || !keys.has(key)) return;
    if (waiting.get(externalId) === key) unchanged.add(externalId);
    sharing.set(key, (sharing.get(key) ?? new Set()).add(personOf.get(externalId) ?? externalId));
  });
  return [...waiting].flatMap(([externalId, key]) =>
    unchanged.has(externalId) && (sharing.get(key)?.size ?? 0) > 1
      ? [{ externalId, personId: personOf.get(externalId) ?? null, code: "address-shared" as const }]
      : [],
  );
}
