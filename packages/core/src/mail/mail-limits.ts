import type { Limit } from "../kernel/limits/rate-limits.ts";
import type { MailLimits } from "../ports/mail-settings.ts";
import type { OutboxRow } from "./outbox.ts";

/** The default limits (Q53). */
export const defaultMailLimits: MailLimits = { perActor: 500, perSchedule: 1000, perAddress: 5 };

const hour = 3600;

/** Returns the limits of the actor and the schedule. */
export const senderLimits = (
  { queuedBy, scheduleId }: Pick<OutboxRow, "queuedBy" | "scheduleId">,
  { perActor, perSchedule }: MailLimits,
): readonly Limit[] => [
  { key: `mail.actor:${queuedBy}`, points: perActor, seconds: hour },
  ...(scheduleId === "" ? [] : [{ key: `mail.schedule:${scheduleId}`, points: perSchedule, seconds: hour }]),
];

/** Returns the limit of the recipient: a person is one mailbox in their organization. */
export const recipientLimit = ({ personId }: Pick<OutboxRow, "personId">, { perAddress }: MailLimits): Limit => ({
  key: `mail.address:${personId}`,
  points: perAddress,
  seconds: 24 * hour,
});
