import type { MailLimits } from "../ports/mail-settings.ts";
import type { Limit } from "../kernel/rate-limits.ts";

/** The most wrong passwords of one account before it is shut for the rest of a quarter of an hour (Q54). */
const maxInARow = 10;
const quarter = 900;
const hour = 3600;

/** The most wrong passwords in a row before the right one opens nothing either, until it is reset by mail (Q54). */
export const maxFailures = 100;

/**
 * Wrong passwords for one address, whether somebody has it or not: the same work, the same answer (P34, P35). The window
 * begins with the first and is not made longer by those that come while it is full.
 */
export const addressLimit = (organizationId: string, key: string): Limit => ({
  key: `sign-in.address:${organizationId}:${key}`,
  points: maxInARow,
  seconds: quarter,
});

/** Wrong current passwords of whoever changes theirs. Apart from addresses: nobody but they themselves take from it. */
export const changeLimit = (personId: string): Limit => ({
  key: `sign-in.change:${personId}`,
  points: maxInARow,
  seconds: quarter,
});

/**
 * Wrong passwords for addresses that nobody has, never refused: counting them costs the durable write that counting those of
 * an account costs, so that the time of an answer does not tell the two apart (P34).
 */
export const nobodysFailures: Limit = { key: "sign-in.nobody", points: Number.MAX_SAFE_INTEGER, seconds: hour };

/** Wrong passwords from one place; places that nobody knows are one (P36). */
export const sourceLimit = (source = "unknown"): Limit => ({
  key: `sign-in.source:${source}`,
  points: 100,
  seconds: hour,
});

/** Asking for links to reset a password, and using them, from one place. */
export const resetLimit = (source = "unknown"): Limit => sourceLimit(`reset:${source}`);

/** Mails a day to one address that nobody can use up by asking for resets: for invitations and temporary passwords (Q53). */
const keptFree = 2;

/**
 * Links to reset a password that are mailed to one person in a day: anybody may ask for them. Addresses that nobody has share
 * a count that is never full, so that asking for them costs the same (P34, P37).
 */
export const resetsLimit = (person: { readonly id: string } | undefined, { perAddress }: MailLimits): Limit => ({
  key: `sign-in.resets:${person?.id ?? "nobody"}`,
  points: person === undefined ? Number.MAX_SAFE_INTEGER : Math.max(1, perAddress - keptFree),
  seconds: 24 * hour,
});

/**
 * Mails that tell somebody of failed attempts: one an hour, and no more a day than leave room for a reset, or whoever keeps
 * an account shut could keep its owner from opening it (P35, Q53).
 */
export const warningLimits = (personId: string, { perAddress }: MailLimits): readonly Limit[] => [
  { key: `sign-in.warning:${personId}`, points: 1, seconds: hour },
  {
    key: `sign-in.warnings:${personId}`,
    points: Math.max(1, Math.min(keptFree, perAddress - keptFree)),
    seconds: 24 * hour,
  },
];
