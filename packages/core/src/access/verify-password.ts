import type { Actor } from "../identity/actor.ts";
import { takeOrRefuse } from "../kernel/limits.ts";
import type { Limit, Limits } from "../kernel/rate-limits.ts";
import { defaultMailLimits } from "../mail/mail-limits.ts";
import type { Environment } from "../ports/environment.ts";
import { type Person, personByEmail } from "../people/collection.ts";
import { toEmail } from "../identity/canonical-email.ts";
import { type Account, accountOf } from "./collection.ts";
import { comparePassword } from "./compare-password.ts";
import { addressLimit, maxFailures, unknownAddressFailures, sourceLimit, warningLimits } from "./sign-in-limits.ts";

/** The credentials of a sign-in. */
export interface Credentials {
  readonly organizationId: string;
  readonly email: string;
  readonly password: string;
}

/** The result of the comparison. */
export interface Verified {
  /** Empty if nothing matches: an unknown address, a wrong password, or a closed account. */
  readonly personId: string;
  /** The hash that was compared, to detect changes before the commit. */
  readonly passwordHash: string;
}

/** Truncates an address that is too long to be valid. It is counted all the same. */
const longestKey = 320;

/**
 * Compares a password, with the same work and the same answer for an unknown address, one that isn't activated, is
 * deactivated or locked, and a wrong password (P34). Each attempt counts against the address and the source
 * (P35, P36); a right one is refunded.
 * @throws {RollcallError} `request.throttled`: too many from this source, or too many at once
 */
export async function verifyPassword(
  { organizationId, email, password }: Credentials,
  { source }: Actor,
  environment: Environment,
): Promise<Verified> {
  const { limits, secrets } = environment;
  const key = toEmail(email)?.key ?? email.trim().toLowerCase().slice(0, longestKey);
  const place = [sourceLimit(source)];
  const address = [await addressLimit(organizationId, key, secrets)];
  // Takes both at once. Which of them is full is only determined if one is.
  const isLocked = (await limits.take([...place, ...address])) > 0;
  if (isLocked) await takeOrRefuse(limits, place);
  const person = await environment.read(personByEmail(organizationId, key));
  const account = await environment.read(accountOf(person?.id ?? ""));
  const taken = isLocked ? place : [...place, ...address];
  const open = isLocked ? null : openHash(person, account, environment.clock.now());
  const fits = await comparePassword(open, password, taken, environment);
  if (open !== null && fits) {
    void refundAlongside(limits, taken);
    return { personId: person?.id ?? "", passwordHash: open };
  }
  if (isLocked) await warn(person, account, environment);
  else if (account === undefined) await limits.take([unknownAddressFailures]);
  else await environment.run("access.countFailure", { personId: account.personId });
  return { personId: "", passwordHash: "" };
}

/** Written together with the new session, in one commit if the store supports it. If that fails, one attempt stays counted. */
async function refundAlongside(limits: Limits, taken: readonly Limit[]): Promise<void> {
  try {
    await limits.giveBack(taken);
  } catch {
    // The password was right: a missing refund must not refuse it.
  }
}

/** The hash that opens the account now, if there is one. A pause doesn't close the account (Q35). */
function openHash(person: Person | undefined, account: Account | undefined, now: number): string | null {
  if (person?.state !== "active" || person.affiliation !== "external" || account === undefined) return null;
  if (account.failures >= maxFailures) return null;
  if (person.stage === "invited" && (person.temporaryUntil ?? 0) <= now) return null;
  return person.stage === "created" ? null : account.passwordHash;
}

/** Warns the owner, at most once an hour and twice a day. The attacker learns nothing. */
async function warn(person: Person | undefined, account: Account | undefined, environment: Environment): Promise<void> {
  const own = account?.passwordHash ?? null;
  if (person === undefined || own === null) return;
  const figures = environment.mail?.limits ?? defaultMailLimits;
  if ((await environment.limits.take(warningLimits(person.id, figures))) > 0) return;
  await environment.run("access.warn", { personId: person.id });
}
