import { integer, nullable } from "../kernel/store/collection.ts";

/** The maximum number of wrong passwords within 15 minutes. After that, sign-in is locked for the rest of the 15 minutes (Q54). */
const maxRecent = 10;
const lockWindow = 900_000;

/** The maximum number of consecutive wrong passwords. After that, sign-in is locked until a reset by mail or `access.unlock` (Q54). */
const maxInARow = 100;

/** The columns that count wrong passwords: of one trusted device, or of all other browsers together (Q58). */
export const failureFields = {
  /** Consecutive wrong passwords. */
  failures: integer(),
  /** Wrong passwords of the current 15 minutes, and when these began: milliseconds since the epoch. */
  recentFailures: integer(),
  recentSince: nullable(integer()),
  /** When the last lock began; null if no lock followed the last attempt. */
  lockedSince: nullable(integer()),
};

/** Counted wrong passwords. */
export interface FailureCount {
  readonly failures: number;
  readonly recentFailures: number;
  readonly recentSince: number | null;
  readonly lockedSince: number | null;
}

/** A lock: when it began, and when it expires. Null: it lasts until a reset by mail or `access.unlock`. */
export interface Lock {
  readonly since: number;
  readonly until: number | null;
}

/** No wrong passwords. */
export const noFailures: FailureCount = { failures: 0, recentFailures: 0, recentSince: null, lockedSince: null };

/**
 * Whether the current 15 minutes are still running. A start far in the future means that the system clock has been set back; they then
 * count as over, because a lock must not last until then. Smaller differences between the clocks of processes are normal.
 */
const isWindowOpen = (since: number | null, now: number): since is number =>
  since !== null && now < since + lockWindow && since <= now + lockWindow;

/** The lock at an instant, if there is one. Attempts during a lock aren't counted, so they don't extend it. */
export function lockOf({ failures, recentFailures, recentSince, lockedSince }: FailureCount, now: number) {
  const since = lockedSince ?? now;
  if (failures >= maxInARow) return { since, until: null } satisfies Lock;
  if (recentFailures < maxRecent || !isWindowOpen(recentSince, now)) return undefined;
  return { since, until: recentSince + lockWindow } satisfies Lock;
}

/** Counts an attempt before its password is compared, so that parallel attempts can't exceed the limit. */
export function addFailure({ failures, recentFailures, recentSince }: FailureCount, now: number): FailureCount {
  const isOpen = isWindowOpen(recentSince, now);
  const added = {
    failures: failures + 1,
    recentFailures: isOpen ? recentFailures + 1 : 1,
    recentSince: isOpen ? recentSince : now,
  };
  const isFull = added.failures >= maxInARow || added.recentFailures >= maxRecent;
  return { ...added, lockedSince: isFull ? now : null };
}

/** Removes an attempt that wasn't a wrong password. `isRight`: the password was correct, which resets the consecutive count. */
export const removeFailure = ({ failures, recentFailures, recentSince }: FailureCount, isRight = false) => ({
  failures: isRight ? 0 : Math.max(0, failures - 1),
  recentFailures: Math.max(0, recentFailures - 1),
  recentSince,
  lockedSince: null,
});
