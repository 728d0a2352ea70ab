import type { Account, TrustedDevice } from "./collection.ts";
import { type Lock, lockOf } from "./failure-count.ts";

/** Where sign-in can be locked: in all browsers except the person's own devices, or on one of these. */
export const lockPlaces = ["unknown-browsers", "own-device"] as const;

/** A lock on a person's sign-in, and where. */
export interface SignInLock extends Lock {
  readonly where: (typeof lockPlaces)[number];
}

/** The lock on a person's sign-in (Q54, Q58). A lock of unknown browsers takes precedence over that of a device. */
export function signInLockOf(
  account: Account | undefined,
  devices: readonly TrustedDevice[],
  now: number,
): SignInLock | undefined {
  const lock = account && lockOf(account, now);
  if (lock !== undefined) return { ...lock, where: "unknown-browsers" };
  for (const device of devices) {
    const own = device.expiresAt > now ? lockOf(device, now) : undefined;
    if (own !== undefined) return { ...own, where: "own-device" };
  }
  return undefined;
}
