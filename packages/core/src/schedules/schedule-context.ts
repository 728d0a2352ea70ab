import type { Actor } from "../identity/actor.ts";
import { type MemberContext, scheduleFacts, toMemberContext } from "./member-context.ts";
import { type Organization, organizationById } from "../organizations/collection.ts";

/** The context of rules on a whole schedule. Deleting also depends on the organization (B59). */
export interface ScheduleContext extends MemberContext {
  readonly organization: Organization;
}

/** The load round of operations that show a schedule or act on it as a whole. */
export const wholeScheduleFacts = (scheduleId: string, actor: Actor) => ({
  ...scheduleFacts(scheduleId, actor),
  organization: organizationById(actor.organizationId),
});

type Known = Parameters<typeof toMemberContext>[0] & { readonly organization: Organization | undefined };

/** The context from that round; `undefined` if the caller's organization has no such schedule. */
export function toScheduleContext(known: Known, actor: Actor, now: number): ScheduleContext | undefined {
  const context = toMemberContext(known, actor, now);
  if (context === undefined || known.organization === undefined) return undefined;
  return { ...context, organization: known.organization };
}
