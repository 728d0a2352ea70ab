import type {
  HeldReason,
  SyncAddition,
  SyncDeparture,
  SyncMember,
  SyncPlan,
  SyncPolicy,
  SyncState,
  SyncUpdate,
} from "./sync-plan.ts";

/** As many may leave within 24 hours without confirmation, even if the share is smaller (Q20). */
const leastAllowed = 2;

/** What a run already knows when it plans who leaves. */
interface Arrivals {
  readonly additions: readonly SyncAddition[];
  readonly updates: readonly SyncUpdate[];
  /** The members who are upstream. */
  readonly upstreamNow: ReadonlySet<string>;
  /** The people with a stored upstream person. */
  readonly known: ReadonlySet<string>;
}

type Departures = Pick<SyncPlan, "removals" | "kept" | "locks" | "held">;

/** Plans who leaves: synced members who are no longer upstream (B35, B36), except adopted members (X4), the last admin and the owner (Q5). */
export function planDepartures(state: SyncState, policy: SyncPolicy, arrivals: Arrivals): Departures {
  const isSynced = ({ provenance }: SyncMember): boolean => provenance !== "local";
  const synced = state.members.filter(isSynced);
  // A synced member without a stored upstream person can't be compared, so they stay.
  const gone = synced.filter(({ personId }) => arrivals.known.has(personId) && !arrivals.upstreamNow.has(personId));
  const kept = keptOf(gone, state);
  const removals = gone
    .filter(({ personId }) => !kept.has(personId))
    .map(({ personId }): SyncDeparture => ({ personId, reason: "gone-upstream" }));
  const locked = policy.isFirstRun
    ? state.members.filter(
        (member) => !isSynced(member) && member.assignable && !arrivals.upstreamNow.has(member.personId),
      )
    : [];
  return {
    removals,
    kept: [...kept].map(([personId, reason]) => ({ personId, reason })),
    locks: locked.map(({ personId }): SyncDeparture => ({ personId, reason: "not-upstream" })),
    held: heldReasons(state, policy, arrivals, { gone, locked, synced: synced.length }),
  };
}

/** Who stays although they left upstream: adopted members (X4), the owner, and the last admin (Q5). */
function keptOf(
  gone: readonly SyncMember[],
  { ownerId, admins }: SyncState,
): ReadonlyMap<string, "last-admin" | "owner" | "adopted"> {
  const kept = new Map<string, "last-admin" | "owner" | "adopted">();
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

interface Leaving {
  readonly gone: readonly SyncMember[];
  readonly locked: readonly SyncMember[];
  /** The number of synced members before the run. */
  readonly synced: number;
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
