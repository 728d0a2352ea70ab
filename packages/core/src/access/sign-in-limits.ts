import type { Limit } from "../kernel/limits/rate-limits.ts";

const hour = 3600;

/**
 * Attempts for unknown addresses, which are never refused. Counting them costs the same durable write as for an account, so that timing
 * doesn't distinguish the two (P34).
 */
export const unknownAddressAttempts: Limit = {
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

/** Requests for password reset links and uses of invalid ones, from one source. */
export const resetLimit = (source = "unknown"): Limit => sourceLimit(`reset:${source}`);

/** The maximum number of reset emails at once, and the time after which one more is allowed, in milliseconds (Q58). */
const maxResets = 3;
const resetRefill = 4 * hour * 1000;

/**
 * Takes one reset email from an allowance that is full again at `fullAt`. A time that is too far in the future was stored before
 * the system clock was set back, and doesn't count.
 * @returns when it is full again; `undefined` if it is used up
 */
export function takeReset(fullAt: number | null, now: number): number | undefined {
  const whole = maxResets * resetRefill;
  const isPossible = fullAt !== null && now < fullAt && fullAt <= now + 2 * whole;
  const next = (isPossible ? fullAt : now) + resetRefill;
  return next - now > whole ? undefined : next;
}

/**
 * Requests that mail nothing, which are never refused. Counting them costs the same durable write as queuing an email, so that timing
 * reveals no accounts (P34).
 */
export const unmailedResets: Limit = { ...unknownAddressAttempts, key: "sign-in.unmailed-reset" };

/** Warnings about failed attempts: one per hour and two per day. They don't count as emails to the address (P35, Q53). */
export const warningLimits = (personId: string): readonly Limit[] => [
  { key: `sign-in.warning:${personId}`, points: 1, seconds: hour },
  { key: `sign-in.warnings:${personId}`, points: 2, seconds: 24 * hour },
];
