import type { Decision } from "../contract/decision.ts";
import { RollcallError } from "../contract/rollcall-error.ts";

/** The error that says the first reason of a refused decision; whoever only reads decisions carries nothing of it. */
export function toRefusal({ reasons }: Decision): RollcallError {
  const reason = reasons[0] ?? { code: "request.forbidden" };
  return new RollcallError(reason.code, reason.details, { remedy: reason.remedy });
}
