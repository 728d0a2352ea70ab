import type { NotificationChannel, NotificationKind } from "../ports/notification-settings.ts";

interface KindDefinition {
  /** Who receives it: the person it is about, or the people who plan. */
  readonly audience: "worker" | "scheduler";
  /** The default channels. */
  readonly channels: readonly NotificationChannel[];
  /** Whether it can be urgent: urgent ones are sent in quiet hours and beyond the daily limit (Q59). */
  readonly canBeUrgent: boolean;
}

const everywhere = ["mail", "push", "webhook"] as const;
const withoutMail = ["push", "webhook"] as const;

/** What each kind of notification is. */
export const kindDefinitions: Readonly<Record<NotificationKind, KindDefinition>> = {
  "offer-received": { audience: "worker", channels: everywhere, canBeUrgent: true },
  "offer-changed": { audience: "worker", channels: withoutMail, canBeUrgent: false },
  "offer-withdrawn": { audience: "worker", channels: withoutMail, canBeUrgent: false },
  "offer-filled": { audience: "worker", channels: withoutMail, canBeUrgent: false },
  "offer-closing": { audience: "worker", channels: withoutMail, canBeUrgent: true },
  "shift-confirmed": { audience: "worker", channels: everywhere, canBeUrgent: false },
  "shift-changed": { audience: "worker", channels: everywhere, canBeUrgent: true },
  "shift-cancelled": { audience: "worker", channels: everywhere, canBeUrgent: true },
  "shift-released": { audience: "worker", channels: everywhere, canBeUrgent: true },
  "shift-reminder": { audience: "worker", channels: withoutMail, canBeUrgent: true },
  "time-off-decided": { audience: "worker", channels: everywhere, canBeUrgent: false },
  "profile-changed": { audience: "worker", channels: everywhere, canBeUrgent: false },
  "swap-proposed": { audience: "worker", channels: everywhere, canBeUrgent: false },
  "swap-rejected": { audience: "worker", channels: everywhere, canBeUrgent: false },
  "certification-expiring": { audience: "worker", channels: everywhere, canBeUrgent: false },
  "proof-approved": { audience: "worker", channels: everywhere, canBeUrgent: false },
  "proof-rejected": { audience: "worker", channels: everywhere, canBeUrgent: false },
  "report-pending": { audience: "worker", channels: withoutMail, canBeUrgent: false },
  "report-asked-back": { audience: "worker", channels: everywhere, canBeUrgent: false },
  "shift-handed-back": { audience: "scheduler", channels: everywhere, canBeUrgent: true },
  "swap-agreed": { audience: "scheduler", channels: everywhere, canBeUrgent: false },
  "report-submitted": { audience: "scheduler", channels: ["webhook"], canBeUrgent: false },
  "time-off-requested": { audience: "scheduler", channels: everywhere, canBeUrgent: false },
  "proof-submitted": { audience: "scheduler", channels: everywhere, canBeUrgent: false },
  "certification-lapsing": { audience: "scheduler", channels: everywhere, canBeUrgent: false },
  digest: { audience: "scheduler", channels: ["mail"], canBeUrgent: false },
};
