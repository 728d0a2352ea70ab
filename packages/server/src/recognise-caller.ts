import { type Actor, type Awaitable, type HostIdentity, type Rollcall, RollcallError } from "@rollcall/core";
import type { Context } from "hono";
import type { Exchange } from "./exchange.ts";
import { presentedToken } from "./session-cookie.ts";

/**
 * Returns the host user of a request, or null or undefined if there is no signed-in user (Q51). May only read headers; the body
 * belongs to Rollcall. Called again every few seconds while an event stream is open. A user of the wrong shape is a mistake in
 * the host's code: the caller gets `internal` with status 500, and the log entry names the fields.
 */
export type Authenticate = (request: Request) => Awaitable<HostIdentity | null | undefined>;

/** The current caller; undefined if they are not identified. */
export type RecogniseCaller = (c: Context<Exchange>) => Promise<Actor | undefined>;

/**
 * Identifies the caller with the host's `authenticate`, then with the session cookie. The host takes precedence, so a cookie
 * never turns a host user into another person.
 * @throws {RollcallError} (when called) errors of `Rollcall.recognise`, `session.ended`
 */
export const recogniseCaller =
  (rollcall: Rollcall, authenticate: Authenticate): RecogniseCaller =>
  async (c) => {
    const identity = await ask(authenticate, c.req.raw);
    const actor =
      identity === null || identity === undefined
        ? await bySession(rollcall, presentedToken(c))
        : await rollcall.recognise(identity);
    return actor && { ...actor, source: c.get("source") };
  };

/**
 * Requires an identified caller.
 * @throws {RollcallError} `request.unauthenticated`
 */
export function signedIn(actor: Actor | undefined): Actor {
  if (actor === undefined) throw new RollcallError("request.unauthenticated");
  return actor;
}

const bySession = async (rollcall: Rollcall, token: string | undefined): Promise<Actor | undefined> =>
  token === undefined ? undefined : rollcall.session(token);

/** Wraps thrown values that are not errors, because otherwise the request would get no response. */
async function ask(authenticate: Authenticate, request: Request): Promise<HostIdentity | null | undefined> {
  try {
    return await authenticate(request);
  } catch (error) {
    throw error instanceof Error
      ? error
      : new Error("`authenticate` threw a value that is not an error", { cause: error });
  }
}
