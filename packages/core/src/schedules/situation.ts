import type { Actor } from "../kernel/actor.ts";
import { type MemberSituation, scheduleFacts, toSituation } from "../members/situation.ts";
import { type Organization, organizationById } from "../organizations/collection.ts";

/** What the rules of a whole schedule judge: who may delete one depends on the organization, too (B59). */
export interface ScheduleSituation extends MemberSituation {
  readonly organization: Organization;
}

/** The facts of whatever shows a schedule or acts on it as a whole. */
export const wholeScheduleFacts = (scheduleId: string, actor: Actor) => ({
  ...scheduleFacts(scheduleId, actor),
  organization: organizationById(actor.organizationId),
});

type Known = Parameters<typeof toSituation>[0] & { readonly organization: Organization | undefined };

/** The situation from those facts; `undefined` where the caller's organization has no such schedule. */
export function toScheduleSituation(known: Known, actor: Actor): ScheduleSituation | undefined {
  const situation = toSituation(known, actor);
  if (situation === undefined || known.organization === undefined) return undefined;
  return { ...situation, organization: known.organization };
}
