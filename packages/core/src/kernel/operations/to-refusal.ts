import type { Decision } from "../../contract/decision.ts";
import { RollcallError } from "../../contract/rollcall-error.ts";

/** The error for the first reason of a refused decision. In its own file, to keep it out of bundles that only read decisions. */
export function toRefusal({ reasons }: Decision): RollcallError {
  const reason = reasons[0] ?? { code: "request.forbidden" };
  return new RollcallError(reason.code, reason.details, { remedy: reason.remedy });
}
