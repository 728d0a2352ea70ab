import { RollcallError, wireVersion } from "@rollcall/core/client";
import { HTTPError, TimeoutError } from "ky";

/**
 * Rejects a response that is not from Rollcall (a proxy's page, a sign-in page) or has another protocol version.
 * @throws {RollcallError} `server.unreachable`, `request.version-mismatch`
 */
export function refuseForeign({ headers, status }: Response): void {
  const version = headers.get("rollcall-version");
  if (version === null) throw new RollcallError("server.unreachable", { status });
  if (version !== String(wireVersion)) {
    throw new RollcallError("request.version-mismatch", { client: wireVersion, server: version });
  }
}

/** Turns any failure into a `RollcallError`: the error of the server, or a code for the reason there is no response. */
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
