import { type Actor, type Awaitable, type HostIdentity, type Rollcall, RollcallError } from "@rollcall/core";

/**
 * The host's word on who is calling (Q51): its user behind a request, or null where nobody is signed in. Reads headers
 * only; the body belongs to Rollcall. Asked again every few seconds while an event stream is open.
 */
export type Authenticate = (request: Request) => Awaitable<HostIdentity | null>;

/** Who is calling, as the rows say now. */
export type RecogniseCaller = (request: Request) => Promise<Actor>;

/**
 * Asks the host who calls, and Rollcall who that is.
 * @throws {RollcallError} (when called) `request.unauthenticated`, and what `Rollcall.recognise` refuses
 */
export const recogniseCaller =
  (rollcall: Rollcall, authenticate: Authenticate): RecogniseCaller =>
  async (request) => {
    const identity = await ask(authenticate, request);
    if (identity === null) throw new RollcallError("request.unauthenticated");
    return rollcall.recognise(identity);
  };

/** A host may throw what is no error; then nobody would answer the request. */
async function ask(authenticate: Authenticate, request: Request): Promise<HostIdentity | null> {
  try {
    return await authenticate(request);
  } catch (error) {
    throw error instanceof Error ? error : new Error("`authenticate` threw what is no error", { cause: error });
  }
}
