import type { MailPaths } from "./mail-settings.ts";
import type { PushSender, WebhookSender } from "./notification-channels.ts";

/** The channels of notifications. */
export const notificationChannels = ["mail", "push", "webhook"] as const;

/** A channel of notifications. */
export type NotificationChannel = (typeof notificationChannels)[number];

/** What people are notified about (X19). */
export const notificationKinds = [
  "offer-received",
  "offer-changed",
  "offer-withdrawn",
  "offer-filled",
  "offer-closing",
  "shift-confirmed",
  "shift-changed",
  "shift-cancelled",
  "shift-released",
  "shift-reminder",
  "time-off-decided",
  "profile-changed",
  "swap-proposed",
  "swap-rejected",
  "certification-expiring",
  "proof-approved",
  "proof-rejected",
  "report-pending",
  "report-asked-back",
  "shift-handed-back",
  "swap-agreed",
  "report-submitted",
  "time-off-requested",
  "proof-submitted",
  "certification-lapsing",
  "digest",
] as const;

/** What a notification is about. */
export type NotificationKind = (typeof notificationKinds)[number];

/** A period of the day in local time; `to` is on the next day if it isn't after `from`. */
export interface QuietHours {
  /** `HH:MM`. */
  readonly from: string;
  readonly to: string;
}

/** The text of one notification: of a push message, for the host, or a paragraph of an email. */
export interface NotificationText {
  readonly title: string;
  readonly text: string;
}

/** Values the words may use; empty if a notification has none. Times are in the language and zone of the recipient. */
export interface NotificationValues {
  readonly organization: string;
  readonly schedule: string;
  /** The kind of shift. */
  readonly shift: string;
  /** Venue and position of the shift, separated by a comma. */
  readonly place: string;
  /** `Sun 22 Nov, 08:00 – 16:00`, with the zone of the shift if it isn't the recipient's. */
  readonly when: string;
  /** The last instant to answer an offer. */
  readonly deadline: string;
  /** Whose shift or time off it is, for notifications to schedulers. */
  readonly person: string;
  /** The decision on time off: `approved`, `rejected` or `pending`. */
  readonly state: string;
  /** The first and last day of time off. */
  readonly days: string;
  /** The name of a certification, and the last day on which it is valid. */
  readonly certification: string;
  readonly expires: string;
  /** The reason for a rejection. */
  readonly reason: string;
  /** Digest: the numbers of unfilled shifts, open offers and undecided requests. */
  readonly unfilled: string;
  readonly offers: string;
  readonly requests: string;
}

/** Puts one notification into words. */
export type NotificationWording = (values: NotificationValues) => NotificationText;

/** The words of all notifications. `test` is what the test button sends. */
export type NotificationWords = Readonly<Record<NotificationKind | "test", NotificationWording>> & {
  /** An email about several notifications, with their number as the subject, and what every email contains. */
  readonly mail: {
    readonly subject: (count: number) => string;
    /** The label of the link to the portal. */
    readonly action: string;
    /** The labels of links to the pages where schedulers continue. Default: `action`. */
    readonly pages?: Readonly<Partial<Record<keyof MailPaths, string>>>;
    readonly unsubscribe: string;
    readonly settings: string;
  };
};

/** How notifications are sent, with all defaults. */
export interface NotificationSettings {
  readonly push: PushSender | undefined;
  readonly webhook: WebhookSender | undefined;
  /** The channels of each kind, unless a person chooses others. */
  readonly channels: Readonly<Record<NotificationKind, readonly NotificationChannel[]>>;
  /** When to remind before a shift, in minutes, unless a person chooses other times. */
  readonly reminders: readonly number[];
  readonly quietHours: QuietHours | null;
  /** The maximum number of messages per person and day (Q59). */
  readonly maxPerDay: number;
  /** The language of people who chose none, as a BCP 47 tag. */
  readonly language: string;
  /** The words by language. */
  readonly words: Readonly<Record<string, NotificationWords>>;
}
