import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import { grant, guard } from "../kernel/operations/rule.ts";
import { organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
import type { Environment } from "../ports/environment.ts";
import { accessFacts } from "./access-facts.ts";
import { type Account, accountOf, devicesOf } from "./collection.ts";
import { comparePassword } from "./compare-password.ts";
import { takeAttempt } from "./count-attempt.ts";
import { typedPassword } from "./fields.ts";
import { freshSession, openSession, tokenView } from "./open-session.ts";
import { ownWords, passwordProblem } from "./password-rules.ts";
import { recordFirstPassword, takePassword } from "./take-password.ts";
import { findDevice, readBrowser, trustDevice, withoutDevices } from "./trust-device.ts";
import { peopleChanged } from "../people/events.ts";
import { passwordChanged } from "./events.ts";

const input = z.strictObject({ current: typedPassword, next: typedPassword });

interface ChangeContext {
  /** Whether the caller's session still exists: it may end during hashing. */
  readonly isSignedIn: boolean;
  readonly person: Person;
  readonly account: Account | undefined;
  /** The hash that the current password matched; null if it was wrong. */
  readonly passwordHash: string | null;
  readonly problem: Reason | undefined;
}

const forbidden: Reason = { code: "request.forbidden" };
const ended: Reason = { code: "session.ended" };
const wrong: Reason = { code: "sign-in.failed" };
const unchanged: Reason = { code: "password.unchanged" };

/** The host manages the passwords of its users (Q38). */
const externalPeopleHaveAPassword = grant<ChangeContext>(
  "external people have a password",
  ({ person }) => person.affiliation === "external" || forbidden,
);

/** A caller whose sessions were ended in the meantime can't open another one (P32). */
const theSessionIsStillOpen = guard<ChangeContext>(
  "the session is still open",
  ({ isSignedIn }) => isSignedIn || ended,
);

/** An unattended session isn't enough to change the password. */
const theCurrentPasswordIsKnown = guard<ChangeContext>(
  "the current password is known",
  ({ account, passwordHash }) => (passwordHash !== null && account?.passwordHash === passwordHash) || wrong,
);

/** The new password differs from the current one and meets the rules (P30, P38). */
const theNextPasswordMeetsTheRules = guard<ChangeContext>(
  "the next password meets the rules",
  ({ problem }) => problem ?? true,
);

/** Normalizes spaces, capitals and dashes, so that a variation of the mailed temporary password is recognized (P30). */
const bare = (password: string): string => password.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * Before the transaction: compares the current password (a wrong one counts as at sign-in, P35) and hashes the new one.
 */
async function prepareChange({ current, next }: z.output<typeof input>, actor: Actor, environment: Environment) {
  const { clock, passwords, signIn } = environment;
  const browser = await readBrowser(environment, actor.deviceToken);
  const account = await environment.read(accountOf(actor.personId));
  const devices = await environment.read(devicesOf(actor.personId));
  const person = await environment.read(personById(actor.personId));
  const organization = await environment.read(organizationById(actor.organizationId));
  const attempt = await takeAttempt(account, findDevice(devices, browser, clock.now()), environment);
  if (attempt.until !== null) {
    throw new RollcallError("request.throttled", { retryAfter: Math.ceil((attempt.until - clock.now()) / 1000) });
  }
  const own = attempt.isLocked ? null : (account?.passwordHash ?? null);
  const prepared = { browser, ...(await freshSession(environment)) };
  if (!(await comparePassword(own, current, attempt.giveBack, environment))) {
    return { passwordHash: null, problem: undefined, nextHash: "", ...prepared };
  }
  await attempt.giveBack();
  const about = ownWords(person, organization);
  const isKept = current === next || (person?.stage === "invited" && bare(next).includes(bare(current)));
  const problem = isKept ? unchanged : await passwordProblem(next, about, signIn, passwords);
  const nextHash = problem === undefined ? await passwords.hash(next) : "";
  return { passwordHash: own, problem, nextHash, ...prepared };
}

/**
 * Changes the caller's own password (A56). A temporary one must be changed before any other operation (A26). Every other session and
 * trusted device ends. The caller's own continue under new ids (P32, P33, Q58).
 * @throws {RollcallError} `sign-in.failed` (the current one is wrong), `password.too-short` (with `least`),
 *   `password.too-common`, `password.unchanged`, `request.forbidden` (the account is the host's), `request.throttled`,
 *   `portal.paused`, `session.ended`
 */
export const changePassword = operation({
  name: "access.changePassword",
  summary: "Changes the caller's own password.",
  portal: true,
  allowedWhileRestricted: ["password.change-required"],
  confidential: true,
  session: "begins",
  trustsDevice: true,
  input,
  /** Both are null over HTTP, where they are sent as cookies. */
  output: z.strictObject({ session: tokenView.nullable(), device: tokenView.nullable() }),
  events: [passwordChanged, peopleChanged],
  prepare: prepareChange,
  load: [(_input, actor) => accessFacts({ personId: actor.personId }, actor)],
  context: ({ person, account, sessions }, { passwordHash, problem }, { sessionId }): ChangeContext | undefined => {
    const isSignedIn = sessionId === undefined || sessions.some(({ id }) => id === sessionId);
    return person && { person, account, passwordHash, problem, isSignedIn };
  },
  rules: [externalPeopleHaveAPassword, theSessionIsStillOpen, theCurrentPasswordIsKnown, theNextPasswordMeetsTheRules],
  apply: (
    { known, context: { person } },
    { nextHash, browser, passwordHash: _before, problem: _none, ...fresh },
    { now },
  ) => {
    const { changes, journalEntries } = takePassword(person, known, nextHash, now);
    const first = recordFirstPassword(person, known.summary);
    const opened = openSession(person.id, fresh, [], now);
    // A new token, so that a copy of the previous one isn't trusted either.
    const trusted = trustDevice(person.id, withoutDevices(browser, known.devices), [], now);
    return {
      output: { session: opened.view, device: trusted.view },
      changes: [...first.changes, ...changes, ...opened.changes, ...trusted.changes],
      journalEntries: [...journalEntries, ...first.journalEntries],
    };
  },
});
