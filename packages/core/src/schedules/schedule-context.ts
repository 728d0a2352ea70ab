import type { Actor } from "../identity/actor.ts";
import { type MemberContext, scheduleFacts, toMemberContext } from "../members/member-context.ts";
import { type Organization, organizationById } from "../organizations/collection.ts";

/** What the rules of a whole schedule judge: who may delete one depends on the organization, too (B59). */
export interface ScheduleContext extends MemberContext {
  readonly organization: Organization;
}

/** The facts of whatever shows a schedule or acts on it as a whole. */
export const wholeScheduleFacts = (scheduleId: string, actor: Actor) => ({
  ...scheduleFacts(scheduleId, actor),
  organization: organizationById(actor.organizationId),
});

type Known = Parameters<typeof toMemberContext>[0] & { readonly organization: Organization | undefined };

/** The context from those facts; `undefined` where the caller's organization has no such schedule. */
export function toScheduleContext(known: Known, actor: Actor): ScheduleContext | undefined {
  const context = toMemberContext(known, actor);
  if (context === undefined || known.organization === undefined) return undefined;
  return { ...context, organization: known.organization };
}
