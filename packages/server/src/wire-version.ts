import { RollcallError, wireVersion } from "@rollcall/core";
import type { Context } from "hono";
import type { Exchange } from "./exchange.ts";

/** The header with the protocol version of each side. */
export const versionHeader = "Rollcall-Version";

/**
 * Refuses a client with another version, so that an outdated page asks the user to reload it. A client without a version is accepted.
 * @throws {RollcallError} `request.version-mismatch`
 */
export function requireSameVersion(c: Context<Exchange>): void {
  const version = c.req.header(versionHeader);
  if (version !== undefined && version !== String(wireVersion)) {
    throw new RollcallError("request.version-mismatch", { client: version.slice(0, 16), server: wireVersion });
  }
}
