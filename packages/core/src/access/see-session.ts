import { z } from "zod";
import { update } from "../kernel/change.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/rule.ts";
import { type Session, sessionById, sessions } from "./collection.ts";

/** Notes that a session is in use, so that it does not end for being left alone. */
export const seeSession = operation({
  name: "access.seeSession",
  summary: "Notes that a session is in use.",
  internal: true,
  confidential: true,
  input: z.strictObject({ sessionId: z.string() }),
  output: z.strictObject({}),
  load: [({ sessionId }) => ({ session: sessionById(sessionId) })],
  context: ({ session }): { readonly session: Session } | undefined => session && { session },
  rules: [grant<{ readonly session: Session }>("sessions are seen", () => true)],
  apply: ({ context: { session } }, _input, { now }) => ({
    output: {},
    changes: [update(sessions, [session.id], { seenAt: now }, { seenAt: session.seenAt })],
  }),
});
