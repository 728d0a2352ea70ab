import { RollcallError, wireVersion } from "@rollcall/core/client";
import { HTTPError, TimeoutError } from "ky";

/**
 * Refuses an answer that is not Rollcall's (a proxy's page, a host's sign-in) or not of this version of the wire.
 * @throws {RollcallError} `server.unreachable`, `request.version-mismatch`
 */
export function refuseForeign({ headers, status }: Response): void {
  const version = headers.get("rollcall-version");
  if (version === null) throw new RollcallError("server.unreachable", { status });
  if (version !== String(wireVersion)) {
    throw new RollcallError("request.version-mismatch", { client: wireVersion, server: version });
  }
}

/** What a caller hears of any failure: the server's refusal as the same class, and a code for each way to get none. */
export function toRollcallError(error: unknown, signal: AbortSignal | undefined): RollcallError {
  if (signal?.aborted === true) return new RollcallError("request.cancelled", {}, { cause: error });
  if (error instanceof RollcallError) return error;
  if (error instanceof TimeoutError) return new RollcallError("request.timed-out", {}, { cause: error });
  if (error instanceof HTTPError) {
    try {
      refuseForeign(error.response);
    } catch (foreign) {
      return foreign as RollcallError;
    }
    return RollcallError.fromWire(error.data);
  }
  return new RollcallError("server.unreachable", {}, { cause: error });
}
