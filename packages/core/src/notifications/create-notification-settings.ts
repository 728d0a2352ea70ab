import type { PushSender, WebhookSender } from "../ports/notification-channels.ts";
import {
  type NotificationChannel,
  notificationChannels,
  type NotificationKind,
  notificationKinds,
  type NotificationSettings,
  type NotificationWords,
  type QuietHours,
} from "../ports/notification-settings.ts";
import { kindDefinitions } from "./kinds.ts";
import { notificationWordsEn } from "./notification-words.ts";

/** Options for notifications. Mail is sent if `mail` is set up. */
export interface NotificationOptions {
  /** Sends Web Push messages. Without it, browsers can't be registered. */
  readonly push?: PushSender;
  /** Receives notifications in the host, such as for its own inbox or text messages. */
  readonly webhook?: WebhookSender;
  /** The channels of a kind of notification, unless a person chooses others. */
  readonly channels?: Partial<Readonly<Record<NotificationKind, readonly NotificationChannel[]>>>;
  /** When to remind before a shift, in minutes, unless a person chooses other times. Default: a day and two hours. */
  readonly reminders?: readonly number[];
  /** When notifications wait, unless a person chooses other hours. Default: `22:00` to `06:00`; null for never. */
  readonly quietHours?: QuietHours | null;
  /** The maximum number of messages per person and day; urgent ones are sent beyond it (Q59). Default: 30. */
  readonly maxPerDay?: number;
  /** The language of people who chose none, as a BCP 47 tag. Default: that of mail, or `en`. */
  readonly language?: string;
  /** The texts by language. People choose among these languages. What is missing is in English. */
  readonly words?: Readonly<Record<string, Partial<NotificationWords>>>;
}

/** The maximum number of reminders before a shift. */
export const maxReminders = 3;
/** The earliest reminder: two weeks before the shift, in minutes. */
export const earliestReminder = 20_160;

/** A time of day. */
export const clockTime = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

const defaultQuietHours: QuietHours = { from: "22:00", to: "06:00" };

/**
 * The settings from the options.
 * @throws {TypeError} an option is invalid
 */
export function createNotificationSettings(
  options: NotificationOptions = {},
  mailLanguage: string | undefined = "en",
): NotificationSettings {
  const { push, webhook, channels = {}, reminders = [1440, 120], maxPerDay = 30 } = options;
  const { quietHours = defaultQuietHours, language = mailLanguage, words = {} } = options;
  for (const [kind, chosen] of Object.entries(channels)) {
    if (!Object.hasOwn(kindDefinitions, kind))
      throw new TypeError(
        `\`notifications.channels\` has no kind \`${kind}\`; kinds are ${notificationKinds.join(", ")}`,
      );
    if (!chosen.every((channel) => notificationChannels.includes(channel)))
      throw new TypeError(`\`notifications.channels\` may contain ${notificationChannels.join(", ")}`);
  }
  const isReminder = (minutes: number): boolean =>
    Number.isInteger(minutes) && minutes > 0 && minutes <= earliestReminder;
  if (reminders.length > maxReminders || !reminders.every(isReminder))
    throw new TypeError(`\`notifications.reminders\` must be at most ${maxReminders} whole minutes, up to two weeks`);
  if (quietHours !== null && !(clockTime.test(quietHours.from) && clockTime.test(quietHours.to)))
    throw new TypeError("`notifications.quietHours` must have times such as `22:00`");
  if (!(Number.isInteger(maxPerDay) && maxPerDay >= 1))
    throw new TypeError("`notifications.maxPerDay` must be a positive integer");
  return {
    push,
    webhook,
    channels: Object.fromEntries(
      notificationKinds.map((kind) => [kind, channels[kind] ?? kindDefinitions[kind].channels]),
    ) as Readonly<Record<NotificationKind, readonly NotificationChannel[]>>,
    reminders: [...reminders].sort((one, other) => one - other),
    quietHours,
    maxPerDay,
    language,
    words: Object.fromEntries(
      [...new Set([language, ...Object.keys(words)])].map((one) => [one, { ...notificationWordsEn, ...words[one] }]),
    ),
  };
}
