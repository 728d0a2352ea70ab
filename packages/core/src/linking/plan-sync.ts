import { toEmail } from "../identity/canonical-email.ts";
import { eachInSteps, type Steps } from "../kernel/platform/turns.ts";
import { type Leaving, planDepartures } from "./plan-departures.ts";
import { stillShared } from "./shared-addresses.ts";
import type {
  SnapshotPerson,
  StoredUpstreamPerson,
  SyncAddition,
  SyncConflict,
  SyncMember,
  SyncPerson,
  SyncPlan,
  SyncPolicy,
  SyncState,
  SyncUpdate,
  Tombstone,
} from "./sync-plan.ts";

/**
 * Plans a run: what changes when a schedule's members follow a complete response of the upstream product (X5). Pure, and linear in the
 * number of people. It pauses in between, because planning 100,000 people would block other work for too long. The same response on the
 * resulting state plans nothing.
 *
 * The roles and assignability of existing members are never changed (B27, Q4, Q45). Members who were only added locally stay (P64), and the
 * last admin and the owner stay as admins (Q5).
 * @param snapshot all people of the upstream schedule; an incomplete response must not get here (P58)
 */
export function* planSync(snapshot: readonly SnapshotPerson[], state: SyncState, policy: SyncPolicy): Steps<SyncPlan> {
  const plan = new Matching(state, policy);
  yield* plan.index(snapshot);
  yield* eachInSteps(snapshot, (person) => plan.match(person));
  const leaving = yield* plan.leaving();
  const { additions, updates } = plan;
  const conflicts = [...plan.conflicts, ...(yield* stillShared(snapshot, state))];
  yield;
  return { additions, updates, conflicts, ...planDepartures(state, policy, { additions, updates }, leaving) };
}

/** Whether a member lost their assignability because they were gone upstream: they get it back (Q5, X4). */
const wasKept = ({ keptAsLastAdmin, adopted, provenance }: SyncMember): boolean =>
  keptAsLastAdmin || (adopted && provenance === "local");

/** A member, with what is found about them. Flags, because a set of 100,000 ids takes longer than the rest of a plan. */
interface KnownMember {
  readonly member: SyncMember;
  /** Whether an upstream person of theirs is stored. Without one, they can't be compared. */
  isStored: boolean;
  /** Whether a stored upstream person of theirs is listed, or one joined them in this run. */
  isMatched: boolean;
  isUpstream: boolean;
}

/** A stored upstream person. */
interface KnownUpstream {
  readonly stored: StoredUpstreamPerson;
  readonly known: KnownMember | undefined;
  isSeen: boolean;
}

/** Matches upstream people to members: by external id first, then by a verified address (Q17). */
class Matching {
  readonly additions: SyncAddition[] = [];
  readonly updates: SyncUpdate[] = [];
  readonly conflicts: SyncConflict[] = [];
  readonly #state: SyncState;
  readonly #policy: SyncPolicy;
  readonly #members = new Map<string, KnownMember>();
  /** The stored upstream person of each listed one, in the order of the list. */
  readonly #listed: (KnownUpstream | undefined)[] = [];
  #next = 0;
  readonly #tombstones = new Map<string, Tombstone>();
  /** By person: they may return under a new upstream id. */
  readonly #remembered = new Map<string, Tombstone>();
  /** People who aren't members and have a listed upstream person, from an earlier run or this one. */
  readonly #matched = new Set<string>();
  /** Listed upstream people who aren't stored. */
  readonly #seen = new Set<string>();
  /** People of the organization who become members in this run. A second upstream id of theirs is only stored. */
  readonly #joined = new Set<string>();
  /** The canonical addresses that people new in this run have taken. */
  readonly #taken = new Set<string>();

  constructor(state: SyncState, policy: SyncPolicy) {
    this.#state = state;
    this.#policy = policy;
  }

  /** Indexes the state; before the first match. */
  *index(snapshot: readonly SnapshotPerson[]): Steps<void> {
    const { members, upstream, tombstones } = this.#state;
    yield* eachInSteps(members, (member) =>
      this.#members.set(member.personId, { member, isStored: false, isMatched: false, isUpstream: false }),
    );
    const byExternalId = new Map<string, KnownUpstream>();
    yield* eachInSteps(upstream, (stored) => {
      const known = this.#members.get(stored.personId);
      if (known !== undefined) known.isStored = true;
      byExternalId.set(stored.externalId, { stored, known, isSeen: false });
    });
    yield* eachInSteps(snapshot, ({ externalId }) => {
      const one = byExternalId.get(externalId);
      this.#listed.push(one);
      if (one === undefined) return;
      if (one.known === undefined) this.#matched.add(one.stored.personId);
      else one.known.isMatched = true;
    });
    yield* eachInSteps(tombstones, (one) => {
      this.#tombstones.set(one.externalId, one);
      this.#remembered.set(one.personId, one);
    });
  }

  /** Matches the next person of the list. */
  match(person: SnapshotPerson): void {
    const { externalId } = person;
    const listed = this.#listed[this.#next++];
    if (listed?.isSeen ?? this.#seen.has(externalId)) {
      this.#conflict(externalId, null, "listed-twice");
      return;
    }
    if (listed === undefined) this.#seen.add(externalId);
    else listed.isSeen = true;
    if (listed?.known) this.#follow(person, listed.stored, listed.known);
    else this.#arrive(person, listed?.stored.personId);
  }

