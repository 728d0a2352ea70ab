import type {
  HeldReason,
  KeptMember,
  SyncDeparture,
  SyncMember,
  SyncPlan,
  SyncPolicy,
  SyncState,
} from "./sync-plan.ts";

/** This many may leave within 24 hours without confirmation, even if the share is smaller (Q20). */
const leastAllowed = 2;

/** The arrivals of the same run. */
type Arrivals = Pick<SyncPlan, "additions" | "updates">;

/** Who leaves a linked schedule. */
export interface Leaving {
  /** Synced members who are no longer upstream. */
  readonly gone: readonly SyncMember[];
  /** Local members who lose their assignability in the first run (Q3). */
  readonly locked: readonly SyncMember[];
  /** The number of synced members before the run. */
  readonly synced: number;
}

type Departures = Pick<SyncPlan, "removals" | "kept" | "locks" | "held">;

/**
 * Plans the departures of synced members who are no longer upstream (B35, B36). Adopted members (X4), the last admin and the
 * owner stay (Q5).
 */
export function planDepartures(state: SyncState, policy: SyncPolicy, arrivals: Arrivals, leaving: Leaving): Departures {
  const kept = keptOf(leaving.gone, state);
  const removals = leaving.gone
    .filter(({ personId }) => !kept.has(personId))
    .map(({ personId }): SyncDeparture => ({ personId, reason: "gone-upstream" }));
  return {
    removals,
    kept: [...kept].map(([personId, reason]) => ({ personId, reason })),
    locks: leaving.locked.map(({ personId }): SyncDeparture => ({ personId, reason: "not-upstream" })),
    held: heldReasons(state, policy, arrivals, leaving),
  };
}

/** The members who stay even though they are gone upstream: adopted members (X4), the owner, and the last admin (Q5). */
function keptOf(
  gone: readonly SyncMember[],
  { ownerId, admins }: SyncState,
): ReadonlyMap<string, KeptMember["reason"]> {
  const kept = new Map<string, KeptMember["reason"]>();
  for (const { personId, adopted } of gone) {
    if (adopted) kept.set(personId, "adopted");
    else if (personId === ownerId) kept.set(personId, "owner");
  }
  const leaving = gone.filter(({ role, canAct }) => role === "admin" && canAct);
  const remains = leaving.length < admins || leaving.some(({ personId }) => kept.has(personId));
  const [first] = [...leaving].sort(
    (one, other) => one.addedAt - other.addedAt || (one.personId < other.personId ? -1 : 1),
  );
  if (!remains && first !== undefined) kept.set(first.personId, "last-admin");
  return kept;
}

/** Why departures wait: too many within 24 hours, everyone, or no one stays assignable (Q6, Q20). */
export function heldReasons(
  { assignables, members }: SyncState,
  { removalShare, removedLately }: SyncPolicy,
  { additions, updates }: Arrivals,
  { gone, locked, synced }: Leaving,
): readonly HeldReason[] {
  const held: HeldReason[] = [];
  const allowed = Math.max(leastAllowed, removalShare * (synced + removedLately));
  if (gone.length > 0 && gone.length + removedLately > allowed) held.push("too-many");
  if (gone.length > 0 && gone.length === synced) held.push("everybody");
  const losing = [...gone, ...locked].filter(({ assignable }) => assignable).length;
  const arriving = additions.filter(({ assignable }) => assignable).length;
  const back = updates.filter(({ isBack }) => isBack).length;
  const stay = assignables - losing + arriving + back;
  if (losing > 0 && stay <= 0 && members.length > 0) held.push("last-assignable");
  return held;
}
