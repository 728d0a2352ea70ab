import { z } from "zod";
import { id, timeZone, type ViewSchema } from "../kernel/values/fields.ts";
import { notificationChannels, notificationKinds } from "../ports/notification-settings.ts";
import { digestIntervals, type PushSubscriptionRow } from "./collection.ts";
import { clockTime, earliestReminder, maxReminders } from "./create-notification-settings.ts";

const time = z.string().regex(clockTime, "a time such as `22:00`");
const kind = z.enum(notificationKinds);
const channels = z
  .array(z.enum(notificationChannels))
  .max(notificationChannels.length)
  .overwrite((chosen) => notificationChannels.filter((channel) => chosen.includes(channel)));

const hours = z.strictObject({
  from: time,
  /** On the next day if it isn't after `from`. */
  to: time,
});

/** The settings that a person can change; only given values are written. */
export const settingsInput = z.strictObject({
  /** The channels of some kinds of notification; the others stay. */
  kinds: z
    .array(z.strictObject({ kind, channels }))
    .max(notificationKinds.length)
    .refine((all) => new Set(all.map((one) => one.kind)).size === all.length, "each kind once")
    .optional(),
  /** When to be reminded before a shift, in minutes. */
  reminders: z
    .array(z.int().min(1).max(earliestReminder))
    .max(maxReminders, `at most ${maxReminders} reminders`)
    .overwrite((minutes) => [...new Set(minutes)].sort((one, other) => one - other))
    .optional(),
  /** When notifications wait, in local time; null for never. */
  quietHours: hours
    .refine(({ from, to }) => from !== to, { path: ["to"], error: "a time other than `from`" })
    .nullable()
    .optional(),
  /** The zone of quiet hours and digests; null for the profile's or the schedules' zone. */
  timeZone: timeZone.nullable().optional(),
  /** One of the offered languages. */
  language: z.string().max(35).optional(),
  digest: z.enum(digestIntervals).optional(),
});

const deviceFields = z.strictObject({
  id,
  name: z.string(),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
});

/** A browser that receives push messages. */
export interface NotificationDeviceView extends z.output<typeof deviceFields> {}

/** The schema of a device. */
export const deviceView: ViewSchema<NotificationDeviceView> = deviceFields;

/** Converts a push subscription to its view: without its address and keys. */
export const toDeviceView = ({ id: deviceId, name, createdAt }: PushSubscriptionRow): NotificationDeviceView => ({
  id: deviceId,
  name,
  createdAt: new Date(createdAt).toISOString(),
});

const settingsFields = z.strictObject({
  /** The kinds of notification that concern this person. */
  kinds: z
    .array(
      z.strictObject({
        kind,
        channels: z.array(z.enum(notificationChannels)).readonly(),
        /** `worker`: about one's own work. `scheduler`: about planning. */
        audience: z.enum(["worker", "scheduler"]),
        /** Whether it can come in quiet hours, if it is urgent (Q59). */
        canBeUrgent: z.boolean(),
      }),
    )
    .readonly(),
  reminders: z.array(z.int()).readonly(),
  quietHours: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  /** The IANA name of the zone that applies. */
  timeZone: z.string(),
  /** The zone that the person chose for notifications; null if they chose none. */
  ownTimeZone: z.string().nullable(),
  /** The language of notifications, as a BCP 47 tag. */
  language: z.string(),
  digest: z.enum(digestIntervals),
});

/** What a person is notified about, and how. */
export interface NotificationSettingsView extends z.output<typeof settingsFields> {}

/** The schema of the settings. */
export const settingsView: ViewSchema<NotificationSettingsView> = settingsFields;
