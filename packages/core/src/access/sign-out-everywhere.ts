import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { type Session, devicesOf, sessionsOf, type TrustedDevice } from "./collection.ts";
import { signedOutEverywhere } from "./events.ts";
import { endSignIns } from "./set-account.ts";

interface SignIns {
  readonly person: Person;
  readonly isExternal: boolean;
  readonly sessions: readonly Session[];
  readonly devices: readonly TrustedDevice[];
}

const forbidden: Reason = { code: "request.forbidden" };

/**
 * Signs the caller out in every browser, including this one, and ends all their trusted devices (P32, Q58). For external people:
 * the host signs out its own users.
 * @throws {RollcallError} `request.forbidden`, `password.change-required`, `portal.paused`
 */
export const signOutEverywhere = operation({
  name: "access.signOutEverywhere",
  summary: "Signs the caller out in every browser.",
  session: "ends",
  confidential: true,
  input: z.strictObject({}),
  output: z.strictObject({}),
  events: [signedOutEverywhere],
  load: [
    (_input, { personId }) => ({
      person: personById(personId),
      sessions: sessionsOf(personId),
      devices: devicesOf(personId),
    }),
  ],
  context: ({ person, sessions, devices }, _input, { affiliation }): SignIns | undefined =>
    person && { person, isExternal: affiliation === "external", sessions, devices },
  rules: [grant<SignIns>("external people sign out everywhere", ({ isExternal }) => isExternal || forbidden)],
  apply: ({ context }, _input, { now }) => {
    const { person } = context;
    const { change, entry } = movePerson(person, {}, signedOutEverywhere({ personId: person.id }), now);
    return { output: {}, changes: [change, ...endSignIns(context)], journalEntries: [entry] };
  },
});
