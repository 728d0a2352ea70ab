import { z } from "zod";
import { type Change, update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import type { Environment } from "../ports/environment.ts";
import { type Person, personById } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { type Account, accountOf, accounts, deviceById, type TrustedDevice, trustedDevices } from "./collection.ts";
import { addFailure, type FailureCount, lockOf, removeFailure } from "./failure-count.ts";
import { signInLocked } from "./events.ts";
import { unknownAddressAttempts } from "./sign-in-limits.ts";

interface AttemptContext {
  readonly person: Person | undefined;
  readonly account: Account | undefined;
  readonly device: TrustedDevice | undefined;
}

/**
 * Counts an attempt as a wrong password before it is compared, or removes it again. It counts for a trusted device or for all other
 * browsers together (Q54, Q58). Locks don't apply to temporary passwords: they can't be guessed, and their owners can't request a reset
 * yet. The attempt that locks sign-in is part of the person's history.
 */
export const countAttempt = operation({
  name: "access.countAttempt",
  summary: "Counts an attempt to sign in, or removes it again.",
  internal: true,
  confidential: true,
  input: z.strictObject({ personId: id, deviceId: z.string().nullable(), isReturned: z.boolean() }),
  output: z.strictObject({
    /** Whether the attempt isn't counted because of a lock, and when the lock expires; null if it doesn't expire. */
    isLocked: z.boolean(),
    until: z.int().nullable(),
  }),
  events: [signInLocked],
  load: [
    ({ personId, deviceId }) => ({
      person: personById(personId),
      account: accountOf(personId),
      device: deviceById(deviceId ?? ""),
    }),
  ],
  context: ({ person, account, device }): AttemptContext => ({ person, account, device }),
  rules: [grant<AttemptContext>("attempts count", () => true)],
  apply: ({ context: { person, account, device } }, { deviceId, isReturned }, { now }) => {
    const counted = deviceId === null ? account : device;
    const open = { isLocked: false, until: null };
    if (counted === undefined) return { output: open };
    if (isReturned) return { output: open, changes: [setCount(counted, removeFailure(counted))] };
    const lock = person?.stage === "invited" ? undefined : lockOf(counted, now);
    if (lock !== undefined) return { output: { isLocked: true, until: lock.until } };
    const count = addFailure(counted, now);
    const changes = [setCount(counted, count)];
    if (person?.stage !== "active" || count.lockedSince === null) return { output: open, changes };
    const where = deviceId === null ? "unknown-browsers" : "own-device";
    const { change, entry } = movePerson(person, {}, signInLocked({ personId: person.id, where }), now);
    return { output: open, changes: [...changes, change], journalEntries: [entry] };
  },
});

function setCount(counted: Account | TrustedDevice, set: FailureCount): Change {
  const seen = { failures: counted.failures, recentFailures: counted.recentFailures };
  return "id" in counted
    ? update(trustedDevices, [counted.id], set, seen)
    : update(accounts, [counted.personId], set, seen);
}

/** A counted attempt. */
export interface Attempt {
  readonly isLocked: boolean;
  readonly until: number | null;
  /** Removes the attempt, if it wasn't a wrong password. */
  readonly giveBack: () => Promise<void>;
}

/** Counts an attempt. For an unknown account or during a lock, it does the same durable write (P34). */
export async function takeAttempt(
  account: Account | undefined,
  device: TrustedDevice | undefined,
  { limits, run }: Pick<Environment, "limits" | "run">,
): Promise<Attempt> {
  const takeDecoy = async () => {
    await limits.take([unknownAddressAttempts]);
    return () => limits.giveBack([unknownAddressAttempts]);
  };
  if (account === undefined) return { isLocked: false, until: null, giveBack: await takeDecoy() };
  const counted = { personId: account.personId, deviceId: device?.id ?? null };
  const taken = (await run("access.countAttempt", { ...counted, isReturned: false })) as Omit<Attempt, "giveBack">;
  if (taken.isLocked) return { ...taken, giveBack: await takeDecoy() };
  const giveBack = async (): Promise<void> => {
    await run("access.countAttempt", { ...counted, isReturned: true });
  };
  return { ...taken, giveBack };
}