  /** Who leaves; after the last match. */
  *leaving(): Steps<Leaving> {
    const gone: SyncMember[] = [];
    const locked: SyncMember[] = [];
    let synced = 0;
    yield* eachInSteps([...this.#members.values()], ({ member, isStored, isUpstream }) => {
      const isSynced = member.provenance !== "local";
      if (isSynced) synced++;
      if (isUpstream) return;
      if (!isSynced && member.assignable && this.#policy.isFirstRun) locked.push(member);
      // A synced member without a stored upstream person can't be compared, so they stay.
      if (isSynced && isStored) gone.push(member);
    });
    return { gone, locked, synced };
  }

  /** A member who was upstream before. */
  #follow(person: SnapshotPerson, stored: StoredUpstreamPerson, known: KnownMember): void {
    const { externalId, name, address } = person;
    const { member } = known;
    const { personId } = member;
    const isBack = member.provenance === "local" && !known.isUpstream;
    known.isUpstream = true;
    const renamed = name !== stored.name && name !== "";
    const moved = address !== stored.address && this.#mayMoveTo(person, personId);
    // Until they have an address, they can't be invited. `#mayMoveTo` reports an address that is new.
    if (member.email === "" && !member.canAct) {
      if (address === null) this.#conflict(externalId, personId, "address-missing");
      else if (address === stored.address && !toEmail(address)) this.#conflict(externalId, personId, "address-invalid");
    }
    if (!isBack && !renamed && !moved) return;
    this.updates.push({
      externalId,
      personId,
      ...(isBack && { provenance: "both" as const }),
      ...(isBack && wasKept(member) && { isBack }),
      ...(renamed && { name }),
      ...(moved && { address }),
      reason: isBack ? "back-upstream" : "details-changed",
    });
  }

  /** Whether a member's address may follow the upstream one: a collision stays as it is and is shown (P61). */
  #mayMoveTo({ externalId, address }: SnapshotPerson, personId: string): boolean {
    if (address === null) return true;
    const email = toEmail(address);
    if (email === undefined) this.#conflict(externalId, personId, "address-invalid");
    else {
      const other = this.#state.byAddress.get(email.key);
      const isTaken = other !== undefined ? other.personId !== personId : this.#taken.has(email.key);
      if (!isTaken) return true;
      this.#conflict(externalId, personId, "address-taken");
    }
    return false;
  }

  /** A person who was not upstream in the last run, or whose membership ended otherwise. */
  #arrive(person: SnapshotPerson, formerId: string | undefined): void {
    const { externalId, name, address } = person;
    const tombstone = this.#tombstones.get(externalId);
    const before = this.#state.returning.get(tombstone?.personId ?? formerId ?? "");
    if (before !== undefined) {
      this.#join(person, before, tombstone ?? this.#remembered.get(before.personId));
      return;
    }
    const email = address === null ? undefined : toEmail(address);
    const owner = email && this.#state.byAddress.get(email.key);
    const isProven = person.verified || this.#policy.trustsAddresses;
    if (owner && isProven && !this.#isMatched(owner)) {
      this.#join(person, owner, this.#remembered.get(owner.personId));
      return;
    }
    if (this.#state.erased.has(externalId)) {
      this.#conflict(externalId, null, "person-erased");
      return;
    }
    const isShared = email !== undefined && owner === undefined && this.#taken.has(email.key);
    if (email === undefined) this.#conflict(externalId, null, address === null ? "address-missing" : "address-invalid");
    else if (isShared) this.#conflict(externalId, null, "address-shared");
    else this.#taken.add(email.key);
    this.additions.push({
      externalId,
      personId: null,
      name,
      address,
      email: email ?? null,
      role: undefined,
      assignable: true,
      invitation: undefined,
      possibleMatchId: owner?.personId ?? null,
      reason: owner ? "possible-match" : "arrived",
    });
  }

  #isMatched({ personId }: SyncPerson): boolean {
    return this.#members.get(personId)?.isMatched ?? this.#matched.has(personId);
  }

  /** An arriving person whom the organization knows: already a member, or not. */
  #join({ externalId, name, address }: SnapshotPerson, known: SyncPerson, tombstone: Tombstone | undefined): void {
    const { personId } = known;
    const found = this.#members.get(personId);
    // They become synced once, even if they have several upstream ids.
    const local = found?.isUpstream === false && found.member.provenance === "local" ? found.member : undefined;
    if (found === undefined) this.#matched.add(personId);
    else found.isMatched = found.isUpstream = true;
    if (found !== undefined || this.#joined.has(personId)) {
      this.updates.push({
        externalId,
        personId,
        ...(local && { provenance: "both" as const, ...(wasKept(local) && { isBack: true }) }),
        reason: tombstone ? "back-upstream" : "known-address",
      });
      return;
    }
    if (known.state === "deactivated") {
      this.#conflict(externalId, personId, "person-deactivated");
      return;
    }
    this.#joined.add(personId);
    const needsNone = known.hasAccount && (tombstone?.invitation ?? "not-invited") === "not-invited";
    this.additions.push({
      externalId,
      personId,
      name,
      address,
      email: null,
      role: tombstone?.role,
      assignable: tombstone?.assignable ?? true,
      invitation: needsNone ? "not-needed" : tombstone?.invitation,
      possibleMatchId: null,
      reason: tombstone ? "returned" : "known-address",
    });
  }

  #conflict(externalId: string, personId: string | null, code: SyncConflict["code"]): void {
    this.conflicts.push({ externalId, personId, code });
  }
}
