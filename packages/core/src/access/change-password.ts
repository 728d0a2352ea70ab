import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { takeOrRefuse } from "../kernel/limits.ts";
import { operation } from "../identity/operation.ts";
import { grant, guard } from "../kernel/rule.ts";
import { organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
import type { Environment } from "../ports/environment.ts";
import { accessFacts } from "./access-facts.ts";
import { type Account, accountOf } from "./collection.ts";
import { comparePassword } from "./compare-password.ts";
import { typedPassword } from "./fields.ts";
import { freshSession, openSession, sessionView } from "./new-session.ts";
import { ownWords, passwordProblem } from "./password-rules.ts";
import { changeLimit, maxFailures } from "./sign-in-limits.ts";
import { takePassword } from "./take-password.ts";

const input = z.strictObject({ current: typedPassword, next: typedPassword });

interface ChangeContext {
  /** Whether the session that asks is still one: hashing takes time. */
  readonly isSignedIn: boolean;
  readonly person: Person;
  readonly account: Account | undefined;
  /** What the current password was compared with; null where it was wrong. */
  readonly passwordHash: string | null;
  readonly problem: Reason | undefined;
}

const forbidden: Reason = { code: "request.forbidden" };
const ended: Reason = { code: "session.ended" };
const wrong: Reason = { code: "sign-in.failed" };
const unchanged: Reason = { code: "password.unchanged" };

/** The password of a user of the host is the host's (Q38). */
const externalPeopleHaveAPassword = grant<ChangeContext>(
  "external people have a password",
  ({ person }) => person.affiliation === "external" || forbidden,
);

/** Whose sessions were ended meanwhile opens no other one by this (P32). */
const theSessionGoesOn = guard<ChangeContext>("the session goes on", ({ isSignedIn }) => isSignedIn || ended);

/** A session that was left open is not enough. */
const theCurrentPasswordIsKnown = guard<ChangeContext>(
  "the current password is known",
  ({ account, passwordHash }) => (passwordHash !== null && account?.passwordHash === passwordHash) || wrong,
);

/** It is another one, and a good one (P30, P38). */
const theNextOneIsFit = guard<ChangeContext>("the next one is fit", ({ problem }) => problem ?? true);

/** A temporary password dressed up, with a blank, in capitals or without its dashes, is the one that lies in a mailbox (P30). */
const bare = (password: string): string => password.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Compares the current one (a wrong one counts as at sign-in, P35), judges and hashes the next, before the transaction. */
async function prepareChange({ current, next }: z.output<typeof input>, actor: Actor, environment: Environment) {
  const { limits, passwords, signIn } = environment;
  const guesses = [changeLimit(actor.personId)];
  await takeOrRefuse(limits, guesses);
  const account = await environment.read(accountOf(actor.personId));
  const person = await environment.read(personById(actor.personId));
  const organization = await environment.read(organizationById(actor.organizationId));
  // What sign-in compares no more, nobody finds out here either.
  const own = account === undefined || account.failures >= maxFailures ? null : account.passwordHash;
  const isRight = await comparePassword(own, current, guesses, environment);
  if (!isRight) {
    if (account !== undefined) await environment.run("access.countFailure", { personId: account.personId });
    return { passwordHash: null, problem: undefined, nextHash: "", ...(await freshSession(environment)) };
  }
  await limits.giveBack(guesses);
  const about = ownWords(person, organization);
  const isKept = current === next || (person?.stage === "invited" && bare(next).includes(bare(current)));
  const problem = isKept ? unchanged : await passwordProblem(next, about, signIn, passwords);
  const nextHash = problem === undefined ? await passwords.hash(next) : "";
  return { passwordHash: own, problem, nextHash, ...(await freshSession(environment)) };
}

/**
 * Changes the caller's own password (A56). The temporary one must be changed before anything else opens (A26). Every other
 * session ends, and the caller's goes on under another id (P32, P33).
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
  input,
  /** The session is null over HTTP, where a cookie carries it. */
  output: z.strictObject({ session: sessionView.nullable() }),
  prepare: prepareChange,
  load: [(_input, actor) => accessFacts({ personId: actor.personId }, actor)],
  context: ({ person, account, sessions }, { passwordHash, problem }, { sessionId }): ChangeContext | undefined => {
    const isSignedIn = sessionId === undefined || sessions.some(({ id }) => id === sessionId);
    return person && { person, account, passwordHash, problem, isSignedIn };
  },
  rules: [externalPeopleHaveAPassword, theSessionGoesOn, theCurrentPasswordIsKnown, theNextOneIsFit],
  apply: ({ known, context: { person } }, { nextHash, passwordHash: _before, problem: _none, ...fresh }, { now }) => {
    const { changes, journalEntries } = takePassword(person, known, nextHash, now);
    const opened = openSession(person.id, fresh, [], now);
    return { output: { session: opened.view }, changes: [...changes, ...opened.changes], journalEntries };
  },
});
