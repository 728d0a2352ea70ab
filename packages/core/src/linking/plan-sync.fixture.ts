import { withoutPauses } from "../kernel/platform/turns.ts";
import { peopleToFind } from "./people-to-find.ts";
import { planSync } from "./plan-sync.ts";
import { sharedIn } from "./shared-addresses.ts";
import type {
  SnapshotPerson,
  StoredUpstreamPerson,
  SyncMember,
  SyncPerson,
  SyncPlan,
  SyncPolicy,
  SyncState,
  Tombstone,
} from "./sync-plan.ts";

/** A member of a modeled schedule. */
export const memberOf = (personId: string, values: Partial<SyncMember> = {}): SyncMember => ({
  personId,
  email: `${personId}@dock.example`,
  role: "member",
  assignable: true,
  provenance: "linked",
  canAct: false,
  keptAsLastAdmin: false,
  adopted: false,
  addedAt: 0,
  ...values,
});

/** An admin who counts, added locally. */
export const adminOf = (personId: string, values: Partial<SyncMember> = {}): SyncMember =>
  memberOf(personId, { role: "admin", canAct: true, provenance: "local", assignable: false, ...values });

/** An upstream person with a verified address. */
export const upstreamOf = (externalId: string, values: Partial<SnapshotPerson> = {}): SnapshotPerson => ({
  externalId,
  name: externalId,
  address: `${externalId}@dock.example`,
  verified: true,
  ...values,
});

/** The policy of a link that has run before. */
export const usualPolicy: SyncPolicy = {
  isFirstRun: false,
  trustsAddresses: false,
  removalShare: 0.2,
  removedLately: 0,
};

/** What a modeled store holds. */
export interface ModelState {
  readonly ownerId: string | null;
  readonly members: readonly SyncMember[];
  readonly upstream: readonly StoredUpstreamPerson[];
  readonly people: ReadonlyMap<string, SyncPerson>;
  /** Person ids by canonical address. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly tombstones: readonly Tombstone[];
  readonly erased: ReadonlySet<string>;
  readonly shared: ReadonlySet<string>;
}

/** A schedule with these members. Synced ones are known by their own id and address upstream. */
export function stateOf(members: readonly SyncMember[], values: Partial<ModelState> = {}): ModelState {
  return {
    ownerId: null,
    members,
    upstream: members
      .filter(({ provenance }) => provenance !== "local")
      .map(({ personId }) => ({ externalId: personId, personId, name: personId, address: `${personId}@dock.example` })),
    people: new Map(members.map(({ personId }) => [personId, { personId, state: "active", hasAccount: true }])),
    addresses: new Map(members.map(({ personId }) => [`${personId}@dock.example`, personId])),
    tombstones: [],
    erased: new Set(),
    shared: new Set(),
    ...values,
  };
}

/** Plans a run as the product does: looks up the people it asks for, then plans. */
export function planFor(
  snapshot: readonly SnapshotPerson[],
  state: ModelState,
  policy: Partial<SyncPolicy> = {},
): SyncPlan {
  const asked = withoutPauses(peopleToFind(snapshot, state));
  const byAddress = asked.addresses.flatMap((key): [string, SyncPerson][] => {
    const person = state.people.get(state.addresses.get(key) ?? "");
    return person === undefined ? [] : [[key, person]];
  });
  const returning = asked.personIds.flatMap((id): [string, SyncPerson][] => {
    const person = state.people.get(id);
    return person === undefined ? [] : [[id, person]];
  });
  const whole: SyncState = {
    ...state,
    admins: adminsIn(state),
    assignables: state.members.filter(({ assignable }) => assignable).length,
    byAddress: new Map(byAddress),
    returning: new Map(returning),
  };
  return withoutPauses(planSync(snapshot, whole, { ...usualPolicy, ...policy }));
}

/** The number of admins who count. */
export const adminsIn = ({ members }: ModelState): number =>
  members.filter(({ role, canAct }) => role === "admin" && canAct).length;

/** Applies a plan to the model. Held departures wait, unless they are confirmed. */
export function applyPlan(
  state: ModelState,
  plan: SyncPlan,
  snapshot: readonly SnapshotPerson[],
  isConfirmed = false,
): ModelState {
  const members = new Map(state.members.map((member) => [member.personId, member]));
  const upstream = new Map(state.upstream.map((one) => [one.externalId, one]));
  const people = new Map(state.people);
  const addresses = new Map(state.addresses);
  let tombstones = state.tombstones;
  // The first of several with the same id counts.
  const byId = new Map([...snapshot].reverse().map((one) => [one.externalId, one]));
  for (const { externalId, personId, name, address, email, assignable, role, possibleMatchId } of plan.additions) {
    const id = personId ?? `new-${externalId}`;
    people.set(id, people.get(id) ?? { personId: id, state: "active", hasAccount: false });
    if (email !== null && possibleMatchId === null && !addresses.has(email.key)) addresses.set(email.key, id);
    members.set(
      id,
      memberOf(id, { assignable, role: role ?? "member", ...(personId === null && { email: email?.key ?? "" }) }),
    );
    upstream.set(externalId, { externalId, personId: id, name, address });
    tombstones = tombstones.filter((one) => one.externalId !== externalId);
  }
  for (const { externalId, personId, provenance, name, address, isBack } of plan.updates) {
    const member = members.get(personId);
    if (member === undefined) throw new Error(`${personId} is no member`);
    members.set(personId, {
      ...member,
      ...(provenance && { provenance }),
      ...(isBack && { assignable: true, keptAsLastAdmin: false }),
    });
    const known = upstream.get(externalId) ?? { externalId, personId, name: "", address: null };
    const { name: theirs = "", address: current = null } = byId.get(externalId) ?? {};
    const fresh = provenance || !upstream.has(externalId) ? { name: theirs, address: current } : {};
    upstream.set(externalId, {
      ...known,
      ...fresh,
      personId,
      ...(name !== undefined && { name }),
      ...(address !== undefined && { address }),
    });
  }
  if (plan.held.length === 0 || isConfirmed) {
    for (const { personId } of plan.removals) {
      const member = members.get(personId);
      if (member === undefined) throw new Error(`${personId} is no member`);
      members.delete(personId);
      const ids = [...upstream.values()].filter((one) => one.personId === personId).map(({ externalId }) => externalId);
      for (const externalId of ids) {
        upstream.delete(externalId);
        const { role, assignable } = member;
        tombstones = [...tombstones, { externalId, personId, role, assignable, invitation: "accepted" }];
      }
    }
    for (const { personId } of plan.kept) {
      const member = members.get(personId);
      if (member) members.set(personId, { ...member, assignable: false, provenance: "local", keptAsLastAdmin: true });
    }
    for (const { personId } of plan.locks) {
      const member = members.get(personId);
      if (member) members.set(personId, { ...member, assignable: false });
    }
  }
  const shared = sharedIn(plan.conflicts);
  return {
    ...{ ...state, members: [...members.values()], upstream: [...upstream.values()] },
    ...{ people, addresses, tombstones, shared },
  };
}
