import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { remove, update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import type { Environment } from "../ports/environment.ts";
import { type Account, accountOf, accounts, devicesOf, sessionById, sessions, sessionsOf } from "./collection.ts";
import { deviceTrusted } from "./events.ts";
import { removeFailure } from "./failure-count.ts";
import { typedPassword } from "./fields.ts";
import { freshSession, openSession, tokenView } from "./open-session.ts";
import { findDevice, trustDevice } from "./trust-device.ts";
import { type Credentials, type Verified, verifyPassword } from "./verify-password.ts";

interface SignInContext {
  readonly person: Person | undefined;
  readonly account: Account | undefined;
  readonly verified: Verified;
}

const failed: Reason = { code: "sign-in.failed" };

/** Requires the password that is valid at the commit. Every other attempt gets the same response (P34). */
const theRightPasswordSignsIn = grant<SignInContext>(
  "the right password signs in",
  ({ person, account, verified: { personId, passwordHash } }) =>
    (personId !== "" && person?.state === "active" && account?.passwordHash === passwordHash) || failed,
);

/** Compares the password, and prepares a session and a stronger hash, before the transaction. */
async function prepareSignIn(credentials: Credentials, actor: Actor, environment: Environment) {
  const verified = await verifyPassword(credentials, actor, environment);
  const { passwords } = environment;
  const isOutdated = verified.personId !== "" && passwords.isOutdated(verified.passwordHash);
  const stronger = isOutdated ? await passwords.hash(credentials.password) : verified.passwordHash;
  return { verified, stronger, ...(await freshSession(environment)) };
}

/**
 * Signs an external person in to the portal with address and password (A42). The response is the same for an unknown address,
 * a wrong password, and an account that isn't activated, is deactivated or locked (P34). With a temporary password only
 * `access.changePassword` is allowed (A26, A27); while the portal is paused, only the pause page (A31). The browser becomes a trusted
 * device, which strangers can't lock (Q58). The first time, this is recorded in the person's history.
 * @throws {RollcallError} `sign-in.failed`, `request.throttled`, `request.invalid`
 */
export const signIn = operation({
  name: "access.signIn",
  summary: "Signs an external person in to the portal.",
  allowAnonymous: true,
  confidential: true,
  session: "begins",
  trustsDevice: true,
  input: z.strictObject({ organizationId: id, email: z.string().max(320), password: typedPassword }),
  output: z.strictObject({
    /** Null over HTTP, where it is sent as a cookie. */
    session: tokenView.nullable(),
    /** The token by which this browser is recognized as one of the person's own. Null over HTTP, as above. */
    device: tokenView.nullable(),
    /** Whether the password is temporary. The person must choose their own before anything else. */
    mustChange: z.boolean(),
  }),
  events: [deviceTrusted],
  prepare: prepareSignIn,
  load: [
    ({ verified: { personId } }, actor) => ({
      person: personById(personId),
      account: accountOf(personId),
      open: sessionsOf(personId),
      devices: devicesOf(personId),
      own: sessionById(actor.sessionId ?? ""),
    }),
  ],
  context: ({ person, account }, { verified }): SignInContext => ({ person, account, verified }),
  rules: [theRightPasswordSignsIn],
  apply: ({ known, context: { person, account } }, { stronger, verified, ...fresh }, { now }) => {
    const { personId, browser } = verified;
    const open = known.open.filter((one) => one.id !== known.own?.id);
    const { view, changes } = openSession(personId, fresh, open, now);
    const trusted = trustDevice(personId, browser, known.devices, now);
    // A trusted device has a separate count, so signing in there doesn't give strangers more guesses.
    const isUnknown = findDevice(known.devices, browser, now) === undefined;
    const set = { passwordHash: stronger, ...(isUnknown && account && removeFailure(account, true)) };
    const moved = isUnknown && person ? movePerson(person, {}, deviceTrusted({ personId }), now) : undefined;
    const before = known.own === undefined ? [] : [remove(sessions, [known.own.id])];
    return {
      output: { session: view, device: trusted.view, mustChange: person?.stage === "invited" },
      changes: [
        ...before,
        ...changes,
        ...trusted.changes,
        update(accounts, [personId], set),
        ...(moved === undefined ? [] : [moved.change]),
      ],
      journalEntries: moved === undefined ? [] : [{ ...moved.entry, by: personId, via: "portal" }],
    };
  },
});
