import { type Rollcall, RollcallError } from "@rollcall/core";
import type { Handler } from "hono";
import type { Exchange } from "./exchange.ts";
import { type RecogniseCaller, signedIn } from "./recognise-caller.ts";

/**
 * `GET /session`: returns the caller. A signed-out caller also gets status 200, so that the browser logs no error: `session` is null,
 * and `reason` says why. `anonymous` lists the operations that need no session.
 */
export function answerSession(rollcall: Rollcall, callerOf: RecogniseCaller): Handler<Exchange> {
  const anonymous = [...rollcall.operations.values()]
    .filter(({ allowAnonymous, internal }) => allowAnonymous && !internal)
    .map(({ name }) => name);
  return async (c) => {
    try {
      const actor = signedIn(await callerOf(c));
      c.set("actor", actor);
      return c.json({ session: { personId: actor.personId }, anonymous });
    } catch (error) {
      const isRefusal =
        error instanceof RollcallError && (error.kind === "unauthenticated" || error.kind === "forbidden");
      if (!isRefusal) throw error;
      return c.json({ session: null, reason: error.reason, anonymous });
    }
  };
}
