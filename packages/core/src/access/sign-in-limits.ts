import type { MailLimits } from "../ports/mail-settings.ts";
import type { Limit } from "../kernel/rate-limits.ts";
import type { Secrets } from "../ports/secrets.ts";

/** The maximum number of wrong passwords for one account before it is locked for the rest of 15 minutes (Q54). */
const maxInARow = 10;
const quarter = 900;
const hour = 3600;

/** The maximum number of consecutive wrong passwords before even the right one is rejected until a reset by mail (Q54). */
export const maxFailures = 100;

/**
 * Wrong passwords for one address, known or unknown: the same work, the same answer (P34, P35). The window begins with
 * the first one and isn't extended by attempts made while it is full. The address is only stored as a keyed hash, because the
 * row can outlive the person (X8).
 */
export const addressLimit = async (organizationId: string, key: string, secrets: Secrets): Promise<Limit> => ({
  key: `sign-in.address:${await secrets.derive("sign-in.address", organizationId, key)}`,
  points: maxInARow,
  seconds: quarter,
});

/** Wrong current passwords when changing a password. Separate from addresses, so that only the person can use it up. */
export const changeLimit = (personId: string): Limit => ({
  key: `sign-in.change:${personId}`,
  points: maxInARow,
  seconds: quarter,
});

/**
 * Wrong passwords for unknown addresses, never refused. Counting them costs the same durable write as counting those of
 * an account, so that timing doesn't distinguish the two (P34).
 */
export const unknownAddressFailures: Limit = {
  key: "sign-in.unknown-address",
  points: Number.MAX_SAFE_INTEGER,
  seconds: hour,
};

/** Wrong passwords from one source; unknown sources share one limit (P36). */
export const sourceLimit = (source = "unknown"): Limit => ({
  key: `sign-in.source:${source}`,
  points: 100,
  seconds: hour,
});

/** Requests for and uses of password reset links from one source. */
export const resetLimit = (source = "unknown"): Limit => sourceLimit(`reset:${source}`);

/** Daily mails to one address reserved for invitations and temporary passwords, which reset requests can't use up (Q53). */
const reservedMails = 2;

/**
 * Password reset links mailed to one person per day, because anyone may request them. Unknown addresses share a limit that
 * is never full, so that requests for them cost the same (P34, P37).
 */
export const resetsLimit = (person: { readonly id: string } | undefined, { perAddress }: MailLimits): Limit => ({
  key: `sign-in.resets:${person?.id ?? "unknown"}`,
  points: person === undefined ? Number.MAX_SAFE_INTEGER : Math.max(1, perAddress - reservedMails),
  seconds: 24 * hour,
});

/**
 * Warnings about failed attempts: one per hour, and few enough per day to leave room for a reset. Otherwise an attacker who
 * keeps an account locked could also keep its owner from resetting it (P35, Q53).
 */
export const warningLimits = (personId: string, { perAddress }: MailLimits): readonly Limit[] => [
  { key: `sign-in.warning:${personId}`, points: 1, seconds: hour },
  {
    key: `sign-in.warnings:${personId}`,
    points: Math.max(1, Math.min(reservedMails, perAddress - reservedMails)),
    seconds: 24 * hour,
  },
];
