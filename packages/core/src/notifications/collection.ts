import { boolean, collection, integer, json, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";
import type { NotificationChannel, NotificationKind, QuietHours } from "../ports/notification-settings.ts";

/** How often a scheduler gets a digest. */
export const digestIntervals = ["off", "daily", "weekly"] as const;

/** What a person chose; what is missing follows the host's defaults. */
export interface ChosenSettings {
  readonly channels?: Partial<Readonly<Record<NotificationKind, readonly NotificationChannel[]>>>;
  readonly reminders?: readonly number[];
  readonly quietHours?: QuietHours | null;
  readonly timeZone?: string;
  readonly language?: string;
  readonly digest?: (typeof digestIntervals)[number];
}

/** What people chose to be notified about, and when they last were (X19). One row per person, created with the first value. */
export const notificationSettings = collection("notification_settings", {
  fields: {
    personId: text(),
    chosen: json<ChosenSettings>(),
    /** When the next digest is due; null without digests. */
    digestDueAt: nullable(integer()),
    /** When the last message was sent, or 0. */
    sentAt: integer(),
    /** When the day that the limit counts began, and the number of messages since (Q59). */
    dayFrom: integer(),
    dayCount: integer(),
  },
  key: ["personId"],
  indexes: { digest: ["digestDueAt"] },
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: keepSettings, export: ["chosen"] }],
});

/** A row of `notification_settings`. */
export type SettingsRow = RowIn<typeof notificationSettings>;

interface SettingsColumns {
  readonly personId: string;
  readonly chosen: ChosenSettings;
  readonly digestDueAt: number | null;
  readonly sentAt: number;
  readonly dayFrom: number;
  readonly dayCount: number;
}

/** The settings of the remaining person apply. */
function keepSettings(from: SettingsColumns, into: SettingsColumns | undefined, merge: { readonly into: string }) {
  return { row: { ...(into ?? from), personId: merge.into } };
}

/** Browsers that receive push messages. Each is registered once. */
export const pushSubscriptions = collection("push_subscriptions", {
  fields: {
    id: text(),
    personId: text(),
    endpoint: text(),
    endpointHash: text(),
    p256dh: text(),
    auth: text(),
    /** The person's own name for the device. */
    name: text(),
    createdAt: integer(),
  },
  key: ["id"],
  unique: { endpoint: ["endpointHash"] },
  indexes: { person: ["personId", "createdAt"] },
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: "move", export: ["name", "createdAt"] }],
});

/** A row of `push_subscriptions`. */
export type PushSubscriptionRow = RowIn<typeof pushSubscriptions>;

/** Why a notification waits: the recipient's quiet hours, an earlier message within 5 minutes, or the daily limit (Q59). */
export type WaitReason = "quiet-hours" | "recent" | "limit";

/**
 * How a notification ended. `obsolete`: it no longer applied. `replaced`: by a later one about the same thing. `off`: the
 * recipient switched it off. `closed`: the recipient's account is closed, paused or not activated. `failed`: it could not be planned.
 */
export const notificationEnds = ["sent", "obsolete", "replaced", "off", "closed", "failed"] as const;

/** How a notification ended. */
export type NotificationEnd = (typeof notificationEnds)[number];

/** What a notification is about: the ids from which its text is created when it is sent. */
export interface NotificationSubject {
  readonly kind: NotificationKind | "test";
  /** Empty if it isn't about a schedule. */
  readonly scheduleId: string;
  /** Empty if it isn't about a shift. */
  readonly shiftId: string;
  /** The offer or time-off request it is about; empty otherwise. */
  readonly subjectId: string;
  /** The other person it is about, for schedulers; empty otherwise. */
  readonly aboutId: string;
  /** When the shift began before a change; null if unknown. */
  readonly start: number | null;
  readonly createdAt: number;
}

