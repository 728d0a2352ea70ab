import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { grant, guard } from "../kernel/operations/rule.ts";
import type { EvaluatedMember, MemberContext } from "./member-context.ts";
import { reaches } from "./roles.ts";

const hidden: Reason = { code: "request.not-found" };
const archived: Reason = { code: "schedule.archived", remedy: "restore-the-schedule" };
const adminsOnly: Reason = { code: "request.forbidden", remedy: "ask-an-admin" };
const portalAlone: Reason = { code: "request.forbidden" };

/** Organization admins and schedulers create and offer shifts on all of its schedules (Q49). */
export const plans = ({ organizationRole }: Pick<Actor, "organizationRole">): boolean =>
  organizationRole === "admin" || organizationRole === "scheduler";

/** People who aren't on a schedule and don't schedule for the organization can't see that it exists (P21, P24). */
export const outsidersSeeNothing = guard<MemberContext>(
  "outsiders see nothing",
  ({ actor, myRole }) => myRole !== undefined || plans(actor) || hidden,
);

/**
 * Everyone on the schedule can see it (B3), as can the organization's schedulers. External people only have the
 * portal, which shows only themselves (A63, A65, Q50).
 */
export const everyoneOnAScheduleSeesIt = grant<MemberContext>("everyone on a schedule sees it", ({ actor, myRole }) => {
  if (actor.affiliation === "external") return portalAlone;
  return myRole !== undefined || plans(actor);
});

/** Members add people, and set who is assignable and invited (Q9). Viewers change nothing (B66, Q10). */
export const membersManageTheList = grant<MemberContext, EvaluatedMember>(
  "members manage the list",
  ({ myRole }) => reaches(myRole, "member") || adminsOnly,
);

/** Members change the configuration of the schedule (B62); viewers do not (B66). */
export const membersConfigure = grant<MemberContext>(
  "members configure",
  ({ myRole }) => reaches(myRole, "member") || adminsOnly,
);

/** Members and schedulers of the organization change assignments (B63, Q49); viewers do not (B67). */
export const membersPlan = grant<MemberContext>(
  "members plan",
  ({ actor, myRole }) => reaches(myRole, "member") || plans(actor) || adminsOnly,
);

/** An archived schedule can't change until it is restored (Q23). People may still leave. */
export const archivedSchedulesCantChange = guard<MemberContext>(
  "archived schedules can't change",
  ({ schedule }) => schedule.state !== "archived" || archived,
);
