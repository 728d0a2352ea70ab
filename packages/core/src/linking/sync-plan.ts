import type { Email } from "../identity/canonical-email.ts";
import type { InvitationState } from "../schedules/invitation-states.ts";
import type { Provenance } from "../schedules/members.ts";
import type { Role } from "../schedules/roles.ts";

/** A person in a complete response of the upstream product. */
export interface SnapshotPerson {
  readonly externalId: string;
  readonly name: string;
  readonly address: string | null;
  /** Whether the upstream product has verified that the address is theirs. */
  readonly verified: boolean;
}

/** What a run knows about a member. */
export interface SyncMember {
  readonly personId: string;
  /** Empty if they have none. */
  readonly email: string;
  readonly role: Role;
  readonly assignable: boolean;
  readonly provenance: Provenance;
  /** Whether an admin counts as one (Q7). */
  readonly canAct: boolean;
  readonly keptAsLastAdmin: boolean;
  /** Stays when they are no longer upstream (X4). */
  readonly adopted: boolean;
  readonly addedAt: number;
}

/** A person of the linked schedule as the last run stored them. */
export interface StoredUpstreamPerson {
  readonly externalId: string;
  readonly personId: string;
  readonly name: string;
  readonly address: string | null;
}

/** A person of the organization who has an address of the snapshot, or returns. */
export interface SyncPerson {
  readonly personId: string;
  readonly state: "active" | "deactivated";
  /** Whether they have an account, so that no invitation is needed (B32). */
  readonly hasAccount: boolean;
}

/** What is remembered about a removed member for 30 days (Q19). */
export interface Tombstone {
  readonly externalId: string;
  readonly personId: string;
  readonly role: Role;
  /** False if a person chose that explicitly. */
  readonly assignable: boolean;
  readonly invitation: InvitationState;
}

/** The local state a plan is made from. */
export interface SyncState {
  readonly ownerId: string | null;
  readonly admins: number;
  readonly assignables: number;
  readonly members: readonly SyncMember[];
  readonly upstream: readonly StoredUpstreamPerson[];
  /** By canonical address. */
  readonly byAddress: ReadonlyMap<string, SyncPerson>;
  /** The people with a tombstone, by id. */
  readonly returning: ReadonlyMap<string, SyncPerson>;
  readonly tombstones: readonly Tombstone[];
  /** The upstream ids of people who were erased. */
  readonly erased: ReadonlySet<string>;
  /** The upstream ids of people who had the address of another person in the last run. */
  readonly shared: ReadonlySet<string>;
}

/** The settings of a link that a plan follows. */
export interface SyncPolicy {
  /** Whether no run has completed yet: local members lose their assignability then (Q3), later ones can't gain it. */
  readonly isFirstRun: boolean;
  /** Whether an admin has declared all addresses of the upstream product verified. */
  readonly trustsAddresses: boolean;
  /** The share of synced members that may leave within 24 hours without confirmation: 0.2 or more (Q20). */
  readonly removalShare: number;
  /** How many were removed in the last 24 hours. */
  readonly removedLately: number;
}

/** A person who becomes a member. */
export interface SyncAddition {
  readonly externalId: string;
  /** Null for a new person. */
  readonly personId: string | null;
  readonly name: string;
  /** As upstream. */
  readonly address: string | null;
  /** The address of a new person; null if there is no valid one, or they already exist. */
  readonly email: Email | null;
  readonly role: Role | undefined;
  readonly assignable: boolean;
  /** The state of their invitation: `undefined` if one is needed, which auto-send queues or not (B30, B31). */
  readonly invitation: InvitationState | undefined;
  /** The person whose address they have, unproven (Q17). Their own address is only a claim then. */
  readonly possibleMatchId: string | null;
  readonly reason: "arrived" | "known-address" | "returned" | "possible-match";
}

/** A change to a member who is upstream. */
export interface SyncUpdate {
  readonly externalId: string;
  readonly personId: string;
  /** Absent if it stays. */
  readonly provenance?: Provenance;
  readonly name?: string;
  /** The new upstream address. Null is only stored: the member keeps the address they have. */
  readonly address?: string | null;
  /** A member who was kept and is upstream again gets their assignability back. */
  readonly isBack?: boolean;
  readonly reason: "known-address" | "details-changed" | "back-upstream";
}

/** A member who is removed because they are gone upstream, or who loses their assignability because they aren't upstream. */
export interface SyncDeparture {
  readonly personId: string;
  readonly reason: "gone-upstream" | "not-upstream";
}

/** Why a member stays who is gone upstream (Q5, X4). */
export const keptReasons = ["last-admin", "owner", "adopted"] as const;

/** A member who is gone upstream and stays, but loses their assignability. */
export interface KeptMember {
  readonly personId: string;
  readonly reason: (typeof keptReasons)[number];
}

/** What a person has to look at. `person-erased`: this person was erased here, and doesn't arrive again. */
export const conflictCodes = [
  "address-invalid",
  "address-missing",
  "address-shared",
  "address-taken",
  "person-deactivated",
  "person-erased",
  "listed-twice",
] as const;

/** Something a person has to look at. It never blocks the others. */
export interface SyncConflict {
  readonly externalId: string;
  readonly personId: string | null;
  readonly code: (typeof conflictCodes)[number];
}

/** Why departures wait for an admin (Q6, Q20). */
export const heldReasonCodes = ["too-many", "everybody", "last-assignable"] as const;

/** Why departures wait for an admin. */
export type HeldReason = (typeof heldReasonCodes)[number];

/** What a run changes. Additions and updates always apply; departures wait if `held` has a reason. */
export interface SyncPlan {
  readonly additions: readonly SyncAddition[];
  readonly updates: readonly SyncUpdate[];
  readonly removals: readonly SyncDeparture[];
  readonly kept: readonly KeptMember[];
  readonly locks: readonly SyncDeparture[];
  readonly conflicts: readonly SyncConflict[];
  readonly held: readonly HeldReason[];
}
