import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { notificationChannels } from "../ports/notification-settings.ts";
import { maxDevices } from "./collection.ts";
import { maxReminders } from "./create-notification-settings.ts";
import { channelsOf, ownFacts, ownRules, ownSchedules, toOwnContext, toSettingsView } from "./own-notifications.ts";
import { deviceView, settingsView, toDeviceView } from "./view.ts";

/**
 * Gets what the caller is notified about, and on which channels and devices (A49, X19).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`
 */
export const getNotificationSettings = operation({
  name: "notifications.getSettings",
  summary: "Gets what the caller is notified about, and how.",
  portal: true,
  input: z.strictObject({}),
  output: z.strictObject({
    settings: settingsView,
    /** The channels that the host has set up. Others can be chosen, but aren't used. */
    channels: z.array(z.enum(notificationChannels)).readonly(),
    /** The languages to choose from. */
    languages: z.array(z.string()).readonly(),
    /** The key with which browsers subscribe to push messages, as base64url; null without push messages. */
    pushKey: z.string().nullable(),
    devices: z.array(deviceView).readonly(),
    most: z.strictObject({ devices: z.int(), reminders: z.int() }),
    /** The caller's id, which is also their topic. */
    personId: id,
    /** The sequence number of that topic, to follow from here on. */
    number: z.int(),
  }),
  prepare: (_input, _actor, { notifications, mail }) => ({
    defaults: notifications,
    channels: channelsOf(notifications, mail !== undefined),
  }),
  load: [ownFacts, (known) => ownSchedules(known)],
  context: toOwnContext,
  row: ({ person }) => person,
  rules: ownRules,
  apply: ({ known, context: { actor }, row: person }, { defaults, channels }) => ({
    output: {
      settings: toSettingsView(known, undefined, actor, defaults),
      channels,
      languages: Object.keys(defaults.words),
      pushKey: defaults.push?.publicKey ?? null,
      devices: known.devices.map(toDeviceView),
      most: { devices: maxDevices, reminders: maxReminders },
      personId: person.id,
      number: person.number,
    },
  }),
});
