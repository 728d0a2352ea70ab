import { z } from "zod";
import { remove } from "../kernel/store/change.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type Session, sessionById, sessions } from "./collection.ts";

/** Ends the caller's session. Has no effect if there is none. */
export const signOut = operation({
  name: "access.signOut",
  summary: "Ends the caller's session.",
  allowAnonymous: true,
  session: "ends",
  confidential: true,
  input: z.strictObject({}),
  output: z.strictObject({}),
  load: [(_input, { sessionId = "" }) => ({ session: sessionById(sessionId) })],
  context: ({ session }): { readonly session: Session | undefined } => ({ session }),
  rules: [grant<{ readonly session: Session | undefined }>("anyone can sign out", () => true)],
  apply: ({ context: { session } }) => ({
    output: {},
    changes: session === undefined ? [] : [remove(sessions, [session.id])],
  }),
});
