import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { takeOrRefuse } from "../kernel/limits/limits.ts";
import { operation } from "../identity/operation.ts";
import { grant, guard } from "../kernel/operations/rule.ts";
import { organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
import type { Environment } from "../ports/environment.ts";
import { type PresentedToken, readToken, sameHash } from "../secrets/token.ts";
import { type Account, accountOf, devicesOf, sessionsOf } from "./collection.ts";
import { typedPassword } from "./fields.ts";
import { tokenView } from "./open-session.ts";
import { ownWords, passwordProblem } from "./password-rules.ts";
import { resetLimit } from "./sign-in-limits.ts";
import { takePassword } from "./take-password.ts";
import { readBrowser, trustDevice, withoutDevices } from "./trust-device.ts";
import { passwordChanged } from "./events.ts";

const input = z.strictObject({ token: z.string().max(300), next: typedPassword });

interface ResetContext {
  readonly person: Person | undefined;
  readonly isOpen: boolean;
  readonly problem: Reason | undefined;
}

const dead: Reason = { code: "link.invalid" };

/** Requires the valid link. Every invalid link gives the same response (P37). */
const theValidLinkResetsThePassword = grant<ResetContext>(
  "the valid link resets the password",
  ({ person, isOpen }) => (isOpen && person?.state === "active") || dead,
);

/** Requires a password that meets the rules. Only checked if the link is valid. */
const theNewPasswordMeetsTheRules = guard<ResetContext>(
  "the new password meets the rules",
  ({ isOpen, problem }) => !isOpen || (problem ?? true),
);

const isOpen = (account: Account | undefined, { hash }: PresentedToken, now: number): boolean =>
  sameHash(account?.resetHash ?? null, hash) && now < (account?.resetUntil ?? 0);

/** Reads the link. Checks and hashes the password only if the link is valid. Only an invalid one counts against the source. */
async function prepareReset(
  { token, next }: z.output<typeof input>,
  { source, deviceToken }: Actor,
  environment: Environment,
) {
  const { limits, passwords, secrets, signIn, clock } = environment;
  const presented = await readToken(secrets, "password-reset", token);
  const browser = await readBrowser(environment, deviceToken);
  const account = await environment.read(accountOf(presented.subject));
  if (!isOpen(account, presented, clock.now())) {
    await takeOrRefuse(limits, [resetLimit(source)]);
    return { token: presented, problem: undefined, nextHash: null, browser };
  }
  const person = await environment.read(personById(presented.subject));
  const organization = await environment.read(organizationById(account?.organizationId ?? ""));
  const about = ownWords(person, organization);
  const problem = await passwordProblem(next, about, signIn, passwords);
  return { token: presented, problem, nextHash: problem === undefined ? await passwords.hash(next) : null, browser };
}

/**
 * Sets a new password with a mailed link: once, within an hour (P37). All sessions and trusted devices end
 * (P32), locks are lifted, and this browser becomes a trusted device (Q58). The person isn't signed in.
 * @throws {RollcallError} `link.invalid`, `password.too-short` (with `least`), `password.too-common`, `request.throttled`
 */
export const resetPassword = operation({
  name: "access.reset",
  summary: "Sets a new password with a mailed link.",
  allowAnonymous: true,
  confidential: true,
  trustsDevice: true,
  input,
  /** The token of the trusted device. Null over HTTP, where it is sent as a cookie. */
  output: z.strictObject({ device: tokenView.nullable() }),
  events: [passwordChanged],
  prepare: prepareReset,
  load: [
    ({ token: { subject } }) => ({
      person: personById(subject),
      account: accountOf(subject),
      sessions: sessionsOf(subject),
      devices: devicesOf(subject),
    }),
  ],
  context: ({ person, account }, { token, problem, nextHash }, _actor, now): ResetContext => ({
    person,
    // Without a hash, the link was invalid when it was read. Setting the clock back must not make it valid.
    isOpen: (nextHash !== null || problem !== undefined) && isOpen(account, token, now),
    problem,
  }),
  rules: [theValidLinkResetsThePassword, theNewPasswordMeetsTheRules],
  apply: ({ known, context: { person } }, { nextHash, browser }, { now }) => {
    if (person === undefined || nextHash === null) throw new TypeError("unreachable: the rules require a valid link");
    const { changes, journalEntries } = takePassword(person, known, nextHash, now);
    const trusted = trustDevice(person.id, withoutDevices(browser, known.devices), [], now);
    return { output: { device: trusted.view }, changes: [...changes, ...trusted.changes], journalEntries };
  },
});
