import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { personById } from "../people/collection.ts";
import { notificationChannels, notificationKinds } from "../ports/notification-settings.ts";
import { deliveriesOf, deliveryEnds, subscriptionsOf, waitingNotificationsOf } from "./collection.ts";
import { ownRules, toOwnContext } from "./own-notifications.ts";

const kind = z.enum([...notificationKinds, "test"]);

/** The maximum number of deliveries, and of waiting notifications. */
const maxListed = 100;

/**
 * Lists what the caller was notified about in the last 90 days, the latest first, and what is waiting (X19).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`
 */
export const listNotifications = operation({
  name: "notifications.list",
  summary: "Lists what the caller was notified about, and what is still pending.",
  portal: true,
  input: z.strictObject({}),
  output: z.strictObject({
    /** One for each channel and device of a message. */
    deliveries: z
      .array(
        z.strictObject({
          id,
          messageId: id,
          /** What the message is about. */
          kinds: z.array(kind).readonly(),
          channel: z.enum(notificationChannels),
          /** The name of the device; null for other channels and removed devices. */
          device: z.string().nullable(),
          /** ISO 8601, UTC. */
          createdAt: z.string(),
          /** `queued`: not sent yet. `gone`: the device no longer exists. `cancelled`: no longer needed. */
          state: z.enum(["queued", ...deliveryEnds]),
          endedAt: z.string().nullable(),
          /** Why it wasn't sent, as a short text; null if there is no more to say. */
          reason: z.string().nullable(),
        }),
      )
      .readonly(),
    /** Notifications that wait, the next first: for the end of quiet hours, for 5 minutes to pass, or for the next day. */
    waiting: z
      .array(z.strictObject({ id, kind, until: z.string(), reason: z.enum(["quiet-hours", "recent", "limit"]) }))
      .readonly(),
  }),
  load: [
    (_input, { personId }) => ({
      person: personById(personId),
      devices: subscriptionsOf(personId),
      found: deliveriesOf({ equal: [personId], limit: maxListed, reverse: true }),
      // Others, such as planned reminders, may be due earlier than those that wait.
      quiet: waitingNotificationsOf(personId, "quiet-hours", maxListed),
      recent: waitingNotificationsOf(personId, "recent", maxListed),
      limited: waitingNotificationsOf(personId, "limit", maxListed),
    }),
  ],
  context: toOwnContext,
  row: ({ person }) => person,
  rules: ownRules,
  apply: ({ known: { devices, found, quiet, recent, limited } }) => {
    const open = [...quiet, ...recent, ...limited].sort((one, other) => one.dueAt - other.dueAt).slice(0, maxListed);
    const names = new Map(devices.map((device) => [device.id, device.name]));
    return {
      output: {
        deliveries: found.map(({ id: deliveryId, messageId, items, channel, deviceId, ...row }) => ({
          ...{ id: deliveryId, messageId, channel, device: names.get(deviceId) ?? null },
          kinds: [...new Set(items.map((item) => item.kind))],
          createdAt: new Date(row.createdAt).toISOString(),
          state: row.end ?? ("queued" as const),
          endedAt: toInstant(row.endedAt),
          reason: row.reason,
        })),
        waiting: open.flatMap(({ id: notificationId, kind: of, dueAt, waiting }) =>
          waiting === null
            ? []
            : [{ id: notificationId, kind: of, until: new Date(dueAt).toISOString(), reason: waiting }],
        ),
      },
    };
  },
});
