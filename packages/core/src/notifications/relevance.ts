import { canManagePeople } from "../people/rules.ts";
import { offerStateAt } from "../offers/offer-state.ts";
import { isThere } from "../schedules/collection.ts";
import type { NotificationSubject } from "./collection.ts";
import type { FoundSubject } from "./notification-facts.ts";

const day = 24 * 60 * 60_000;

type Test = (found: FoundSubject, item: NotificationSubject, now: number) => boolean;

const isVisible: Test = ({ schedule, shift }, _item, now) =>
  schedule !== undefined && isThere(schedule) && shift !== undefined && shift.end > now;

/** Whether the recipient can still answer the offer. Offers of a planner to one person are assignments. */
const isAsked: Test = ({ schedule, shift, assignment, offer, answer }, { subjectId }, now) => {
  if (schedule?.state !== "active" || shift === undefined || shift.start <= now) return false;
  if (subjectId === "") return assignment?.visible === true && assignment.state === "offered";
  return offer !== undefined && answer?.state === "asked" && answer.open && offerStateAt(offer, shift, now) === "open";
};

/** Notices are sent at most a year before. A certification that was renewed since doesn't expire soon. */
const isExpiring: Test = ({ certification }, _item, now) => {
  if (certification === undefined || certification.type.isArchived) return false;
  const { lastDay } = certification.holding;
  return lastDay !== "" && Date.parse(lastDay) - now <= 366 * day;
};

/** Whether the recipient manages the people of the organization. */
const isForManager: Test = ({ certification, roles }) =>
  roles !== undefined && roles.organizationId === certification?.holding.organizationId && canManagePeople(roles);

/** Whether each kind still applies, given what it is about as it is now. */
const tests: Readonly<Record<NotificationSubject["kind"], Test>> = {
  "offer-received": isAsked,
  "offer-changed": isAsked,
  "offer-closing": isAsked,
  "offer-withdrawn": (found, item, now) => isVisible(found, item, now) && !isAsked(found, item, now),
  "offer-filled": (found, item, now) =>
    isVisible(found, item, now) &&
    found.answer?.state === "asked" &&
    found.offer !== undefined &&
    offerStateAt(found.offer, found.shift, now) === "filled",
  "shift-confirmed": (found, item, now) =>
    isVisible(found, item, now) && found.assignment?.visible === true && found.assignment.state === "confirmed",
  "shift-changed": (found, item, now) =>
    isVisible(found, item, now) && found.assignment?.visible === true && found.assignment.accepted,
  "shift-cancelled": (found, item, now) => isVisible(found, item, now) && found.shift?.status === "cancelled",
  "shift-released": (found, item, now) => isVisible(found, item, now) && found.assignment?.visible !== true,
  "shift-reminder": (found, item, now) =>
    isVisible(found, item, now) &&
    found.assignment?.accepted === true &&
    found.assignment.start > now &&
    found.assignment.start === item.start,
  "time-off-decided": ({ request }) => request?.state === "approved" || request?.state === "rejected",
  "time-off-requested": ({ request, roles }) =>
    request?.state === "pending" && roles?.organizationId === request.organizationId && canManagePeople(roles),
  "swap-proposed": (found, item, now) => isVisible(found, item, now) && found.swap?.state === "answered",
  "swap-rejected": (found, item, now) => isVisible(found, item, now) && found.swap?.state === "rejected",
  "swap-agreed": (found, item, now) =>
    isVisible(found, item, now) && found.membership?.role === "admin" && found.swap?.state === "agreed",
  "certification-expiring": (found, item, now) =>
    isExpiring(found, item, now) && found.certification?.holding.pendingProofId === null,
  "certification-lapsing": (found, item, now) => isExpiring(found, item, now) && isForManager(found, item, now),
  "proof-submitted": (found, item, now) =>
    typeof found.certification?.holding.pendingProofId === "string" && isForManager(found, item, now),
  "proof-approved": ({ certification }) => typeof certification?.holding.approvedProofId === "string",
  "proof-rejected": ({ certification }) => typeof certification?.holding.rejectedProofId === "string",
  "report-pending": ({ schedule, assignment, report }) =>
    schedule?.state === "active" && assignment?.active === true && report === undefined,
  "report-asked-back": ({ schedule, report }) => schedule?.state === "active" && report?.state === "asked-back",
  "report-submitted": ({ schedule, membership, report }) =>
    schedule?.state === "active" && membership?.role === "admin" && report?.open === false && !report.seen,
  "shift-handed-back": ({ schedule, shift, membership }, _item, now) =>
    membership?.role === "admin" &&
    schedule?.state === "active" &&
    shift?.open === true &&
    shift.start > now &&
    shift.taken < shift.slots,
  "profile-changed": () => true,
  digest: () => true,
  test: () => true,
};

/** Whether a notification still applies, even to a person whose role has changed; otherwise it isn't sent. */
export const isRelevant = (found: FoundSubject, item: NotificationSubject, now: number): boolean =>
  tests[item.kind](found, item, now);

/** Changes less than a day before the shift, as it was or as it is now, can't wait (Q59). */
const isSoon: Test = ({ shift }, { start, createdAt }) =>
  Math.min(shift?.start ?? Infinity, start ?? Infinity) - createdAt <= day;

const urgencies: Partial<Readonly<Record<NotificationSubject["kind"], Test>>> = {
  "shift-changed": isSoon,
  "shift-cancelled": isSoon,
  "shift-released": isSoon,
  "shift-handed-back": isSoon,
  test: () => true,
};

/**
 * Whether a notification is sent in quiet hours and beyond the daily limit (Q59): changes within 24 hours of the shift,
 * offers that close during the quiet hours, and reminders of shifts that begin during them.
 * @param found what it is about
 * @param item the notification
 * @param now the current time
 * @param quietEnd when the recipient's current quiet hours end, if any
 */
export function isUrgent(
  found: FoundSubject,
  item: NotificationSubject,
  now: number,
  quietEnd: number | undefined,
): boolean {
  const { kind } = item;
  if (kind === "offer-received" || kind === "offer-closing") {
    const last = Math.min(found.offer?.deadline ?? Infinity, found.shift?.start ?? Infinity);
    return quietEnd !== undefined && last <= quietEnd;
  }
  if (kind === "shift-reminder") return quietEnd !== undefined && (found.shift?.start ?? Infinity) <= quietEnd;
  return urgencies[kind]?.(found, item, now) ?? false;
}
