import { type Actor, type Awaitable, type HostIdentity, type Rollcall, RollcallError } from "@rollcall/core";
import type { Context } from "hono";
import type { Exchange } from "./exchange.ts";
import { presentedToken } from "./session-cookie.ts";

/**
 * The host's word on who is calling (Q51): its user behind a request, or null where nobody is signed in. Reads headers
 * only; the body belongs to Rollcall. Asked again every few seconds while an event stream is open.
 */
export type Authenticate = (request: Request) => Awaitable<HostIdentity | null>;

/** Who is calling, as the rows say now; undefined where nobody says who they are. */
export type RecogniseCaller = (c: Context<Exchange>) => Promise<Actor | undefined>;

/**
 * Asks the host who calls, and Rollcall who that is. Where the host knows nobody, the cookie of a session is looked at: so
 * external people come by their own sign-in, and a user of the host never by mistake as somebody else.
 * @throws {RollcallError} (when called) what `Rollcall.recognise` refuses, `session.ended`
 */
export const recogniseCaller =
  (rollcall: Rollcall, authenticate: Authenticate): RecogniseCaller =>
  async (c) => {
    const identity = await ask(authenticate, c.req.raw);
    const actor = identity === null ? await bySession(rollcall, presentedToken(c)) : await rollcall.recognise(identity);
    return actor && { ...actor, source: c.get("source") };
  };

/**
 * Whoever calls, who must say who they are.
 * @throws {RollcallError} `request.unauthenticated`
 */
export function signedIn(actor: Actor | undefined): Actor {
  if (actor === undefined) throw new RollcallError("request.unauthenticated");
  return actor;
}

const bySession = async (rollcall: Rollcall, token: string | undefined): Promise<Actor | undefined> =>
  token === undefined ? undefined : rollcall.session(token);

/** A host may throw what is no error; then nobody would answer the request. */
async function ask(authenticate: Authenticate, request: Request): Promise<HostIdentity | null> {
  try {
    return await authenticate(request);
  } catch (error) {
    throw error instanceof Error ? error : new Error("`authenticate` threw what is no error", { cause: error });
  }
}
