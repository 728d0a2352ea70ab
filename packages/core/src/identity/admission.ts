import { RollcallError } from "../contract/rollcall-error.ts";
import type { Admission } from "../kernel/engine.ts";
import type { Operation } from "../kernel/operation.ts";
import type { Actor, Restriction } from "./actor.ts";
import { viaOf } from "./via.ts";

/**
 * Refuses restricted callers: internal people can't use the worker portal, external people can't use anything.
 * @throws {RollcallError} `password.change-required`, `portal.paused`
 */
function refuseRestricted(operation: Operation, { affiliation, restriction }: Actor): void {
  const { portal, allowAnonymous, allowedWhileRestricted } = operation;
  if (restriction === undefined || allowAnonymous || isAllowed(allowedWhileRestricted, restriction)) return;
  if (portal || affiliation === "external") throw new RollcallError(restriction);
}

const isAllowed = (allowed: readonly string[], restriction: Restriction): boolean => allowed.includes(restriction);

/** Which callers an engine admits, and how history shows them. */
export const admission: Admission = { admit: refuseRestricted, viaOf };
