import type { LinkedPage, MailPaths } from "../ports/mail-settings.ts";
import type { NotificationChannel, NotificationKind } from "../ports/notification-settings.ts";

/** Who receives a notification: the person it is about, the admins of the schedule, or the people who manage people. */
type Recipients = "worker" | "planners" | "managers";

interface KindDefinition {
  readonly recipients: Recipients;
  /** The default channels. */
  readonly channels: readonly NotificationChannel[];
  /** Whether it can be urgent: urgent ones are sent in quiet hours and beyond the daily limit (Q59). */
  readonly canBeUrgent: boolean;
  /** The page where a scheduler continues. Workers continue in the portal. */
  readonly page?: keyof MailPaths;
}

const everywhere = ["mail", "push", "webhook"] as const;
const withoutMail = ["push", "webhook"] as const;

/** What each kind of notification is. */
export const kindDefinitions: Readonly<Record<NotificationKind, KindDefinition>> = {
  "offer-received": { recipients: "worker", channels: everywhere, canBeUrgent: true },
  "offer-changed": { recipients: "worker", channels: withoutMail, canBeUrgent: false },
  "offer-withdrawn": { recipients: "worker", channels: withoutMail, canBeUrgent: false },
  "offer-filled": { recipients: "worker", channels: withoutMail, canBeUrgent: false },
  "offer-closing": { recipients: "worker", channels: withoutMail, canBeUrgent: true },
  "shift-confirmed": { recipients: "worker", channels: everywhere, canBeUrgent: false },
  "shift-changed": { recipients: "worker", channels: everywhere, canBeUrgent: true },
  "shift-cancelled": { recipients: "worker", channels: everywhere, canBeUrgent: true },
  "shift-released": { recipients: "worker", channels: everywhere, canBeUrgent: true },
  "shift-reminder": { recipients: "worker", channels: withoutMail, canBeUrgent: true },
  "time-off-decided": { recipients: "worker", channels: everywhere, canBeUrgent: false },
  "profile-changed": { recipients: "worker", channels: everywhere, canBeUrgent: false },
  "swap-proposed": { recipients: "worker", channels: everywhere, canBeUrgent: false },
  "swap-rejected": { recipients: "worker", channels: everywhere, canBeUrgent: false },
  "certification-expiring": { recipients: "worker", channels: everywhere, canBeUrgent: false },
  "proof-approved": { recipients: "worker", channels: everywhere, canBeUrgent: false },
  "proof-rejected": { recipients: "worker", channels: everywhere, canBeUrgent: false },
  "report-pending": { recipients: "worker", channels: withoutMail, canBeUrgent: false },
  "report-asked-back": { recipients: "worker", channels: everywhere, canBeUrgent: false },
  "shift-handed-back": { recipients: "planners", channels: everywhere, canBeUrgent: true, page: "shifts" },
  "swap-agreed": { recipients: "planners", channels: everywhere, canBeUrgent: false, page: "swaps" },
  "report-submitted": { recipients: "planners", channels: ["webhook"], canBeUrgent: false, page: "reports" },
  "time-off-requested": { recipients: "managers", channels: everywhere, canBeUrgent: false, page: "timeOff" },
  "proof-submitted": { recipients: "managers", channels: everywhere, canBeUrgent: false, page: "proofs" },
  "certification-lapsing": { recipients: "managers", channels: everywhere, canBeUrgent: false, page: "certifications" },
  digest: { recipients: "planners", channels: ["mail"], canBeUrgent: false },
};

/** Who receives a kind of notification. A test is sent to the person who asks for it. */
export const recipientsOfKind = (kind: NotificationKind | "test"): Recipients =>
  kind === "test" ? "worker" : kindDefinitions[kind].recipients;

/**
 * The page where the recipient of a message continues: the one that all its notifications are about; otherwise the schedule, if
 * they are about one, or the first page of schedulers. Undefined for workers, who continue in the portal.
 */
export function pageOf(
  items: readonly { readonly kind: NotificationKind | "test"; readonly scheduleId: string }[],
): LinkedPage | undefined {
  if (items.some(({ kind }) => recipientsOfKind(kind) === "worker")) return undefined;
  const schedules = new Set(
    items.map(({ kind, scheduleId }) => (recipientsOfKind(kind) === "planners" ? scheduleId : "")),
  );
  const pages = new Set(items.map(({ kind }) => (kind === "test" ? undefined : kindDefinitions[kind].page)));
  const [[scheduleId = ""], [page]] = [schedules, pages];
  if (schedules.size > 1) return { page: "planner", scheduleId: "" };
  if (pages.size === 1 && page !== undefined) return { page, scheduleId };
  return { page: scheduleId === "" ? "planner" : "schedule", scheduleId };
}
