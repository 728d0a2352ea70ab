import { RollcallError } from "../contract/rollcall-error.ts";
import type { Admission } from "../kernel/engine/engine.ts";
import type { Actor } from "./actor.ts";
import type { Operation } from "./operation.ts";
import { viaOf } from "./via.ts";

/**
 * Refuses restricted callers: internal people can't use the worker portal, and external people can't use anything.
 * @throws {RollcallError} `password.change-required`, `portal.paused`
 */
function refuseRestricted(operation: Operation, { affiliation, restriction }: Actor): void {
  const { portal, allowAnonymous, allowedWhileRestricted } = operation;
  if (restriction === undefined || allowAnonymous || allowedWhileRestricted.includes(restriction)) return;
  if (portal || affiliation === "external") throw new RollcallError(restriction);
}

/** Which callers an engine admits, and how history shows them. */
export const admission: Admission<Operation> = { admit: refuseRestricted, viaOf };
