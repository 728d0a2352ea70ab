import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/rule.ts";
import { type Session, devicesOf, sessionsOf, type TrustedDevice } from "./collection.ts";
import { endSignIns } from "./set-account.ts";

interface SignIns {
  readonly isExternal: boolean;
  readonly sessions: readonly Session[];
  readonly devices: readonly TrustedDevice[];
}

const forbidden: Reason = { code: "request.forbidden" };

/**
 * Signs the caller out in every browser, this one included, and ends all their trusted devices (P32, Q58). For external people:
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
  load: [(_input, { personId }) => ({ sessions: sessionsOf(personId), devices: devicesOf(personId) })],
  context: ({ sessions, devices }, _input, { affiliation }): SignIns => ({
    isExternal: affiliation === "external",
    sessions,
    devices,
  }),
  rules: [grant<SignIns>("external people sign out everywhere", ({ isExternal }) => isExternal || forbidden)],
  apply: ({ context }) => ({ output: {}, changes: endSignIns(context) }),
});
