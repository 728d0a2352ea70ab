import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type Session, sessionById, sessions } from "./collection.ts";

/** Records that a session is in use, so that it doesn't expire as unused. */
export const seeSession = operation({
  name: "access.seeSession",
  summary: "Records that a session is in use.",
  internal: true,
  confidential: true,
  input: z.strictObject({ sessionId: z.string() }),
  output: z.strictObject({}),
  load: [({ sessionId }) => ({ session: sessionById(sessionId) })],
  context: ({ session }): { readonly session: Session } | undefined => session && { session },
  rules: [grant<{ readonly session: Session }>("sessions record their use", () => true)],
  apply: ({ context: { session } }, _input, { now }) => ({
    output: {},
    changes: [update(sessions, [session.id], { seenAt: now }, { seenAt: session.seenAt })],
  }),
});
