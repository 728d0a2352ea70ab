import type { Limit } from "../kernel/rate-limits.ts";
import type { MailLimits } from "../ports/mail-settings.ts";
import type { OutboxRow } from "./outbox.ts";

/** What holds where a host says nothing else (Q53). */
export const usualMailLimits: MailLimits = { perActor: 500, perSchedule: 1000, perAddress: 5 };

const hour = 3600;

/** The limits of whoever asks for mail, and of what they ask it for. */
export const senderLimits = (
  { queuedBy, scheduleId }: Pick<OutboxRow, "queuedBy" | "scheduleId">,
  { perActor, perSchedule }: MailLimits,
): readonly Limit[] => [
  { key: `mail.actor:${queuedBy}`, points: perActor, seconds: hour },
  ...(scheduleId === "" ? [] : [{ key: `mail.schedule:${scheduleId}`, points: perSchedule, seconds: hour }]),
];

/** The limit of whoever gets it: a person is one mailbox of their organization. */
export const recipientLimit = ({ personId }: Pick<OutboxRow, "personId">, { perAddress }: MailLimits): Limit => ({
  key: `mail.address:${personId}`,
  points: perAddress,
  seconds: 24 * hour,
});
