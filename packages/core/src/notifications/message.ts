import type { CallContext } from "../identity/operation.ts";
import { type Change, insert } from "../kernel/store/change.ts";
import { queuedMail } from "../mail/queued-mail.ts";
import type { Person } from "../people/collection.ts";
import type { NotificationChannel } from "../ports/notification-settings.ts";
import { deliveries, type DeliveryRow, type MessageItem, type PushSubscriptionRow } from "./collection.ts";

/** The kind of mail that notifications are. */
export const notificationMail = "notification";

interface MessageParts {
  readonly person: Pick<Person, "id" | "organizationId">;
  readonly devices: readonly Pick<PushSubscriptionRow, "id">[];
  /** What to send on each channel. */
  readonly channels: readonly (readonly [NotificationChannel, readonly MessageItem[]])[];
  readonly urgent: boolean;
}

/** Creates the deliveries of a message: one for each channel, and for each device of push messages. Mail goes to the outbox. */
export function messageOf(
  { person, devices, channels, urgent }: MessageParts,
  call: CallContext,
): { readonly messageId: string; readonly changes: readonly Change[] } {
  const messageId = call.newId();
  const actor = { ...call.actor, organizationId: person.organizationId };
  const changes = channels.flatMap(([channel, items]): readonly Change[] => {
    const targets = channel === "push" ? devices.map(({ id }) => id) : [""];
    return targets.flatMap((deviceId): readonly Change[] => {
      const row: DeliveryRow = {
        ...{ id: call.newId(), messageId, personId: person.id, channel, deviceId, items, urgent },
        ...{ createdAt: call.now, open: channel !== "mail", dueAt: call.now, attempts: 0 },
        ...{ end: null, endedAt: null, reason: null, unsubscribeHash: null },
      };
      if (channel !== "mail") return [insert(deliveries, row)];
      const asked = { kind: notificationMail, scheduleId: "", personId: person.id, subjectId: row.id, counted: true };
      return [insert(deliveries, row), queuedMail(asked, { ...call, actor }).change];
    });
  });
  return { messageId, changes };
}
