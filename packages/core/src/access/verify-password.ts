import type { Actor } from "../identity/actor.ts";
import { takeOrRefuse } from "../kernel/limits/limits.ts";
import type { Limit, Limits } from "../kernel/limits/rate-limits.ts";
import type { Environment } from "../ports/environment.ts";
import { type Person, personByEmail } from "../people/collection.ts";
import { toEmail } from "../identity/canonical-email.ts";
import { type Account, accountOf, devicesOf } from "./collection.ts";
import { comparePassword } from "./compare-password.ts";
import { takeAttempt } from "./count-attempt.ts";
import { sourceLimit, warningLimits } from "./sign-in-limits.ts";
import { type BrowserTokens, findDevice, readBrowser } from "./trust-device.ts";

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
  /** The browser it was entered in. */
  readonly browser: BrowserTokens;
}

/**
 * Compares a password. The work and the response are the same for a wrong password, an unknown address, and an account that isn't
 * activated, is deactivated or locked (P34). Each attempt in an unknown browser counts against the account and the source (P35, P36). On a
 * trusted device it only counts against the device, so that no one else can lock it (Q58).
 * @throws {RollcallError} `request.throttled`: too many from this source, or too many at once
 */
export async function verifyPassword(
  { organizationId, email, password }: Credentials,
  { source, deviceToken }: Actor,
  environment: Environment,
): Promise<Verified> {
  const { clock, limits } = environment;
  const browser = await readBrowser(environment, deviceToken);
  const person = await environment.read(personByEmail(organizationId, toEmail(email)?.key ?? ""));
  const account = await environment.read(accountOf(person?.id ?? ""));
  const device = findDevice(await environment.read(devicesOf(person?.id ?? "")), browser, clock.now());
  const place = [sourceLimit(source)];
  if (device === undefined) await takeOrRefuse(limits, place);
  const attempt = await takeAttempt(account, device, environment);
  // Attempts on a locked device are limited like those of any other source.
  if (device !== undefined && attempt.isLocked) await takeOrRefuse(limits, place);
  const taken = device === undefined || attempt.isLocked ? place : [];
  const open = attempt.isLocked ? null : openHash(person, account, clock.now());
  const giveBack = () => Promise.all([limits.giveBack(taken), attempt.giveBack()]);
  const fits = await comparePassword(open, password, giveBack, environment);
  if (open !== null && fits) {
    void refundAlongside(limits, taken);
    return { personId: person?.id ?? "", passwordHash: open, browser };
  }
  if (attempt.isLocked && device === undefined) await warn(person, account, environment);
  return { personId: "", passwordHash: "", browser };
}

/** Written together with the new session, in one commit if the store supports it. If that fails, one attempt stays counted. */
async function refundAlongside(limits: Limits, taken: readonly Limit[]): Promise<void> {
  if (taken.length === 0) return;
  try {
    await limits.giveBack(taken);
  } catch {
    // The password was correct, so a failed refund must not prevent the sign-in.
  }
}

/** The hash that opens the account now, if there is one. A pause doesn't close the account (Q35). */
function openHash(person: Person | undefined, account: Account | undefined, now: number): string | null {
  if (person?.state !== "active" || person.affiliation !== "external" || account === undefined) return null;
  if (person.stage === "invited" && (person.temporaryUntil ?? 0) <= now) return null;
  return person.stage === "created" ? null : account.passwordHash;
}

/** Warns the owner, at most once an hour and twice a day. The attacker learns nothing. */
async function warn(person: Person | undefined, account: Account | undefined, environment: Environment): Promise<void> {
  const own = account?.passwordHash ?? null;
  if (person === undefined || own === null) return;
  if ((await environment.limits.take(warningLimits(person.id))) > 0) return;
  await environment.run("access.warn", { personId: person.id });
}
