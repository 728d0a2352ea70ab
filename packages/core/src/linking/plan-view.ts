import { z } from "zod";
import { id, type ViewSchema } from "../kernel/values/fields.ts";
import { roles } from "../schedules/roles.ts";
import type { Schedule } from "../schedules/collection.ts";
import type { PlannedRun } from "./read-sync-state.ts";
import { conflictView } from "./conflicts.ts";
import { heldReasonCodes, keptReasons } from "./sync-plan.ts";

/** The number of people that a plan lists of each kind; its counts are complete. */
const maxListed = 500;

const listed = { personId: id, name: z.string(), email: z.string() };

const planFields = z.strictObject({
  counts: z.strictObject({
    /** The people upstream. */
    people: z.int(),
    additions: z.int(),
    updates: z.int(),
    removals: z.int(),
    kept: z.int(),
    locks: z.int(),
    conflicts: z.int(),
    /** The invitations that would be mailed at once. */
    invitations: z.int(),
  }),
  /** Why removals, kept members and locks would wait for an admin; empty if they wouldn't. */
  held: z.array(z.enum(heldReasonCodes)).readonly(),
  /** People who become members. */
  additions: z.array(
    z.strictObject({
      externalId: z.string(),
      /** Null for a person who is new to the organization. */
      personId: id.nullable(),
      name: z.string(),
      address: z.string().nullable(),
      /** The role they get: for a returning member, the one they had; for anyone else, the usual one. */
      role: z.enum(roles).nullable(),
      assignable: z.boolean(),
      reason: z.enum(["arrived", "known-address", "returned", "possible-match"]),
    }),
  ),
  /** Members who are matched, renamed or back. */
  updates: z.array(
    z.strictObject({ ...listed, reason: z.enum(["known-address", "details-changed", "back-upstream"]) }),
  ),
  /** Members who are removed. */
  removals: z.array(z.strictObject(listed)),
  /** Members who stay even though they are gone upstream, but can't be assigned anymore (Q5, X4). */
  kept: z.array(z.strictObject({ ...listed, reason: z.enum(keptReasons) })),
  /** Members who can't be assigned anymore, because they aren't upstream (Q3). */
  locks: z.array(z.strictObject(listed)),
  conflicts: z.array(conflictView),
});

/** What a run changes. */
export interface PlanView extends z.output<typeof planFields> {}

/** What a run changes, in an output. */
export const planView: ViewSchema<PlanView> = planFields;

/** A plan with the names of its people. */
export function toPlanView(
  { plan, rows }: Pick<PlannedRun, "plan" | "rows">,
  people: number,
  { autoSend }: Pick<Schedule, "autoSend">,
): PlanView {
  const { additions, updates, removals, kept, locks, conflicts, held } = plan;
  const shown = new Map(rows.map((row) => [row.personId, row]));
  const named = ({ personId }: { readonly personId: string }) => {
    const { name = "", email = "" } = shown.get(personId) ?? {};
    return { personId, name, email };
  };
  const arriving = new Map(additions.map(({ externalId, name }) => [externalId, name]));
  const nameOf = ({ externalId, personId }: (typeof conflicts)[number]): string | null => {
    const { name, email } = shown.get(personId ?? "") ?? {};
    return [name, email, arriving.get(externalId)].find(Boolean) ?? null;
  };
  const isInvited = ({ invitation, address }: (typeof additions)[number]): boolean =>
    invitation === undefined && address !== null && autoSend;
  return {
    counts: {
      ...{ people, additions: additions.length, updates: updates.length, removals: removals.length },
      ...{ kept: kept.length, locks: locks.length, conflicts: conflicts.length },
      invitations: additions.filter(isInvited).length,
    },
    held,
    additions: additions
      .slice(0, maxListed)
      .map(({ externalId, personId, name, address, role, assignable, reason }) => ({
        ...{ externalId, personId, name, address, assignable, reason },
        role: role ?? null,
      })),
    updates: updates.slice(0, maxListed).map((one) => ({ ...named(one), reason: one.reason })),
    removals: removals.slice(0, maxListed).map(named),
    kept: kept.slice(0, maxListed).map((one) => ({ ...named(one), reason: one.reason })),
    locks: locks.slice(0, maxListed).map(named),
    conflicts: conflicts.slice(0, maxListed).map((one) => ({ ...one, name: nameOf(one) })),
  };
}
