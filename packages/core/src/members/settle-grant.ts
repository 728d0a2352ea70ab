import { type Change, update } from "../kernel/store/change.ts";
import { getMany } from "../kernel/store/query.ts";
import { canAct, people, peopleById, type Person } from "../people/collection.ts";
import { type Member, members } from "../schedules/members.ts";
import { memberChanged } from "./declared-events.ts";

/** The roles of granters on schedules. */
const rolesByKey = getMany(members, members.key, ["scheduleId", "personId", "role"]);

type Pending = Pick<Member, "scheduleId" | "grantedBy">;

/** The people who granted pending admin roles, with their own roles on these schedules. */
export interface KnownGranters {
  readonly granters: readonly Person[];
  readonly granterRoles: readonly Pick<Member, "scheduleId" | "personId" | "role">[];
}

/** Loads the granters of pending admin roles. */
export function granterFacts(rows: readonly Pending[]) {
  const pending = rows.flatMap(({ scheduleId, grantedBy }) => (grantedBy === null ? [] : [{ scheduleId, grantedBy }]));
  return {
    granters: peopleById([...new Set(pending.map(({ grantedBy }) => grantedBy))].map((id) => [id])),
    granterRoles: rolesByKey(pending.map(({ scheduleId, grantedBy }) => [scheduleId, grantedBy])),
  };
}

/** Whether a pending admin role was granted by a person who may not grant it now (Q55). */
export function isGrantLost({ scheduleId, grantedBy }: Pending, { granters, granterRoles }: KnownGranters): boolean {
  if (grantedBy === null) return false;
  const granter = granters.find(({ id }) => id === grantedBy);
  if (granter === undefined || !canAct(granter)) return true;
  const own = granterRoles.find((role) => role.scheduleId === scheduleId && role.personId === grantedBy);
  return granter.organizationRole !== "admin" && own?.role !== "admin";
}

/** The history line of a pending admin role that was lowered because its granter lost the right to grant it. */
export const toAdminLowered = (personId: string) =>
  memberChanged({ personId, set: { role: "member" }, was: { role: "admin" }, because: "granter-lost-role" });

/**
 * Evaluates a pending admin role when its person becomes able to act. From then on it counts, or it is lowered if its granter may no longer
 * grant it (Q55).
 */
export function settleGrant(
  member: Pick<Member, "scheduleId" | "personId" | "grantedBy">,
  person: Person,
  known: KnownGranters,
): {
  readonly set: Partial<Pick<Member, "role" | "grantedBy">>;
  readonly events: readonly ReturnType<typeof toAdminLowered>[];
} {
  if (member.grantedBy === null || !canAct(person)) return { set: {}, events: [] };
  if (!isGrantLost(member, known)) return { set: { grantedBy: null }, events: [] };
  return { set: { role: "member", grantedBy: null }, events: [toAdminLowered(member.personId)] };
}

/** Whether a person was an admin of the organization and isn't anymore. */
export const isAdminLost = (before: Person, after: Person): boolean =>
  before.organizationRole === "admin" && after.organizationRole !== "admin";

/** Marks an admin who loses the role, so that a job reviews the admin roles they granted that are still pending. */
export const markAdminLost = (
  before: Pick<Member, "personId" | "role" | "canAct">,
  after: Pick<Member, "role"> | undefined,
  { now }: { readonly now: number },
): readonly Change[] =>
  before.canAct && before.role === "admin" && after?.role !== "admin"
    ? [update(people, [before.personId], { adminLostAt: now })]
    : [];
