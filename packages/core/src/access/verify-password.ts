import type { Actor } from "../identity/actor.ts";
import { takeOrRefuse } from "../kernel/limits.ts";
import type { Limit, Limits } from "../kernel/rate-limits.ts";
import { usualMailLimits } from "../mail/mail-limits.ts";
import type { Environment } from "../ports/environment.ts";
import { type Person, personByEmail } from "../people/collection.ts";
import { toEmail } from "../people/canonical-email.ts";
import { type Account, accountOf } from "./collection.ts";
import { comparePassword } from "./compare-password.ts";
import { addressLimit, maxFailures, nobodysFailures, sourceLimit, warningLimits } from "./sign-in-limits.ts";

/** What somebody says who they are. */
export interface Credentials {
  readonly organizationId: string;
  readonly email: string;
  readonly password: string;
}

/** What came of it. */
export interface Verified {
  /** Empty where nothing fits: an unknown address, a wrong password, an account that is shut. */
  readonly personId: string;
  /** What was compared with, so that nothing has changed by the commit. */
  readonly passwordHash: string;
}

/** An address that is too long for anybody's is cut: it is counted all the same. */
const longestKey = 320;

/**
 * Compares a password, with the same work and the same answer for an address that nobody has, one that is not activated,
 * deactivated or locked, and a wrong password (P34). Each attempt counts against the address and the place it comes from
 * (P35, P36); a right one is given back.
 * @throws {RollcallError} `request.throttled` too many from this place, or too many at once
 */
export async function verifyPassword(
  { organizationId, email, password }: Credentials,
  { source }: Actor,
  environment: Environment,
): Promise<Verified> {
  const { limits } = environment;
  const key = toEmail(email)?.key ?? email.trim().toLowerCase().slice(0, longestKey);
  const place = [sourceLimit(source)];
  const address = [addressLimit(organizationId, key)];
  // Both at once, as nearly always; which of them is full is asked only where one is.
  const isLocked = (await limits.take([...place, ...address])) > 0;
  if (isLocked) await takeOrRefuse(limits, place);
  const person = await environment.read(personByEmail(organizationId, key));
  const account = await environment.read(accountOf(person?.id ?? ""));
  const taken = isLocked ? place : [...place, ...address];
  const open = isLocked ? null : openHash(person, account, environment.clock.now());
  const fits = await comparePassword(open, password, taken, environment);
  if (open !== null && fits) {
    giveBackBeside(limits, taken);
    return { personId: person?.id ?? "", passwordHash: open };
  }
  if (isLocked) await warn(person, account, environment);
  else if (account === undefined) await limits.take([nobodysFailures]);
  else await environment.run("access.countFailure", { personId: account.personId });
  return { personId: "", passwordHash: "" };
}

/** Written beside the session that is opened, in one commit where the store has such. If that fails, one attempt stays counted. */
function giveBackBeside(limits: Limits, taken: readonly Limit[]): void {
  limits.giveBack(taken).catch(() => undefined);
}

/** What opens the account now, if anything does. A pause does not shut the account (Q35). */
function openHash(person: Person | undefined, account: Account | undefined, now: number): string | null {
  if (person?.state !== "active" || person.affiliation !== "external" || account === undefined) return null;
  if (account.failures >= maxFailures) return null;
  if (person.stage === "invited" && (person.temporaryUntil ?? 0) <= now) return null;
  return person.stage === "created" ? null : account.passwordHash;
}

/** The owner hears of it, once an hour and twice a day at most; whoever is guessing learns nothing. */
async function warn(person: Person | undefined, account: Account | undefined, environment: Environment): Promise<void> {
  const own = account?.passwordHash ?? null;
  if (person === undefined || own === null) return;
  const figures = environment.mail?.limits ?? usualMailLimits;
  if ((await environment.limits.take(warningLimits(person.id, figures))) > 0) return;
  await environment.run("access.warn", { personId: person.id });
}
