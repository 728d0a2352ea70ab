import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { takeOrRefuse } from "../kernel/limits.ts";
import { operation } from "../identity/operation.ts";
import { grant, guard } from "../kernel/rule.ts";
import { organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import type { Environment } from "../ports/environment.ts";
import { type PresentedToken, readToken, sameHash } from "../secrets/token.ts";
import { type Account, accountOf, sessionsOf } from "./collection.ts";
import { typedPassword } from "./fields.ts";
import { ownWords, passwordProblem } from "./password-rules.ts";
import { resetLimit } from "./sign-in-limits.ts";
import { takePassword } from "./take-password.ts";

const input = z.strictObject({ token: z.string().max(300), next: typedPassword });

interface ResetContext {
  readonly person: Person | undefined;
  readonly isOpen: boolean;
  readonly problem: Reason | undefined;
}

const dead: Reason = { code: "link.invalid" };

/** Whoever holds the link that counts. Every dead link is the same (P37). */
const whoeverHoldsTheLinkResets = grant<ResetContext>(
  "whoever holds the link resets",
  ({ person, isOpen }) => (isOpen && person?.state === "active") || dead,
);

/** A password that is fit, asked only of those whose link is alive. */
const theNewOneIsFit = guard<ResetContext>("the new one is fit", ({ isOpen, problem }) => !isOpen || (problem ?? true));

const isOpen = (account: Account | undefined, { hash }: PresentedToken, now: number): boolean =>
  sameHash(account?.resetHash ?? null, hash) && now < (account?.resetUntil ?? 0);

/** Reads the link; only where it is alive is anything judged and hashed. */
async function prepareReset({ token, next }: z.output<typeof input>, { source }: Actor, environment: Environment) {
  const { limits, passwords, secrets, signIn, clock } = environment;
  await takeOrRefuse(limits, [resetLimit(source)]);
  const presented = await readToken(secrets, "password-reset", token);
  const account = await environment.read(accountOf(presented.subject));
  if (!isOpen(account, presented, clock.now())) return { token: presented, problem: undefined, nextHash: null };
  const person = await environment.read(personById(presented.subject));
  const organization = await environment.read(organizationById(account?.organizationId ?? ""));
  const about = ownWords(person, organization);
  const problem = await passwordProblem(next, about, signIn, passwords);
  return { token: presented, problem, nextHash: problem === undefined ? await passwords.hash(next) : null };
}

/**
 * Sets a new password by the link that was mailed: once, within the hour (P37). All sessions end (P32), and nobody is
 * signed in by it.
 * @throws {RollcallError} `link.invalid`, `password.too-short` (with `least`), `password.too-common`, `request.throttled`
 */
export const resetPassword = operation({
  name: "access.reset",
  summary: "Sets a new password by the link that was mailed.",
  allowAnonymous: true,
  confidential: true,
  input,
  output: z.strictObject({}),
  prepare: prepareReset,
  load: [
    ({ token: { subject } }) => ({
      person: personById(subject),
      account: accountOf(subject),
      sessions: sessionsOf(subject),
    }),
    ({ person }) => ({ summary: peopleSummaryOf(person?.organizationId ?? "") }),
  ],
  context: ({ person, account }, { token, problem, nextHash }, _actor, now): ResetContext => ({
    person,
    // Where nothing was judged or hashed, the link was dead as it was read: a clock that is set back revives none.
    isOpen: (nextHash !== null || problem !== undefined) && isOpen(account, token, now),
    problem,
  }),
  rules: [whoeverHoldsTheLinkResets, theNewOneIsFit],
  apply: ({ known, context: { person } }, { nextHash }, { now }) => {
    if (person === undefined || nextHash === null) throw new TypeError("a link that no rule has looked at is none");
    return { output: {}, ...takePassword(person, known, nextHash, now) };
  },
});
