import { RollcallError, wireVersion } from "@rollcall/core";
import type { MiddlewareHandler } from "hono";
import type { Exchange } from "./exchange.ts";

/** The header in which each side says its version of the wire. */
export const versionHeader = "Rollcall-Version";

/** Refuses a client of another version, so that a page of last week asks to be reloaded. A client that says none passes. */
export const sameVersion: MiddlewareHandler<Exchange> = async (c, next) => {
  const version = c.req.header(versionHeader);
  if (version !== undefined && version !== String(wireVersion)) {
    throw new RollcallError("request.version-mismatch", { client: version.slice(0, 16), server: wireVersion });
  }
  await next();
};