/** What people are to be notified about, one row each, written in the transaction of the command. Rows contain no text. */
export const notifications = collection("notifications", {
  fields: {
    id: text(),
    personId: text(),
    kind: text<NotificationSubject["kind"]>(),
    scheduleId: text(),
    shiftId: text(),
    subjectId: text(),
    aboutId: text(),
    start: nullable(integer()),
    /** Reminders: the minutes before the shift; null if it isn't planned yet. */
    lead: nullable(integer()),
    createdAt: integer(),
    open: boolean(),
    dueAt: integer(),
    waiting: nullable(text<WaitReason>()),
    end: nullable(text<NotificationEnd>()),
    /** The message that it became part of. */
    messageId: nullable(text()),
  },
  key: ["id"],
  indexes: { due: ["open", "dueAt"], person: ["personId", "open", "dueAt"] },
  references: { personId: "people" },
  personal: [
    { subject: "personId", erase: "remove", merge: "move", export: ["kind", "scheduleId", "createdAt", "end"] },
  ],
});

/** A row of `notifications`. */
export type NotificationRow = RowIn<typeof notifications>;

/** How a delivery ended. `gone`: the device no longer exists. `cancelled`: no longer needed. */
export const deliveryEnds = ["sent", "failed", "gone", "cancelled"] as const;

/** How a delivery ended. */
export type DeliveryEnd = (typeof deliveryEnds)[number];

/** The notifications of a message, as its deliveries keep them. */
export interface MessageItem extends NotificationSubject {
  readonly id: string;
}

/** Messages: one row for each channel and device that a message is sent to. Mail is sent from the outbox. */
export const deliveries = collection("notification_deliveries", {
  fields: {
    id: text(),
    messageId: text(),
    personId: text(),
    channel: text<NotificationChannel>(),
    /** The push subscription; empty for other channels. */
    deviceId: text(),
    items: json<readonly MessageItem[]>(),
    urgent: boolean(),
    createdAt: integer(),
    /** Whether it is still to be sent from here. */
    open: boolean(),
    dueAt: integer(),
    attempts: integer(),
    end: nullable(text<DeliveryEnd>()),
    endedAt: nullable(integer()),
    /** Why it failed, at most 200 characters. */
    reason: nullable(text()),
    /** The hash of the secret in the unsubscribe link of an email. */
    unsubscribeHash: nullable(text()),
  },
  key: ["id"],
  indexes: { due: ["open", "dueAt"], person: ["personId", "createdAt"], created: ["createdAt"] },
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: "move", export: ["channel", "createdAt", "end"] }],
});

/** A row of `notification_deliveries`. */
export type DeliveryRow = RowIn<typeof deliveries>;

/** The settings of a person. */
export const settingsOf = get(notificationSettings);
/** The settings of several people. */
export const settingsOfPeople = getMany(notificationSettings);
/** The maximum number of devices of one person. */
export const maxDevices = 10;
/** The push subscription with an address. */
export const subscriptionByEndpoint = get(pushSubscriptions, ["endpointHash"]);
const subscriptionsByPerson = list(pushSubscriptions, "person", 1);
/** The push subscriptions of a person, the oldest first. Two people who were merged can have more than the maximum. */
export const subscriptionsOf = (personId: string) =>
  subscriptionsByPerson({ equal: [personId], limit: 3 * maxDevices });
/** One delivery. */
export const deliveryById = get(deliveries);
/** The deliveries of a person. */
export const deliveriesOf = list(deliveries, "person", 1);

/** Open notifications by the time they are due. */
export const notificationsByDue = list(notifications, "due", 1, ["id", "personId", "dueAt"]);
/** Open deliveries by the time they are due. */
export const deliveriesByDue = list(deliveries, "due", 1, ["id", "dueAt", "channel"]);
const openByPerson = list(notifications, "person", 2);
/** Several notifications. */
export const notificationsByKey = getMany(notifications);
/** The open notifications of a person, those that are due first. */
export const notificationsOf = (personId: string, limit: number) => openByPerson({ equal: [personId, true], limit });
/** The notifications of a person that wait for this reason, those that are due first. */
export const waitingNotificationsOf = (personId: string, waiting: WaitReason, limit: number) =>
  openByPerson({ equal: [personId, true], limit, filter: { waiting } });
