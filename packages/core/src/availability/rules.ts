import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { grant, guard, type Rule } from "../kernel/operations/rule.ts";
import type { Person } from "../people/collection.ts";
import { canManagePeople, peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import type { ScheduleRow } from "../schedules/collection.ts";
import type { TimeOffRequest } from "./collection.ts";

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const passed: Reason = { code: "availability.day-passed" };
const overlaps: Reason = { code: "time-off.overlaps" };
const closed: Reason = { code: "time-off.closed" };
const hidden: Reason = { code: "request.not-found" };
const changedSince: Reason = { code: "request.stale-version" };

/** The context of decisions about one's own availability. */
export interface OwnAvailabilityContext {
  readonly actor: Actor;
  readonly person: Person | undefined;
  /** The IANA name of the zone of the person's days. */
  readonly zone: string;
  /** The current date in that zone. */
  readonly today: string;
  /** The schedules of the person and of their shifts. */
  readonly schedules: ReadonlyMap<string, ScheduleRow>;
  /** The first of the days to change. */
  readonly firstDay?: string | undefined;
  /** Open requests of the person that overlap the requested days. */
  readonly overlapping?: readonly TimeOffRequest[] | undefined;
  /** The request to cancel. */
  readonly request?: TimeOffRequest | undefined;
}

/** Everyone reads and changes their own availability only (P42). */
export const ownRules: readonly Rule<OwnAvailabilityContext>[] = [strangersStayHidden, peopleSeeThemselves];

/** Days that have passed in the zone of the person can't be blocked, unblocked or requested (A51). */
export const pastDaysStay = guard<OwnAvailabilityContext>(
  "past days stay",
  ({ firstDay, today }) => firstDay === undefined || firstDay >= today || passed,
);

/** A person has at most one open request for a day (Q28). */
export const openRequestsDontOverlap = guard<OwnAvailabilityContext>(
  "open requests don't overlap",
  ({ overlapping = [] }) => overlapping.length === 0 || overlaps,
);

/** Pending requests can be canceled, and approved ones until their last day has passed (Q28). */
export const openRequestsCanBeCancelled = guard<OwnAvailabilityContext>(
  "open requests can be canceled",
  ({ request, today }) => {
    if (request === undefined || request.state === "pending" || request.state === "cancelled") return true;
    return (request.state === "approved" && request.lastDay >= today) || closed;
  },
);

/** Schedulers and organization admins see time-off requests with their reasons and decide on them (Q60). */
export const schedulersDecideOnTimeOff = grant<{ readonly actor: Actor }>(
  "schedulers decide on time off",
  ({ actor }) => canManagePeople(actor) || forbidden,
);

/** The context of the decision on one request of several. */
export interface DecisionContext {
  readonly actor: Actor;
  readonly request: TimeOffRequest | undefined;
  /** The state in which the caller saw it, if given. */
  readonly was?: TimeOffRequest["state"] | undefined;
}

/** Requests of other organizations are treated as missing (P21). */
export const requestsStayInTheirOrganization = guard<DecisionContext>(
  "requests stay in their organization",
  ({ actor, request }) => request?.organizationId === actor.organizationId || hidden,
);

/** No one decides on their own request, whatever their role. */
export const othersDecideOnTimeOff = guard<DecisionContext>(
  "others decide on time off",
  ({ actor, request }) => request === undefined || request.personId !== actor.personId || forbidden,
);

/** A canceled request stays canceled (Q28). */
export const cancelledRequestsStayClosed = guard<DecisionContext>(
  "canceled requests stay closed",
  ({ request }) => request?.state !== "cancelled" || closed,
);

/** A decision that was made since the caller looked isn't replaced unseen. */
export const decisionsAreNotReplacedUnseen = guard<DecisionContext>(
  "decisions are not replaced unseen",
  ({ request, was }) => was === undefined || request?.state === was || changedSince,
);

/** The rules of deciding on one request. */
export const decisionRules: readonly Rule<DecisionContext>[] = [
  schedulersDecideOnTimeOff,
  requestsStayInTheirOrganization,
  othersDecideOnTimeOff,
  cancelledRequestsStayClosed,
  decisionsAreNotReplacedUnseen,
];
